// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { stringifySearch } from '#web/shared/router/plain-search.ts'
import { useAddressQuery, useGo } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { focusControl } from '#web/shared/ui/error-summary.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { askedSituations, type SituationAnswers } from './situation-answers.ts'
import { useServicesTexts } from './texts.ts'

interface StartButtonProps {
  item: ServiceItem
  answers: SituationAnswers
}

/** Begins an application in the chosen situation. Before signing in it leads there and comes back to the same situation. */
export function StartButton({ item, answers }: StartButtonProps) {
  const { guide: texts } = useServicesTexts()
  const account = useAccount()
  const query = useAddressQuery()
  const go = useGo()
  const begin = useCommand(
    (situation: SituationAnswers, key: string) =>
      call('POST /api/applications', { body: { itemCode: item.implementingCode, situation } }, { key }),
    {
      changes: [apiKey('GET /api/applications')],
      onDone: (application) => go(`/apply/${application.id}`),
    },
  )
  const open = askedSituations(item.situations, answers).find(({ id }) => answers[id] === undefined)
  if (open) {
    return (
      <div className="stack-s">
        <p className="small muted">{texts.startAnswerNote}</p>
        <Button kind="primary" wide onClick={() => focusControl(`situation-${open.id}`)}>
          {texts.startAnswer}
        </Button>
      </div>
    )
  }
  if (!account?.acting) {
    const here = `/services/${item.implementingCode}${stringifySearch(query)}`
    return (
      <Button kind="primary" wide onClick={() => go(`/login?next=${encodeURIComponent(here)}`)}>
        {texts.startSignIn}
      </Button>
    )
  }
  const acting = account.acting.subject.kind
  const suits = item.audience.some((audience) => audience === acting)
  return (
    <div className="stack-s">
      {suits ? null : <Notice tone="amber">{texts.wrongApplicant}</Notice>}
      <Button
        kind="primary"
        wide
        busy={begin.isPending}
        disabled={!suits}
        onClick={() => begin.mutate(answers)}
      >
        {begin.isPending ? texts.starting : texts.start}
      </Button>
      {begin.error ? <ErrorState error={begin.error} /> : null}
    </div>
  )
}
