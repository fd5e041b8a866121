// SPDX-License-Identifier: Apache-2.0
import type { Client, TestCity } from './test-city.ts'

export const foodLicence = '11990100MB1000213K3990102001000'
const situation = { applyFor: 'first', businessForm: 'catering', premisesRight: 'rented', handledBy: 'self' }
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

export async function upload(client: Client, name: string, bytes: Buffer): Promise<string> {
  const begun = await client.send('POST', '/api/uploads', { name, bytes: bytes.byteLength })
  await client.send('PATCH', `/api/uploads/${begun.body.id}`, bytes, { 'upload-offset': '0' })
  const done = await client.send('POST', `/api/uploads/${begun.body.id}/completion`)
  if (done.status !== 200) throw new Error(`upload refused: ${JSON.stringify(done.body)}`)
  return done.body.id
}

type Instead = Readonly<Record<string, 'omission' | 'commitment'>>

/** A draft with every answer and material that the item asks for, but for those that something else stands for or lack. */
export async function fillDraft(
  applicant: Client,
  instead: Instead = {},
  without: readonly string[] = [],
): Promise<{ id: string; version: number }> {
  const begun = await applicant.send('POST', '/api/applications', { itemCode: foodLicence, situation })
  if (begun.status !== 200) throw new Error(`cannot begin: ${JSON.stringify(begun.body)}`)
  const { id, version, materials, answers } = begun.body
  const files: Record<string, string[]> = {}
  for (const material of materials)
    if (
      material.state === 'wanted' &&
      instead[material.code] === undefined &&
      !without.includes(material.code)
    )
      files[material.code] = [await upload(applicant, `${material.name.zh}.pdf`, pdf)]
  const typed = {
    personName: '王晓岚',
    personPhone: '13900001111',
    premisesName: '澜湾小馆',
    premisesAddress: '临江区江畔路 88 号 1 幢 101 室',
    premisesArea: 120,
    premisesStorey: 1,
    businessItems: ['hot'],
    enterpriseSafetyOfficer: '李安',
    openingOn: '2027-01-10',
  }
  const saved = await applicant.send('PATCH', `/api/applications/${id}`, {
    version,
    answers: { ...typed, ...answers },
    materials: files,
    instead,
  })
  if (saved.status !== 200) throw new Error(`cannot save: ${JSON.stringify(saved.body)}`)
  return { id, version: saved.body.version }
}

export async function submitFoodLicence(
  city: TestCity,
  applicant: Client,
  instead: Instead = {},
): Promise<string> {
  const draft = await fillDraft(applicant, instead)
  const submitted = await applicant.send('POST', `/api/applications/${draft.id}/submission`, {
    version: draft.version,
    truthful: true,
  })
  if (submitted.status !== 200) throw new Error(`cannot submit: ${JSON.stringify(submitted.body)}`)
  await city.settle()
  return submitted.body.caseNumber
}

/** Completes the open task of a case that offers the action; returns the answer. */
export async function act(
  city: TestCity,
  client: Client,
  number: string,
  action: string,
  more: Record<string, unknown> = {},
) {
  const { body } = await client.get(`/api/cases/${number}`)
  const task = body.tasks.find((one: { actions: { code: string }[] }) =>
    one.actions.some((offered) => offered.code === action),
  )
  if (task === undefined) throw new Error(`${action} is not offered: ${JSON.stringify(body.tasks)}`)
  const answer = await client.send('POST', `/api/cases/${number}/tasks/${task.id}/completion`, {
    version: body.version,
    action,
    ...more,
  })
  await city.settle()
  return answer
}
