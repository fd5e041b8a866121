// SPDX-License-Identifier: Apache-2.0
import { kind, type ProblemKind } from './problem-kind.ts'

/** Why an operation on a case is refused. */
export const caseOperationProblems = {
  'case.event-time': kind(
    422,
    '发生时间有误',
    'The time it happened cannot be right',
    '发生时间不得晚于现在，也不得早于提交时间。',
    'It must not lie in the future, nor before the submission.',
  ),
  'case.task-not-held': kind(
    409,
    '请先领取任务',
    'Claim the task first',
    '只有任务的持有人可以进行此操作。',
    'Only who holds the task can do this.',
  ),
  'case.asked-task': kind(
    409,
    '这是受托的任务',
    'This is a task you were asked to do',
    '请答复委派、会办或加签；不能在其中再委派，也不能替代主任务办理。',
    'Answer what was asked; it can neither be passed on nor complete the step itself.',
  ),
  'case.asks-open': kind(
    409,
    '尚有未答复的委派、会办或加签',
    'Something that was asked is not answered yet',
    '待答复：{asked}。可以等待答复，或先收回。',
    'Waiting for: {asked}. Wait for the answer, or recall what was asked.',
  ),
  'case.ask-not-open': kind(
    409,
    '该委派、会办或加签已答复或已收回',
    'It was answered or recalled already',
    '请刷新查看。',
    'Reload to see.',
  ),
  'case.ask-addressee': kind(
    422,
    '不能向该人员或部门提出',
    'This person or organisation cannot be asked',
    '委派限本部门在岗同事；加签限一名在岗人员；不能向自己提出。',
    'Delegate to a colleague of your organisation; ask one person for approval; never yourself.',
  ),
  'case.ask-proposal-required': kind(
    422,
    '请填写随加签提交的办理意见',
    'Say what you decide',
    '后加签须附上拟作出的决定，加签人同意后生效。',
    'An approval afterwards takes your decision along: it takes effect once agreed to.',
  ),
  'case.verdict-unknown': kind(
    422,
    '没有这一答复',
    'This cannot be answered so',
    '可选答复：{verdicts}',
    'Possible answers: {verdicts}',
  ),
  'case.urged-recently': kind(
    429,
    '催办过于频繁',
    'Urged not long ago',
    '{again} 之后可以再次催办。',
    'You can urge again after {again}.',
  ),
  'case.nothing-to-urge': kind(
    409,
    '目前没有等待部门办理的环节',
    'Nothing waits for the office now',
    '办件在等待申请人或由系统自动办理。',
    'The case waits for its applicant, or the system is at work.',
  ),
  'case.supervision-due': kind(
    422,
    '督办期限有误',
    'The date of the supervision cannot be right',
    '督办期限须晚于现在，且不晚于办件或任务的期限。',
    'It must lie ahead, and not after the date of the case or the task.',
  ),
  'case.already-supervised': kind(
    409,
    '已在督办中',
    'Supervised already',
    '同一办件或任务解除督办后方可再次督办。',
    'Lift the present supervision before another.',
  ),
  'case.supervision-not-open': kind(
    409,
    '督办已答复或已解除',
    'The supervision was answered or lifted',
    '请刷新查看。',
    'Reload to see.',
  ),
} as const satisfies Record<string, ProblemKind>
