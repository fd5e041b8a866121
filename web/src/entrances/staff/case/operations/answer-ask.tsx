// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { CaseAsk } from '#contracts/case-parts'
import { call } from '#web/shared/api/call.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useOperationTexts } from './texts.ts'

/** What one was asked on this case, and the answer: an opinion always, and one of what may be said. */
export function AnswerAsk({ number, ask }: { number: string; ask: CaseAsk }) {
  const { answer: texts, asides } = useOperationTexts()
  const localized = useLocalized()
  const [opinion, setOpinion] = useState('')
  const [missing, setMissing] = useState(false)
  const answer = useCommand(
    (input: { verdict: string; opinion: string }, key: string) =>
      call(
        'POST /api/cases/{number}/asks/{askId}/answer',
        { params: { number, askId: ask.id }, body: input },
        { key },
      ),
    {
      changes: [apiKey('GET /api/cases'), apiKey('GET /api/cases/{number}'), apiKey('GET /api/case-counts')],
      onDone: () => toast(texts.done),
    },
  )
  const choose = (verdict: string) => {
    const said = opinion.trim()
    if (said.length < 2) return setMissing(true)
    answer.mutate({ verdict, opinion: said })
  }
  const control = `answer-${ask.id}`
  return (
    <div className="s-answer">
      {answer.error ? <ErrorState error={answer.error} /> : null}
      <p>
        <span className="strong">
          {asides.kinds[ask.kind]} · {texts.asked(ask.askedBy ?? '')}
        </span>{' '}
        {ask.question}
        {ask.proposal ? ` （${asides.proposal(localized(ask.proposal))}）` : ''}
      </p>
      <div className="s-case__acts">
        <div className="s-case__opinion">
          <label htmlFor={control} className="strong">
            {texts.opinion}
          </label>
          <Input.TextArea
            id={control}
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={2000}
            value={opinion}
            status={missing ? 'error' : ''}
            aria-invalid={missing}
            onChange={(event) => setOpinion(event.target.value)}
          />
          {missing ? (
            <p className="c-field__error s-case__recent" role="alert">
              {texts.missing}
            </p>
          ) : null}
        </div>
        {[...ask.verdicts].reverse().map(({ code, label }, index, all) => (
          <Button
            key={code}
            type={index === all.length - 1 ? 'primary' : 'default'}
            loading={answer.isPending}
            onClick={() => choose(code)}
          >
            {localized(label)}
          </Button>
        ))}
      </div>
    </div>
  )
}
