// SPDX-License-Identifier: Apache-2.0
import type { MessageTemplate } from '#kernels/channel'

interface OperationMessage {
  /** The event of the deed. */
  readonly event: string
  readonly template: MessageTemplate
}

const message = (
  event: string,
  [zhTitle, enTitle]: readonly [string, string],
  [zhBody, enBody]: readonly [string, string],
): OperationMessage => ({
  event,
  template: {
    code: event,
    topic: 'case',
    title: { zh: zhTitle, en: enTitle },
    body: { zh: zhBody, en: enBody },
  },
})

/** What is told of an operation to those whom it concerns; `{title}` and `{number}` are the case's. */
export const operationMessages: readonly OperationMessage[] = [
  message(
    'case.task-asked',
    ['请您办理', 'You are asked'],
    [
      '“{title}”（{number}）有一项委派、会办或加签等待您答复。',
      'Your answer is asked for on “{title}” ({number}).',
    ],
  ),
  message(
    'case.ask-answered',
    ['已答复', 'Answered'],
    [
      '“{title}”（{number}）的委派、会办或加签已答复。',
      'What you asked on “{title}” ({number}) was answered.',
    ],
  ),
  message(
    'case.ask-recalled',
    ['已收回', 'Recalled'],
    [
      '“{title}”（{number}）的委派、会办或加签已收回，无需再答复。',
      'You need not answer on “{title}” ({number}) any more.',
    ],
  ),
  message(
    'case.urged',
    ['催办', 'Please hurry'],
    ['“{title}”（{number}）被催办，请尽快办理。', 'You are urged to act on “{title}” ({number}).'],
  ),
  message(
    'case.supervised',
    ['督办', 'Supervised'],
    [
      '“{title}”（{number}）已被督办，请在督办期限内办理并答复。',
      '“{title}” ({number}) is supervised: act and answer in time.',
    ],
  ),
  message(
    'case.supervision-answered',
    ['督办已答复', 'Supervision answered'],
    ['您督办的“{title}”（{number}）已答复。', 'Your supervision of “{title}” ({number}) was answered.'],
  ),
  message(
    'case.supervision-overdue',
    ['督办逾期未答复', 'Supervision not answered in time'],
    [
      '“{title}”（{number}）的督办逾期未答复。',
      'The supervision of “{title}” ({number}) was not answered in time.',
    ],
  ),
  message(
    'case.supervision-lifted',
    ['督办已解除', 'Supervision lifted'],
    ['“{title}”（{number}）的督办已解除。', 'The supervision of “{title}” ({number}) is lifted.'],
  ),
  message(
    'case.deadline-near',
    ['办理期限将至', 'Soon due'],
    [
      '“{title}”（{number}）的承诺时限将至，请尽快办理。',
      'The promised time of “{title}” ({number}) is running out.',
    ],
  ),
  message(
    'case.deadline-passed',
    ['办件已超期', 'Overdue'],
    ['“{title}”（{number}）已超过承诺时限，请立即办理。', '“{title}” ({number}) is overdue: act at once.'],
  ),
  message(
    'case.deadline-escalated',
    ['超期办件', 'An overdue case'],
    ['“{title}”（{number}）已超期，请督促办理。', '“{title}” ({number}) is overdue: please see to it.'],
  ),
  message(
    'case.task-overdue',
    ['本环节超期', 'Step overdue'],
    ['“{title}”（{number}）的本环节已超过办理时限。', 'Your step of “{title}” ({number}) is past its days.'],
  ),
  message(
    'case.omissions-tolerated',
    ['容缺受理', 'Accepted, materials to follow'],
    [
      '“{title}”（{number}）已容缺受理，请按期补交材料。',
      '“{title}” ({number}) was accepted; please hand in the missing materials in time.',
    ],
  ),
  message(
    'case.omission-near',
    ['请补交容缺材料', 'Missing materials soon due'],
    [
      '“{title}”（{number}）的容缺材料补交期限将至。',
      'The missing materials of “{title}” ({number}) are soon due.',
    ],
  ),
  message(
    'case.omission-overdue',
    ['容缺材料逾期未补交', 'Missing materials overdue'],
    [
      '“{title}”（{number}）的容缺材料逾期未补交。',
      'The missing materials of “{title}” ({number}) did not come in time.',
    ],
  ),
  message(
    'case.due-supplied',
    ['容缺材料已补交', 'Missing material handed in'],
    ['“{title}”（{number}）的容缺材料已补交。', 'A missing material of “{title}” ({number}) was handed in.'],
  ),
  message(
    'case.due-waived',
    ['无需再补交', 'No longer needed'],
    [
      '“{title}”（{number}）的一份容缺材料无需再补交。',
      'A missing material of “{title}” ({number}) is no longer needed.',
    ],
  ),
  message(
    'case.commitment-check-opened',
    ['承诺核查', 'Check a commitment'],
    [
      '“{title}”（{number}）以告知承诺办结，请按期核查。',
      '“{title}” ({number}) rests on a commitment: please check it in time.',
    ],
  ),
  message(
    'case.commitment-kept',
    ['承诺核查通过', 'Commitment kept'],
    [
      '“{title}”（{number}）的承诺经核查属实。',
      'Your commitment on “{title}” ({number}) was found to be kept.',
    ],
  ),
  message(
    'case.commitment-broken',
    ['承诺核查未通过', 'Commitment not kept'],
    [
      '“{title}”（{number}）的承诺经核查不实，处理结果见办件。',
      'Your commitment on “{title}” ({number}) was not kept; see the case for what follows.',
    ],
  ),
  message(
    'case.reopened',
    ['重新办理', 'Reopened'],
    ['“{title}”（{number}）已重新办理。', '“{title}” ({number}) was taken up again.'],
  ),
  message(
    'case.supersedes',
    ['办件替代', 'It takes the place of another case'],
    [
      '“{title}”（{number}）已替代您的原办件，原办件不再办理。',
      '“{title}” ({number}) takes the place of your earlier case, which has ended.',
    ],
  ),
  message(
    'case.merger-received',
    ['重复办件已合并', 'Merged'],
    [
      '您重复提交的办件已并入“{title}”（{number}），请以此办件为准。',
      'The case you submitted twice was merged into “{title}” ({number}).',
    ],
  ),
  message(
    'case.merger-undone',
    ['合并已撤销', 'Merger undone'],
    [
      '与“{title}”（{number}）的合并已撤销，两个办件分别办理。',
      'The merger with “{title}” ({number}) was undone; both cases go on.',
    ],
  ),
  message(
    'case.split',
    ['办件已拆分', 'Split in two'],
    [
      '您的办件已拆分，其中一部分以“{title}”（{number}）单独办理。',
      'Your case was split: a part of it goes on as “{title}” ({number}).',
    ],
  ),
]
