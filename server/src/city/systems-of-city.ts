// SPDX-License-Identifier: Apache-2.0
import type { DemoWorld } from './demo-world.ts'

export interface DepartmentSystem {
  readonly code: string
  readonly organisation: string
  readonly zh: string
  readonly en: string
  readonly silenceHours: number
  /** Items it runs itself, and items it handles for the platform; implementing codes of the shipped items. */
  readonly report: readonly string[]
  readonly handle: readonly string[]
}

/** Two departments with systems of their own; one of them falls silent on the last day. */
export const departmentSystems: readonly DepartmentSystem[] = [
  {
    code: 'market-approval',
    organisation: 'yl-market',
    zh: '市市场监管局审批系统',
    en: 'Approval system of the market regulator',
    silenceHours: 4,
    report: ['11990100MB1000213K3990102004000', '11990100MB1000213K3990702006000'],
    handle: ['11990100MB1000213K3990102001000'],
  },
  {
    code: 'police-business',
    organisation: 'yl-police',
    zh: '市公安局业务系统',
    en: 'Business system of the police',
    silenceHours: 4,
    report: ['11990100MB1000563R3990707001000', '11990100MB1000563R3990107011000'],
    handle: [],
  },
]

/** Registers, permits, keys and activates them, each act by the administrator whose it is. */
export async function admitDepartmentSystems(world: DemoWorld): Promise<void> {
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
        callbackUrl: null,
        silenceHours: one.silenceHours,
      }),
    )
    await inUnit('anquan', async (unit) => {
      await systems.giveKey(unit, one.code, 0, '新系统接入')
      await systems.permit(unit, one.code, {
        version: 1,
        permits: [
          ...one.report.map((itemCode) => ({ itemCode, act: 'report' as const })),
          ...one.handle.map((itemCode) => ({ itemCode, act: 'handle' as const })),
        ],
        reason: '按职责分工授权',
      })
      await systems.setState(unit, one.code, 'active', '联调验收通过')
    })
  }
}
