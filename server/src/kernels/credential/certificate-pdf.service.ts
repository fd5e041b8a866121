// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Platform } from '#platform/module'
import { renderCertificate } from '#platform/pdf'
import { certificateDocument } from './certificate-document.logic.ts'
import { type CredentialRow, findIssuedFile, insertIssuedFile } from './credential.repo.ts'
import type { Credentials } from './credentials.service.ts'

/**
 * The PDF of a certificate. It is drawn when it is first asked for and kept: every download is the same file, so that
 * its hash tells the original from an altered one.
 */
export async function certificatePdf(
  { units, store }: Platform,
  credentials: Credentials,
  row: CredentialRow,
  reader: { readonly db: Db; readonly actor: Actor; readonly traceId: string },
): Promise<Buffer> {
  const known = await findIssuedFile(reader.db, row.id)
  if (known !== undefined) return await store.read(known)
  const type = credentials.types().get(row.type)
  if (type === undefined) throw new Error(`no certificate type ${row.type}`)
  const { payload } = credentials.verification.present(row, 'paper')
  const drawn = await renderCertificate(
    certificateDocument(type, row, credentials.textsOf(row, false), payload),
  )
  const file = await store.put(drawn)
  await units.inUnit({ actor: reader.actor, traceId: reader.traceId }, async (unit) => {
    await insertIssuedFile(unit.db, { credentialId: row.id, ...file }, unit.now)
    const details = { sha256: file.sha256 }
    unit.record({ action: 'credential.pdf-made', objectKind: 'credential', objectId: row.id, details })
  })
  // Two first requests at once: whichever was kept is the original.
  return await store.read((await findIssuedFile(reader.db, row.id)) ?? file.sha256)
}
