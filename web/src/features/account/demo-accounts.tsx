// SPDX-License-Identifier: Apache-2.0
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { type Session, useSignIn } from '#web/shared/session/use-session.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useAccountTexts } from './texts.ts'

interface DemoAccountsProps {
  accounts: Session['demoAccounts']
  onDone: () => void
}

/** The accounts of the demonstration city, by role. The server sends them in demonstration mode only. */
export function DemoAccounts({ accounts, onDone }: DemoAccountsProps) {
  const { login: texts } = useAccountTexts()
  const localized = useLocalized()
  const site = useSite()
  const signIn = useSignIn()
  const here = accounts.filter(({ entrance }) => entrance === site.kind)
  const others = [
    { entrance: 'citizen', text: texts.toCitizen, href: '/login' },
    { entrance: 'enterprise', text: texts.toEnterprise, href: '/biz/login' },
    { entrance: 'staff', text: texts.toStaff, href: '/staff' },
    { entrance: 'cockpit', text: texts.toCockpit, href: '/cockpit' },
  ].filter(({ entrance }) => entrance !== site.kind && accounts.some((one) => one.entrance === entrance))
  return (
    <Card title={texts.demo}>
      <p className="muted">{texts.demoLead}</p>
      {signIn.error ? <ErrorState error={signIn.error} /> : null}
      <ul className="c-demo-list">
        {here.map((account) => (
          <li key={account.login} className="c-demo">
            <div>
              <p className="row">
                <strong>{account.name}</strong>
                <Tag tone="blue" plain>
                  {localized(account.role)}
                </Tag>
              </p>
              <p className="small muted">{localized(account.note)}</p>
            </div>
            <Button
              size="small"
              aria-label={texts.signInAs(account.name)}
              busy={signIn.isPending && signIn.variables.login === account.login}
              onClick={() =>
                signIn.mutate({ login: account.login, password: account.password }, { onSuccess: onDone })
              }
            >
              {texts.use}
            </Button>
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="row small">
          <span className="muted">{texts.others}</span>
          {others.map(({ entrance, text, href }) => (
            <a key={entrance} href={href}>
              {text}
            </a>
          ))}
        </p>
      ) : null}
    </Card>
  )
}
