// SPDX-License-Identifier: Apache-2.0
import { useAddressQuery, useGo } from '#web/shared/router/use-place.ts'
import { type Session, useSession } from '#web/shared/session/use-session.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import './account.css'
import { DemoAccounts } from './demo-accounts.tsx'
import { LoginForm } from './login-form.tsx'
import { useAccountTexts } from './texts.ts'

/** Only places inside this entrance are gone to after signing in; an address from outside leads home. */
const safePlace = (next: string | undefined): string => (next && /^\/(?![/\\])/.test(next) ? next : '/my')

export default function LoginPage() {
  const { login: texts } = useAccountTexts()
  const session = useSession()
  const go = useGo()
  const next = safePlace(useAddressQuery().next)
  const onDone = () => go(next, { replace: true })
  return (
    <div className="wrap c-page">
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <QueryView query={session}>
        {(current) => (
          <>
            {current.account ? <Already account={current.account} onGo={onDone} /> : null}
            <div className="c-login">
              <Card>
                <LoginForm onDone={onDone} />
              </Card>
              {current.demoAccounts.length > 0 ? (
                <DemoAccounts accounts={current.demoAccounts} onDone={onDone} />
              ) : null}
            </div>
          </>
        )}
      </QueryView>
    </div>
  )
}

function Already({ account, onGo }: { account: NonNullable<Session['account']>; onGo: () => void }) {
  const { login: texts } = useAccountTexts()
  return (
    <div className="c-page-head">
      <Notice tone="green" title={texts.already(account.displayName)}>
        <Button size="small" onClick={onGo}>
          {texts.onward}
        </Button>
      </Notice>
    </div>
  )
}
