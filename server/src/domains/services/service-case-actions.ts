// SPDX-License-Identifier: Apache-2.0
import type { CaseType } from '#kernels/case'

const action = (
  zh: string,
  en: string,
  more: Partial<CaseType['actions'][string]> = {},
): CaseType['actions'][string] => ({
  label: { zh, en },
  style: 'default',
  needsOpinion: false,
  asks: 'nothing',
  effect: null,
  ...more,
})

/** Words and manners of the outcomes that the processes of service items offer. */
export const serviceActions: CaseType['actions'] = {
  accept: action('受理', 'Accept', { style: 'primary' }),
  'refuse-acceptance': action('不予受理', 'Refuse acceptance', {
    style: 'danger',
    needsOpinion: true,
    effect: {
      zh: '将出具不予受理通知书，办件结束。',
      en: 'A notice of non-acceptance is issued and the case ends.',
    },
  }),
  pass: action('审查通过', 'Pass', { style: 'primary' }),
  supplement: action('一次性告知补正', 'Ask to supplement, all at once', {
    asks: 'supplements',
    effect: {
      zh: '须一次性列出全部需补正内容，计时将停止（行政许可法第三十二条）。',
      en: 'List everything at once; the clock stops (Licensing Law art. 32).',
    },
  }),
  reject: action('不予许可', 'Refuse', {
    style: 'danger',
    needsOpinion: true,
    effect: {
      zh: '须说明理由，并告知申请行政复议或提起行政诉讼的权利（行政许可法第三十八条）。',
      en: 'Give reasons and tell of the right to review (Licensing Law art. 38).',
    },
  }),
  approve: action('准予', 'Grant', { style: 'primary' }),
  agree: action('同意', 'Agree', { style: 'primary' }),
  disagree: action('不同意', 'Disagree', { style: 'danger', needsOpinion: true }),
  qualified: action('勘验合格', 'Premises qualify', { style: 'primary', asks: 'site-visit' }),
  unqualified: action('勘验不合格', 'Premises do not qualify', {
    style: 'danger',
    asks: 'site-visit',
    needsOpinion: true,
  }),
  submit: action('重新提交', 'Resubmit', { style: 'primary', asks: 'answers' }),
}
