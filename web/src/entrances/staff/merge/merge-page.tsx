// SPDX-License-Identifier: Apache-2.0
import { Button, Select } from 'antd'
import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import type { CaseDetail } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useAddressQuery, useChangeQuery, useGo } from '#web/shared/router/use-place.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { OperationDialog } from '../case/operations/operation-dialog.tsx'
import { useOperationTexts } from '../case/operations/texts.ts'
import { Comparison } from './comparison.tsx'

/** Two cases that may be one, side by side: the left one ends as merged into the right one. */
export default function MergePage() {
  const { mergePage: texts } = useOperationTexts()
  const { from, into } = useAddressQuery()
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <div className="s-panel stack">
        {from ? <Pick from={from} into={into} /> : null}
        {from && into ? <Pair from={from} into={into} /> : null}
      </div>
    </>
  )
}

function Pick({ from, into }: { from: string; into: string | undefined }) {
  const { mergePage: texts, merge } = useOperationTexts()
  const localized = useLocalized()
  const change = useChangeQuery()
  const found = useApi('GET /api/cases/{number}/likenesses', { params: { number: from } })
  const options = (found.data?.items ?? []).map(({ number, title, submittedAt }) => ({
    value: number,
    label: `${localized(title)} · ${number} · ${submittedAt.slice(0, 10)}`,
  }))
  return (
    <div className="s-tools">
      <Field label={texts.pick} help={found.data && options.length === 0 ? merge.none : undefined}>
        {(control) => (
          <Select
            id={control.id}
            style={{ width: 'min(34rem, 80vw)' }}
            loading={found.isPending}
            value={into ?? null}
            onChange={(number) => change({ into: number })}
            options={options}
          />
        )}
      </Field>
    </div>
  )
}

function Pair({ from, into }: { from: string; into: string }) {
  const left = useApi('GET /api/cases/{number}', { params: { number: from } })
  const right = useApi('GET /api/cases/{number}', { params: { number: into } })
  return (
    <QueryView query={left} lines={10}>
      {(merged) => (
        <QueryView query={right} lines={10}>
          {(stays) => <Merge merged={merged} stays={stays} />}
        </QueryView>
      )}
    </QueryView>
  )
}

function Merge({ merged, stays }: { merged: CaseDetail; stays: CaseDetail }) {
  const { mergePage: texts, ...rest } = useOperationTexts()
  const change = useChangeQuery()
  const go = useGo()
  const [asked, setAsked] = useState(false)
  const likenesses = useApi('GET /api/cases/{number}/likenesses', { params: { number: merged.number } })
  const like = likenesses.data?.items.some(({ number }) => number === stays.number) ?? true
  const may = like && merged.can.includes('merge') && stays.can.includes('supersede')
  return (
    <>
      <Comparison left={merged} right={stays} />
      {may ? null : <Notice tone="amber" title={texts.cannot} />}
      <div className="row">
        <Button
          icon={<ArrowLeftRight size={15} aria-hidden="true" />}
          onClick={() => change({ from: stays.number, into: merged.number })}
        >
          {texts.swap}
        </Button>
        <ButtonLink to={`/inbox?view=all&case=${merged.number}`}>{texts.back}</ButtonLink>
        <Button type="primary" disabled={!may} onClick={() => setAsked(true)}>
          {texts.act}
        </Button>
      </div>
      {asked ? (
        <OperationDialog
          name={rest.names.merge}
          lead={texts.lead}
          run={async (said, key) => {
            await call(
              'POST /api/cases/{number}/merger',
              { params: { number: merged.number }, body: { into: stays.number, ...said } },
              { key },
            )
            go(`/inbox?view=all&case=${stays.number}`)
          }}
          onClose={() => setAsked(false)}
        />
      ) : null}
    </>
  )
}
