// SPDX-License-Identifier: Apache-2.0

/** One fault of a request body, as RFC 9457 problems of this platform list them. */
interface ProblemFault {
  pointer: string
  code: string
  detail: string
}

interface ProblemBody {
  status: number
  code: string
  title: string
  detail?: string
  traceId?: string
  errors?: readonly ProblemFault[]
  [extension: string]: unknown
}

/** An expected refusal of the server (application/problem+json), or the network's own silence (status 0). */
export class ProblemError extends Error {
  readonly problem: ProblemBody
  /** Seconds to wait before trying again, where the server says so. */
  readonly retryAfter: number | undefined

  constructor(problem: ProblemBody, retryAfter?: number) {
    super(problem.detail ?? problem.title)
    this.name = 'ProblemError'
    this.problem = problem
    this.retryAfter = retryAfter
  }

  get status(): number {
    return this.problem.status
  }

  get code(): string {
    return this.problem.code
  }

  get faults(): readonly ProblemFault[] {
    return this.problem.errors ?? []
  }

  /** Trying the same request again can help: no connection, too many requests, a server in trouble. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502
  }
}

export const offlineCode = 'web.offline'

/** Reads a refusal; an answer that is no problem document (a proxy's page) becomes one. */
export async function readProblem(response: Response): Promise<ProblemError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(retryAfter) ? retryAfter : undefined
  try {
    const body: unknown = await response.json()
    if (isProblem(body)) return new ProblemError(body, wait)
  } catch {
    // Not JSON: fall through to the plain problem below.
  }
  return new ProblemError(
    {
      status: response.status,
      code: `http.${response.status}`,
      title: response.statusText || String(response.status),
    },
    wait,
  )
}

function isProblem(body: unknown): body is ProblemBody {
  return (
    typeof body === 'object' &&
    body !== null &&
    'status' in body &&
    typeof body.status === 'number' &&
    'code' in body &&
    typeof body.code === 'string' &&
    'title' in body &&
    typeof body.title === 'string'
  )
}
