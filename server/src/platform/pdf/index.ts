// SPDX-License-Identifier: Apache-2.0
export type { CertificateDocument } from './certificate.ts'
export type { PaperDocument } from './paper.ts'
export { renderCertificate, renderPaper, stopPdfWorker } from './pdf-worker.ts'
