// SPDX-License-Identifier: Apache-2.0
import type { NewView } from '#kernels/case'
import type { DemoWorld } from './demo-world.ts'

const views: readonly { login: string; view: NewView }[] = [
  {
    login: 'liumin',
    view: {
      name: '今日先办',
      filter: { view: 'near-due' },
      columns: ['number', 'step', 'left', 'arrived'],
      shared: false,
    },
  },
  {
    login: 'liumin',
    view: {
      name: '刚补正回来的',
      filter: { view: 'returned', sort: 'newest' },
      columns: ['watch', 'number', 'step', 'left', 'arrived'],
      shared: false,
    },
  },
  {
    login: 'wujiang',
    view: {
      name: '局内临期办件',
      filter: { view: 'all', level: 'near' },
      columns: ['number', 'step', 'left', 'source', 'arrived'],
      shared: true,
    },
  },
  {
    login: 'duanqing',
    view: {
      name: '未办结的督办件',
      filter: { view: 'supervised', status: 'open' },
      columns: ['number', 'step', 'left'],
      shared: false,
    },
  },
]

/** Lists that named accounts of the sign-in page come back to. */
export async function keepDemoViews(world: DemoWorld): Promise<void> {
  for (const { login, view } of views) {
    const actor = await world.actorOf(login)
    await world.app.platform.units.inUnit({ actor }, (unit) =>
      world.app.services.caseKernel.views.keep(unit, view),
    )
  }
}
