// SPDX-License-Identifier: Apache-2.0
import type { DemoWorld } from './demo-world.ts'

export interface DepartmentSystem {
  readonly code: string
  readonly organisation: string
  readonly zh: string
  readonly en: string
  readonly silenceHours: number
  /** How its numbers begin. */
  readonly prefix: string
  /** An address inside, which is called only where OUTBOUND_NETWORKS names its network. */
  readonly callbackUrl: string | null
  /** Items it runs itself, with who applies for them, and items it handles for the platform: implementing codes. */
  readonly report: readonly (readonly [itemCode: string, audience: 'person' | 'enterprise'])[]
  readonly handle: readonly string[]
}

/** Two departments with systems of their own; one of them falls silent on the last day. */
export const departmentSystems: readonly DepartmentSystem[] = [
  {
    code: 'market-approval',
    organisation: 'yl-market',
    zh: '市市场监管局审批系统',
    en: 'Approval system of the market regulator',
    silenceHours: 40,
    prefix: 'SJ',
    callbackUrl: 'http://10.99.1.20/chengshu/callback',
    report: [
      ['11990100MB1000213K3990102004000', 'enterprise'],
      ['11990100MB1000213K3990702006000', 'enterprise'],
    ],
    handle: ['11990100MB1000213K3990102001000'],
  },
  {
    code: 'police-business',
    organisation: 'yl-police',
    zh: '市公安局业务系统',
    en: 'Business system of the police',
    silenceHours: 4,
    prefix: 'GA',
    callbackUrl: null,
    report: [
      ['11990100MB1000563R3990707001000', 'person'],
      ['11990100MB1000563R3990107011000', 'enterprise'],
    ],
    handle: [],
  },
]

export interface SystemKey {
  readonly id: string
  readonly secret: string
}

/** Registers, permits, keys and activates them, each act by the administrator whose it is. Their keys by their codes. */
export async function admitDepartmentSystems(world: DemoWorld): Promise<ReadonlyMap<string, SystemKey>> {
  const keys = new Map<string, SystemKey>()
  const { systems } = world.app.services.exchange
  const inUnit = async (login: string, work: Parameters<typeof world.app.platform.units.inUnit<void>>[1]) =>
    await world.app.platform.units.inUnit({ actor: await world.actorOf(login) }, work)
  for (const one of departmentSystems) {
    const organisationId = await world.organisation(one.organisation)
    await inUnit('xitong', (unit) =>
      systems.register(unit, {
        code: one.code,
        organisationId,
        name: { zh: one.zh, en: one.en },
        contactRole: 'reviewer',
        callbackUrl: one.callbackUrl,
        silenceHours: one.silenceHours,
      }),
    )
    await inUnit('anquan', async (unit) => {
      keys.set(one.code, await systems.giveKey(unit, one.code, 0, '新系统接入'))
      await systems.permit(unit, one.code, {
        version: 1,
        permits: [
          ...one.report.map(([itemCode]) => ({ itemCode, act: 'report' as const })),
          ...one.handle.map((itemCode) => ({ itemCode, act: 'handle' as const })),
        ],
        reason: '按职责分工授权',
      })
      await systems.setState(unit, one.code, 'active', '联调验收通过')
    })
  }
  return keys
}
