// SPDX-License-Identifier: Apache-2.0
import type { ModuleEntry } from '#platform/module'

const kernel = (name: string, uses: readonly string[], migrations = true): ModuleEntry => ({
  name,
  layer: 'kernel',
  uses,
  migrations: migrations ? new URL(`./kernels/${name}/migrations/`, import.meta.url) : null,
})
const domain = (name: string, uses: readonly string[], migrations = true): ModuleEntry => ({
  name,
  layer: 'domain',
  uses,
  migrations: migrations ? new URL(`./domains/${name}/migrations/`, import.meta.url) : null,
})

/**
 * Every module, in the order in which migrations run, and which kernels it may ask. The border check is generated from
 * this list: a new edge is a reviewed line here. Kernels are acyclic; domains never use one another.
 */
export const modules: readonly ModuleEntry[] = [
  {
    name: 'platform',
    layer: 'platform',
    uses: [],
    migrations: new URL('./platform/db/migrations/', import.meta.url),
  },
  kernel('directory', []),
  kernel('rules', [], false),
  // Definitions name the organisation that owns them.
  kernel('catalog', ['directory']),
  // Messages go to accounts.
  kernel('channel', ['directory']),
  // Cases are held by posts and organisations, routed by rules, pinned to definitions, and announced by messages.
  kernel('case', ['directory', 'catalog', 'rules', 'channel']),
  // Certificate types are definitions; holders are people and enterprises.
  kernel('credential', ['directory', 'catalog']),
  // Departments' systems tell of cases, fetch them and answer; what they may do is permitted by item.
  kernel('exchange', ['directory', 'catalog', 'channel', 'case']),
  // Figures are grained by organisation.
  kernel('indicator', ['directory']),
  domain('services', ['directory', 'catalog', 'rules', 'case', 'credential', 'indicator']),
  domain('ratings', ['directory', 'case', 'indicator'], false),
]
