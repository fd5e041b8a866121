// SPDX-License-Identifier: Apache-2.0
export { type PaperDocument, renderPaper } from './paper.ts'
