// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads'
import type { CertificateDocument } from './certificate.ts'
import type { PaperDocument } from './paper.ts'

/** What the thread is asked to draw. */
export type PdfRequest =
  | { readonly id: number; readonly kind: 'paper'; readonly document: PaperDocument }
  | { readonly id: number; readonly kind: 'certificate'; readonly document: CertificateDocument }

export type PdfAnswer =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly error: string }

type Drawing = PdfRequest extends infer R ? (R extends PdfRequest ? Omit<R, 'id'> : never) : never

interface Waiting {
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: Error) => void
}

// Cutting the font takes 0.4 s of processor time a document, which the event loop must not wait for. One thread draws
// for the whole process and ends when nothing was asked of it for a while: it holds 120 MB while it lives and leaves 60 MB
// behind; drawing in the main thread kept 140 MB for good (Node 24, resident, six papers).
const idleMs = 30_000

let thread: Worker | undefined
let idle: NodeJS.Timeout | undefined
let lastId = 0
const waiting = new Map<number, Waiting>()

/** A paper 文书 as PDF, drawn beside the event loop. */
export const renderPaper = (document: PaperDocument) => draw({ kind: 'paper', document })

/** A certificate 证照 as PDF, drawn beside the event loop. */
export const renderCertificate = (document: CertificateDocument) => draw({ kind: 'certificate', document })

/** Ends the thread once nothing is being drawn; it starts again by itself when it is needed. */
export async function stopPdfWorker(): Promise<void> {
  clearTimeout(idle)
  const ending = thread
  thread = undefined
  await ending?.terminate()
}

function draw(drawing: Drawing): Promise<Uint8Array> {
  clearTimeout(idle)
  thread ??= startThread()
  const id = ++lastId
  const asked = thread
  // A process that waits for a document stays; one that waits for nothing may end.
  asked.ref()
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    asked.postMessage({ ...drawing, id } satisfies PdfRequest)
  })
}

function startThread(): Worker {
  const made = new Worker(new URL('./pdf-thread.ts', import.meta.url), { name: 'pdf' })
  made.unref()
  made.on('message', (answer: PdfAnswer) => {
    const asker = waiting.get(answer.id)
    waiting.delete(answer.id)
    if ('bytes' in answer) asker?.resolve(answer.bytes)
    else asker?.reject(new Error(`PDF could not be drawn: ${answer.error}`))
    if (waiting.size === 0) rest(made)
  })
  // A thread that died takes its requests along; the next request starts a new one.
  made.on('error', (error) => fail(made, error instanceof Error ? error : new Error('the PDF thread failed')))
  made.on('exit', () => fail(made, new Error('the PDF thread ended')))
  return made
}

function rest(made: Worker): void {
  made.unref()
  idle = setTimeout(() => void stopPdfWorker(), idleMs).unref()
}

function fail(made: Worker, error: Error): void {
  if (thread === made) thread = undefined
  if (thread !== undefined) return
  for (const asker of waiting.values()) asker.reject(error)
  waiting.clear()
}
