// SPDX-License-Identifier: Apache-2.0
import { Download } from 'lucide-react'
import { useEffect } from 'react'
import type { CredentialDetail } from '#contracts/credentials'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { addressOf } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatDate, formatInstant, formatTime } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { buttonClass } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QrCode } from '#web/shared/ui/qr-code.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import './credentials.css'
import { useCredentialTexts } from './texts.ts'

export default function CertificatePage() {
  return (
    <div className="wrap c-page">
      <RequireAccount>
        <OpenCertificate />
      </RequireAccount>
    </div>
  )
}

function OpenCertificate() {
  const id = usePathParameter('id')
  const found = useApi('GET /api/credentials/{id}', { params: { id } })
  return (
    <QueryView page query={found} lines={10}>
      {(detail) => <Certificate detail={detail} />}
    </QueryView>
  )
}

function Certificate({ detail }: { detail: CredentialDetail }) {
  const texts = useCredentialTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <>
      <PageHead
        title={localized(detail.name)}
        crumbs={[
          { to: '/my', text: texts.my },
          { to: '/my/certificates', text: texts.wallet.title },
        ]}
        crumbsLabel={texts.crumbs}
      >
        <Tag tone={detail.state === 'valid' ? 'green' : 'red'}>{texts.state[detail.state]}</Tag>
      </PageHead>
      <div className="c-certificate">
        <div className="stack">
          <Card>
            <DataList
              wide
              facts={[
                { label: texts.holder, value: detail.holderName },
                { label: texts.number, value: detail.number },
                { label: texts.identifier, value: <span className="numbers">{detail.identifier}</span> },
                { label: texts.issuer, value: localized(detail.issuer) },
                { label: texts.issuedOn, value: formatDate(detail.issuedOn, locale) },
                {
                  label: texts.validUntil,
                  value: detail.validUntil ? formatDate(detail.validUntil, locale) : texts.forever,
                },
                ...detail.attributes.map(({ label, value }) => ({ label: localized(label), value })),
                ...(detail.caseNumber
                  ? [
                      {
                        label: texts.case,
                        value: <Link to={`/my/cases/${detail.caseNumber}`}>{detail.caseNumber}</Link>,
                      },
                    ]
                  : []),
              ]}
            />
          </Card>
          <Uses detail={detail} />
        </div>
        <Card className="c-certificate__code">
          {detail.can.includes('show') ? (
            <Code id={detail.id} />
          ) : (
            <Notice tone="amber">{texts.notShown}</Notice>
          )}
          {detail.can.includes('download') ? (
            <a
              className={buttonClass('secondary')}
              href={addressOf('GET /api/credentials/{id}/pdf', { id: detail.id })}
              download
            >
              <Download aria-hidden="true" />
              {texts.download}
            </a>
          ) : null}
        </Card>
      </div>
    </>
  )
}

/** The code to show; a new one is fetched when the old one runs out. */
function Code({ id }: { id: string }) {
  const texts = useCredentialTexts()
  const { locale } = usePrefs()
  const shown = useApi('GET /api/credentials/{id}/presentation', { params: { id } })
  const { refetch } = shown
  const expiresAt = shown.data?.expiresAt
  useEffect(() => {
    if (!expiresAt) return
    const left = Math.max(new Date(expiresAt).getTime() - Date.now(), 1000)
    // Timers hold 31 bits of milliseconds; a code that lives longer needs no renewal while it is looked at.
    if (left > 2_000_000_000) return
    const timer = setTimeout(() => void refetch(), left)
    return () => clearTimeout(timer)
  }, [expiresAt, refetch])
  return (
    <QueryView query={shown}>
      {({ payload }) => (
        <div className="stack-s">
          <QrCode text={payload} label={texts.qr} size={21} />
          <p className="small muted">{texts.qrNote}</p>
          {expiresAt ? <p className="small">{texts.qrExpires(formatTime(expiresAt, locale))}</p> : null}
        </div>
      )}
    </QueryView>
  )
}

function Uses({ detail }: { detail: CredentialDetail }) {
  const texts = useCredentialTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  return (
    <Card title={texts.uses}>
      {detail.uses.length === 0 ? <p className="muted">{texts.noUses}</p> : null}
      <DataList
        wide
        facts={detail.uses.map(({ at, purpose, reference, by }) => ({
          label: formatInstant(at, locale),
          value: [localized(purpose), by ? localized(by) : '', reference ?? ''].filter(Boolean).join(' · '),
        }))}
      />
    </Card>
  )
}
