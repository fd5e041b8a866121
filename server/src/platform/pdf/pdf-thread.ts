// SPDX-License-Identifier: Apache-2.0
import { parentPort } from 'node:worker_threads'
import { drawCertificate } from './certificate.ts'
import { drawPaper } from './paper.ts'
import type { PdfAnswer, PdfRequest } from './pdf-worker.ts'

// One document after another: two fonts being cut at once would only double the memory.
let before: Promise<void> = Promise.resolve()

parentPort?.on('message', (request: PdfRequest) => {
  before = before.then(() => answer(request))
})

async function answer(request: PdfRequest): Promise<void> {
  try {
    const bytes =
      request.kind === 'paper' ? await drawPaper(request.document) : await drawCertificate(request.document)
    parentPort?.postMessage({ id: request.id, bytes } satisfies PdfAnswer)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    parentPort?.postMessage({ id: request.id, error: text } satisfies PdfAnswer)
  }
}
