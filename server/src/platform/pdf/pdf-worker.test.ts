// SPDX-License-Identifier: Apache-2.0
import { PDFDocument } from 'pdf-lib'
import { afterAll, expect, test } from 'vitest'
import {
  type CertificateDocument,
  type PaperDocument,
  renderCertificate,
  renderPaper,
  stopPdfWorker,
} from './index.ts'

afterAll(() => stopPdfWorker())

const paper: PaperDocument = {
  title: { zh: '受理通知书', en: 'Notice of acceptance' },
  number: 'YL受〔2026〕1号',
  caseNumber: 'YL2603-000001',
  facts: [{ label: '事项', value: '食品经营许可' }],
  paragraphs: ['现予受理。'],
  issuer: '云澜市市场监督管理局',
  issuedOn: '2026-03-02 09:00',
  check: '/my/cases/YL2603-000001',
}

const certificate: CertificateDocument = {
  page: 'card',
  accent: '#0f766e',
  title: { zh: '居住证', en: 'Residence permit' },
  numberLabel: { zh: '证号', en: 'No.' },
  number: '990100-003-2026-000001',
  identifier: '1.2.156.3005.2.11990100MB1000141T003.11990100MB1000141T.9901000032026000001.001.A',
  facts: [{ label: { zh: '姓名', en: 'Name' }, value: '王晓岚', large: true }],
  issuer: { zh: '云澜市公安局', en: 'Yunlan Public Security Bureau' },
  issuedOn: '2026-03-02',
  validUntil: '2027-03-02',
  footer: null,
  payload: `YL1:${'NCFOX $%*+-./:'.repeat(60)}`,
}

const pagesOf = async (bytes: Uint8Array) => (await PDFDocument.load(bytes)).getPages()

test('draws papers and certificates while the event loop goes on', async () => {
  let turns = 0
  const timer = setInterval(() => turns++, 5)
  const [one, two] = await Promise.all([renderPaper(paper), renderCertificate(certificate)])
  clearInterval(timer)
  expect(await pagesOf(one)).toHaveLength(1)
  expect((await pagesOf(two))[0]?.getWidth()).toBeCloseTo(419.53)
  // Half a second of drawing here would have left no turn at all.
  expect(turns).toBeGreaterThan(5)
})

test('writes the code into the file as plain text', async () => {
  const file = Buffer.from(await renderCertificate(certificate)).toString('latin1')
  expect(file).toContain(`(${certificate.payload})`)
})

test('a certificate stays on its one page, however much it says', async () => {
  const facts = Array.from({ length: 14 }, (_, index) => ({
    label: { zh: `经营项目之${index}`, en: `Permitted items, part ${index}` },
    value: '热食类食品制售；冷食类食品制售；自制饮品制售。'.repeat(5),
    large: index === 0,
  }))
  for (const page of ['card', 'a4-portrait', 'a4-landscape'] as const)
    expect(await pagesOf(await renderCertificate({ ...certificate, page, facts }))).toHaveLength(1)
})

test('what cannot be drawn fails alone', async () => {
  const wrong = renderCertificate({ ...certificate, payload: 'x'.repeat(10_000) })
  const right = renderPaper(paper)
  await expect(wrong).rejects.toThrow('PDF could not be drawn')
  expect((await right).length).toBeGreaterThan(1000)
})

test('starts again after it was stopped, and gives up what it was asked before', async () => {
  const asked = renderPaper(paper)
  const refused = expect(asked).rejects.toThrow('the PDF thread ended')
  await stopPdfWorker()
  await refused
  expect((await renderPaper(paper)).length).toBeGreaterThan(1000)
})
