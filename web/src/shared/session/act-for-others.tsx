// SPDX-License-Identifier: Apache-2.0
import { Button } from '#web/shared/ui/button.tsx'
import { useSessionTexts } from './texts.ts'
import { useAccount, useActFor } from './use-session.ts'

/** What is not found in this name may stand in another: the names one may act in, a tap away. */
export function ActForOthers({ because }: { because?: 'not-found' }) {
  const texts = useSessionTexts()
  const account = useAccount()
  const actFor = useActFor()
  const others = account?.mayActFor.filter(({ subject }) => subject.id !== account.acting?.subject.id) ?? []
  if (others.length === 0) return null
  return (
    <div className="stack-s">
      <p className="small muted">{because ? texts.notThisName : texts.otherName}</p>
      <div className="row">
        {others.map(({ subject, name, relation }) => (
          <Button key={subject.id} size="small" onClick={() => actFor.mutate(subject)}>
            {name} · {texts.relation[relation]}
          </Button>
        ))}
      </div>
    </div>
  )
}
