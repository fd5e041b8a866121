// SPDX-License-Identifier: Apache-2.0
import { Check, ChevronRight, CreditCard, FileText } from 'lucide-react'
import { useApi } from '#web/shared/api/use-api.ts'
import { CaseList } from '#web/shared/case/case-list.tsx'
import { ActForOthers } from '#web/shared/session/act-for-others.tsx'
import { useSession } from '#web/shared/session/use-session.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { ButtonLink, Link } from '#web/shared/ui/link.tsx'
import { Skeleton } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { counted } from './counted.ts'
import { usePortalTexts } from './texts.ts'

/** What is under way for the visitor; before signing in, what signing in is good for. */
export function MineCard() {
  const { home: texts } = usePortalTexts()
  const session = useSession()
  const account = session.data?.account
  const applicant = account?.acting != null
  const cases = useApi('GET /api/cases', { query: { view: 'own', limit: 3 } }, { enabled: applicant })
  const drafts = useApi('GET /api/applications', { query: { limit: 20 } }, { enabled: applicant }).data
  const credentials = useApi('GET /api/credentials', { query: { limit: 100 } }, { enabled: applicant }).data
  if (session.isPending) {
    return (
      <Card>
        <Skeleton lines={6} />
      </Card>
    )
  }
  if (!applicant) {
    return (
      <Card title={texts.signInTitle}>
        <ul className="c-promise">
          {texts.signInList.map((line) => (
            <li key={line}>
              <Check aria-hidden="true" strokeWidth={2.6} />
              {line}
            </li>
          ))}
        </ul>
        <ButtonLink to="/login" kind="primary" wide>
          {texts.signIn}
        </ButtonLink>
      </Card>
    )
  }
  const items = cases.data?.items
  const waiting =
    items?.filter(({ phase, status }) => phase === 'waiting-for-you' && status !== 'finished').length ?? 0
  return (
    <Card
      title={
        <>
          {texts.myCases}
          {waiting > 0 ? <Tag tone="red">{texts.waiting(waiting)}</Tag> : null}
        </>
      }
      aside={
        <Link to="/my/cases" className="c-more">
          {texts.allCases}
          <ChevronRight aria-hidden="true" size={16} />
        </Link>
      }
    >
      {items === undefined ? (
        cases.error ? (
          <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />
        ) : (
          <Skeleton lines={6} />
        )
      ) : items.length > 0 ? (
        <CaseList cases={items} />
      ) : (
        <div className="stack-s">
          <p className="strong">{texts.noCases}</p>
          <p className="muted">{texts.noCasesHow}</p>
          <ActForOthers />
        </div>
      )}
      <div className="c-quick">
        <Link to="/my/certificates">
          <CreditCard aria-hidden="true" />
          <span>
            <strong>{texts.certificates}</strong>
            <small>
              {credentials ? texts.certificatesCount(counted(credentials)) : texts.certificatesNote}
            </small>
          </span>
        </Link>
        <Link to="/my/drafts">
          <FileText aria-hidden="true" />
          <span>
            <strong>{texts.drafts}</strong>
            <small>{drafts ? texts.draftsCount(counted(drafts)) : texts.draftsNote}</small>
          </span>
        </Link>
      </div>
    </Card>
  )
}
