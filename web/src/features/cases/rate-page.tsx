// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { CaseDetail } from '#contracts/cases'
import { call } from '#web/shared/api/call.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { CheckboxGroup } from '#web/shared/ui/choices.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { TextArea } from '#web/shared/ui/inputs.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { RatingInput } from '#web/shared/ui/rating-input.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import './cases.css'
import { useCasesTexts } from './texts.ts'

/** 好差评: one tap on a grade, one to send; the rest may be left out. */
export default function RatePage() {
  const texts = useCasesTexts()
  return (
    <div className="wrap c-page">
      <PageHead
        title={texts.rate.title}
        crumbs={[{ to: '/my/cases', text: texts.list.title }]}
        crumbsLabel={texts.crumbs}
      >
        <p>{texts.rate.lead}</p>
      </PageHead>
      <RequireAccount>
        <OpenRating />
      </RequireAccount>
    </div>
  )
}

function OpenRating() {
  const { rate: texts } = useCasesTexts()
  const ui = useUiTexts()
  const number = usePathParameter('number')
  const found = useApi('GET /api/cases/{number}', { params: { number } })
  return (
    <QueryView query={found}>
      {(detail) => {
        if (detail.ratingGiven)
          return (
            <Notice tone="green" title={texts.thanks} live>
              <p>{texts.given(ui.rating[detail.ratingGiven.grade - 1] ?? '')}</p>
              {detail.ratingGiven.rectificationNumber ? (
                <p>{texts.rectify(detail.ratingGiven.rectificationNumber)}</p>
              ) : null}
              <ButtonLink to={`/my/cases/${number}`} size="small">
                {texts.see}
              </ButtonLink>
            </Notice>
          )
        if (!detail.can.includes('rate'))
          return (
            <Notice title={texts.notYet}>
              <p>{texts.notYetHow}</p>
              <ButtonLink to={`/my/cases/${number}`} size="small">
                {texts.see}
              </ButtonLink>
            </Notice>
          )
        return <Rating detail={detail} />
      }}
    </QueryView>
  )
}

interface Verdict {
  grade: number
  tags: string[]
  comment: string
}

function Rating({ detail }: { detail: CaseDetail }) {
  const { rate: texts } = useCasesTexts()
  const localized = useLocalized()
  const { number } = detail
  const [grade, setGrade] = useState<number>()
  const [tags, setTags] = useState<string[]>([])
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState(false)
  const send = useCommand(
    ({ comment: said, ...verdict }: Verdict, key: string) =>
      call(
        'POST /api/cases/{number}/rating',
        { params: { number }, body: { ...verdict, ...(said ? { comment: said } : {}) } },
        { key },
      ),
    { changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}')] },
  )
  const offered = grade === undefined ? [] : grade >= 3 ? texts.good : texts.bad
  return (
    <Card className="c-rate" title={localized(detail.title)}>
      <Field id="grade" group label={texts.grade} error={missing && !grade ? texts.gradeMissing : undefined}>
        {() => (
          <RatingInput
            legend={texts.grade}
            value={grade}
            onChange={(chosen) => {
              setGrade(chosen)
              setTags([])
            }}
          />
        )}
      </Field>
      {offered.length > 0 ? (
        <Field id="tags" group label={texts.why}>
          {(control) => (
            <CheckboxGroup
              id={control.id}
              inline
              options={offered.map((tag) => ({ value: tag, label: tag }))}
              values={tags}
              onChange={setTags}
            />
          )}
        </Field>
      ) : null}
      {grade === undefined ? null : (
        <Field id="comment" label={texts.comment}>
          {(control) => <TextArea {...control} value={comment} maxLength={1000} onChange={setComment} />}
        </Field>
      )}
      {send.error ? <ErrorState error={send.error} /> : null}
      <Button
        kind="primary"
        busy={send.isPending}
        onClick={() =>
          grade === undefined ? setMissing(true) : send.mutate({ grade, tags, comment: comment.trim() })
        }
      >
        {texts.submit}
      </Button>
    </Card>
  )
}
