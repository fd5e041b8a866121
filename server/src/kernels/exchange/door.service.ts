// SPDX-License-Identifier: Apache-2.0
import type { PermitAct } from '#contracts/exchange'
import type { Role, SystemPermission } from '#contracts/permissions'
import type { SignedRequest, SystemCaller } from '#platform/http'
import type { Platform } from '#platform/module'
import { problem } from '#platform/problems'
import { parseSignature, sameSignature, signatureBase, signWithSecret } from '#platform/signatures'
import { findKeyHolder, type KeyHolder, takeNonce } from './door.repo.ts'
import { judgeSignature, type SignatureFault, signatureFaults } from './signature-rules.logic.ts'
import { secretPurpose } from './systems.service.ts'

/** Posts of its department in whose place a system acts: those that handle cases, none that watches or grants. */
const actsAs: readonly Role[] = ['window-clerk', 'reviewer', 'inspector', 'decider']

const grants: Readonly<Record<PermitAct, readonly SystemPermission[]>> = {
  report: ['exchange.case.report'],
  handle: ['exchange.case.pull', 'exchange.case.answer'],
}
/** What every active system may do, whatever its items. */
const always: readonly SystemPermission[] = ['exchange.self.read', 'exchange.list.send']

/** Which department's system signed a request. Throws a problem where none did, or none that may come in. */
export function createDoor({ db, clock, keys }: Platform) {
  return async function authenticate(request: SignedRequest): Promise<SystemCaller> {
    const input = request.header('signature-input')
    const signature = request.header('signature')
    if (input === undefined || signature === undefined) throw problem('exchange.signature-missing')
    const parsed = parseSignature(input, signature)
    if (parsed === null) throw refused('unreadable')
    const now = clock.now()
    const judged = judgeSignature(request, parsed, now)
    if (typeof judged === 'string') throw refused(judged)
    const base = signatureBase(request, parsed.components, parsed.parameters)
    if (base === null) throw refused('uncovered')
    const holder = await findKeyHolder(db, judged.keyId, now)
    // An unknown key and a wrong signature are told alike: nobody finds out keys by asking.
    if (holder === undefined) throw refused('mismatch')
    const own = signWithSecret(keys.decrypt(secretPurpose, holder.secret), base)
    if (!sameSignature(own, parsed.signature)) throw refused('mismatch')
    if (holder.state !== 'active') throw problem('exchange.system-suspended')
    if (!(await takeNonce(db, { ...judged, systemId: holder.id }, now))) throw refused('replayed')
    return callerOf(holder)
  }
}

const refused = (fault: SignatureFault) =>
  problem('exchange.signature-refused', { reason: signatureFaults[fault] })

function callerOf(holder: KeyHolder): SystemCaller {
  const items = new Map<SystemPermission, Set<string>>(always.map((one) => [one, new Set()]))
  for (const { act, itemCode } of holder.permits)
    for (const permission of grants[act])
      items.set(permission, (items.get(permission) ?? new Set()).add(itemCode))
  return {
    id: holder.id,
    code: holder.code,
    name: { zh: holder.name_zh, en: holder.name_en },
    items,
    actor: {
      // Not `system`, which is the platform itself and sees everything.
      kind: 'staff',
      accountId: holder.account_id,
      postId: null,
      organisationId: holder.organisation_id,
      organisationScope: holder.organisation_scope,
      subject: null,
      roles: actsAs,
      channel: 'api',
    },
  }
}
