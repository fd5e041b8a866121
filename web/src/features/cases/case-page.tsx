// SPDX-License-Identifier: Apache-2.0
import { Award, FileText, Printer } from 'lucide-react'
import type { CaseDetail } from '#contracts/cases'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf } from '#web/shared/api/call.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { CaseTag, useCaseWord } from '#web/shared/case/case-state.tsx'
import { formatInstant } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { ActForOthers } from '#web/shared/session/act-for-others.tsx'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { ClockBar } from '#web/shared/ui/clock-bar.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { ButtonLink, Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { Timeline } from '#web/shared/ui/timeline.tsx'
import { CaseContent } from './case-content.tsx'
import './cases.css'
import { Dues } from './dues.tsx'
import { useCasesTexts } from './texts.ts'
import { Urge } from './urge.tsx'
import { Withdraw } from './withdraw.tsx'

/** One case as its applicant sees it: where it stands, what happened, what came of it, what one can do. */
export default function CasePage() {
  return (
    <div className="wrap c-page">
      <RequireAccount>
        <OpenCase />
      </RequireAccount>
    </div>
  )
}

function OpenCase() {
  const number = usePathParameter('number')
  const found = useApi('GET /api/cases/{number}', { params: { number } })
  const hidden = found.error instanceof ProblemError && found.error.status === 404
  return (
    <>
      <QueryView page query={found} lines={10}>
        {(detail) => <Case detail={detail} />}
      </QueryView>
      {hidden ? (
        <Card>
          <ActForOthers because="not-found" />
        </Card>
      ) : null}
    </>
  )
}

function Case({ detail }: { detail: CaseDetail }) {
  const texts = useCasesTexts()
  const localized = useLocalized()
  return (
    <>
      <PageHead
        title={localized(detail.title)}
        crumbs={[
          { to: '/my', text: texts.my },
          { to: '/my/cases', text: texts.list.title },
        ]}
        crumbsLabel={texts.crumbs}
      >
        <div className="row">
          <CaseTag state={detail} />
          <span className="muted numbers">{detail.number}</span>
        </div>
      </PageHead>
      <Calls detail={detail} />
      {detail.clock.state === 'not-started' ? null : <ClockBar clock={detail.clock} />}
      <div className="c-case-page">
        <div className="stack">
          <Results detail={detail} />
          <Dues detail={detail} />
          <Card title={texts.case.timeline}>
            <Timeline entries={detail.timeline} />
          </Card>
          <CaseContent detail={detail} />
        </div>
        <Facts detail={detail} />
      </div>
    </>
  )
}

/** What the case asks of its applicant now. */
function Calls({ detail }: { detail: CaseDetail }) {
  const texts = useCasesTexts()
  const { locale } = usePrefs()
  const { supplement } = detail
  const owed = detail.dues.filter(({ can }) => can.includes('supply'))
  return (
    <div className="c-case-calls">
      {owed.length > 0 ? (
        <Notice tone="amber" title={texts.dues.notice(owed.length)}>
          <p>{texts.dues.lead}</p>
        </Notice>
      ) : null}
      {supplement && detail.phase === 'waiting-for-you' ? (
        <Notice tone="red" title={texts.fix.notice}>
          <p>
            {texts.fix.lead}{' '}
            {supplement.answerBy ? texts.fix.before(formatInstant(supplement.answerBy, locale)) : null}
          </p>
          <ButtonLink to={`/my/cases/${detail.number}/fix`} kind="primary">
            {texts.fix.act}
          </ButtonLink>
        </Notice>
      ) : null}
      {detail.can.includes('rate') ? (
        <Notice title={texts.case.rateLead}>
          <ButtonLink to={`/rate/${detail.number}`} kind="primary" size="small">
            {texts.case.rate}
          </ButtonLink>
        </Notice>
      ) : null}
    </div>
  )
}

function Results({ detail }: { detail: CaseDetail }) {
  const texts = useCasesTexts()
  const localized = useLocalized()
  if (detail.credentials.length === 0) return null
  return (
    <Card title={texts.case.certificates}>
      {detail.credentials.map(({ id, name, identifier }) => (
        <div key={id} className="row-between">
          <span className="row">
            <Award aria-hidden="true" />
            <span>
              <strong>{localized(name)}</strong>
              <span className="small muted numbers"> {identifier}</span>
            </span>
          </span>
          <ButtonLink to={`/my/certificates/${id}`} size="small">
            {texts.case.show}
          </ButtonLink>
        </div>
      ))}
    </Card>
  )
}

function Facts({ detail }: { detail: CaseDetail }) {
  const { case: texts, links, rate } = useCasesTexts()
  const ui = useUiTexts()
  const localized = useLocalized()
  const word = useCaseWord()
  const { locale } = usePrefs()
  const rating = detail.ratingGiven
  return (
    <aside className="stack">
      <Card>
        <DataList
          facts={[
            { label: texts.subject, value: detail.subjectName },
            { label: texts.organisation, value: localized(detail.organisation) },
            { label: texts.submitted, value: formatInstant(detail.submittedAt, locale) },
            ...(detail.step ? [{ label: texts.step, value: localized(detail.step) }] : []),
            ...(detail.outcome ? [{ label: texts.result, value: word(detail) }] : []),
          ]}
        />
        {rating ? (
          <div className="stack-s c-case-rating">
            <p>{rate.given(ui.rating[rating.grade - 1] ?? '')}</p>
            {rating.rectificationNumber ? (
              <p className="small">{rate.rectify(rating.rectificationNumber)}</p>
            ) : null}
          </div>
        ) : null}
        <div className="row no-print">
          <Button size="small" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            {texts.print}
          </Button>
          {detail.can.includes('urge') ? <Urge number={detail.number} /> : null}
          {detail.can.includes('withdraw') ? <Withdraw number={detail.number} /> : null}
        </div>
      </Card>
      {detail.papers.length > 0 ? (
        <Card title={texts.papers}>
          <ul className="stack-s">
            {detail.papers.map((paper) => (
              <li key={paper.number} className="c-paper">
                <FileText aria-hidden="true" />
                <div>
                  <a
                    href={addressOf('GET /api/cases/{number}/papers/{kind}', {
                      number: detail.number,
                      kind: paper.kind,
                    })}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {localized(paper.name)}
                    <span className="visually-hidden">{texts.opens}</span>
                  </a>
                  <p className="small muted">
                    {paper.number} · {formatInstant(paper.issuedAt, locale)}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {detail.related.length + detail.links.length > 0 ? (
        <Card title={texts.related}>
          <ul className="stack-s">
            {detail.links.map(({ id, kind, direction, number, title, undoneAt }) => (
              <li key={id}>
                <Link to={`/my/cases/${number}`}>{localized(title)}</Link>
                <p className="small muted numbers">
                  {links[direction][kind]} {number}
                  {undoneAt ? ` · ${links.undone}` : ''}
                </p>
              </li>
            ))}
            {detail.related.map(({ number, title }) => (
              <li key={number}>
                <Link to={`/my/cases/${number}`}>{localized(title)}</Link>
                <p className="small muted numbers">{number}</p>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </aside>
  )
}
