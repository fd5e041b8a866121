// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'
import { offlineCode, ProblemError } from '#web/shared/api/problem-error.ts'
import { Button } from './button.tsx'
import './states.css'
import { useUiTexts } from './texts.ts'

interface ErrorStateProps {
  error: Error
  onRetry?: (() => void) | undefined
  act?: ReactNode
  /** The error stands for the whole page: its heading is the page's. */
  page?: boolean
}

/** What went wrong, what one can do, and the numbers to quote when asking for help. */
export function ErrorState({ error, onRetry, act, page = false }: ErrorStateProps) {
  const ui = useUiTexts()
  const problem = error instanceof ProblemError ? error : undefined
  const offline = problem?.code === offlineCode
  const Heading = page ? 'h1' : 'h2'
  return (
    <div className="c-problem stack-s" role="alert">
      <Heading>{offline ? ui.error.offline : (problem?.problem.title ?? ui.error.title)}</Heading>
      <p>{offline ? ui.error.offlineDetail : (problem?.problem.detail ?? '')}</p>
      {offline ? null : <p>{advice(problem, ui.error)}</p>}
      {problem && problem.faults.length > 0 ? (
        <ul>
          {problem.faults.map((fault) => (
            <li key={fault.pointer + fault.code}>{fault.detail}</li>
          ))}
        </ul>
      ) : null}
      {problem && !offline ? (
        <p className="c-problem__ids">
          {ui.error.code} {problem.code}
          {problem.problem.traceId ? ` · ${ui.error.trace} ${problem.problem.traceId}` : ''}
        </p>
      ) : null}
      <div className="row">
        {onRetry ? (
          <Button size="small" onClick={onRetry}>
            {ui.retry}
          </Button>
        ) : null}
        {act}
      </div>
    </div>
  )
}

function advice(problem: ProblemError | undefined, words: ReturnType<typeof useUiTexts>['error']): string {
  switch (problem?.status) {
    case 400:
    case 413:
    case 415:
    case 422:
      return words.invalid
    case 401:
      return words.signIn
    case 403:
      return words.notAllowed
    case 404:
      return words.notFound
    case 409:
    case 412:
      return words.conflict
    case 429:
      return words.wait(problem.retryAfter ?? 30)
    default:
      return words.server
  }
}
