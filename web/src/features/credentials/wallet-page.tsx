// SPDX-License-Identifier: Apache-2.0
import { CreditCard } from 'lucide-react'
import type { CredentialCard } from '#contracts/credentials'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApiPages } from '#web/shared/api/use-api.ts'
import { formatDate } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { ButtonLink, Link } from '#web/shared/ui/link.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { PagedList } from '#web/shared/ui/paged-list.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import './credentials.css'
import { useCredentialTexts } from './texts.ts'

export default function WalletPage() {
  const texts = useCredentialTexts()
  return (
    <div className="wrap c-page">
      <PageHead
        title={texts.wallet.title}
        crumbs={[{ to: '/my', text: texts.my }]}
        crumbsLabel={texts.crumbs}
      >
        <p>{texts.wallet.lead}</p>
      </PageHead>
      <RequireAccount>
        <Wallet />
      </RequireAccount>
    </div>
  )
}

function Wallet() {
  const { wallet: texts } = useCredentialTexts()
  const list = useApiPages(apiKey('GET /api/credentials'), (cursor, signal) =>
    call('GET /api/credentials', { query: { cursor, limit: 30 } }, { signal }),
  )
  return (
    <PagedList
      query={list}
      empty={
        <EmptyState
          icon={CreditCard}
          title={texts.none}
          act={<ButtonLink to="/services">{texts.find}</ButtonLink>}
        >
          {texts.noneHow}
        </EmptyState>
      }
    >
      {(cards) => (
        <ul className="c-wallet">
          {cards.map((card) => (
            <li key={card.id}>
              <Licence card={card} />
            </li>
          ))}
        </ul>
      )}
    </PagedList>
  )
}

function Licence({ card }: { card: CredentialCard }) {
  const texts = useCredentialTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <article className="c-licence" data-valid={card.state === 'valid'}>
      <h2>
        <Link to={`/my/certificates/${card.id}`}>{localized(card.name)}</Link>
      </h2>
      <p className="small">{localized(card.issuer)}</p>
      <p className="numbers">{card.number}</p>
      <div className="c-licence__foot row-between">
        <span>{card.holderName}</span>
        <span>
          {card.state !== 'valid'
            ? texts.state[card.state]
            : card.validUntil
              ? texts.until(formatDate(card.validUntil, locale))
              : texts.forever}
        </span>
      </div>
    </article>
  )
}
