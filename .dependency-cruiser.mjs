// SPDX-License-Identifier: Apache-2.0
// Borders between modules, generated from the manifest server/src/modules.ts: a new edge is a line there.
import { modules } from './server/src/modules.ts'

const folderOf = (module) =>
  module.layer === 'platform' ? 'server/src/platform' : `server/src/${module.layer}s/${module.name}`
const byName = new Map(modules.map((module) => [module.name, module]))

const moduleRules = modules
  .filter((module) => module.layer !== 'platform')
  .flatMap((module) => {
    const own = folderOf(module)
    const allowed = [
      own,
      'server/src/platform',
      'contracts/src',
      'node_modules',
      ...module.uses.map((name) => folderOf(byName.get(name))),
    ]
    return [
      {
        name: `${module.name}-uses-only-its-edges`,
        comment: `${module.name} may use: ${module.uses.join(', ') || 'no other module'} (server/src/modules.ts)`,
        severity: 'error',
        from: { path: `^${own}/` },
        to: { path: '^(server|web|contracts)/', pathNot: allowed.map((path) => `^${path}/`) },
      },
      {
        name: `${module.name}-is-reached-by-its-index`,
        comment: `Only what ${own}/index.ts names exists outside of it`,
        severity: 'error',
        from: { path: '^server/src/', pathNot: [`^${own}/`] },
        to: { path: `^${own}/`, pathNot: [`^${own}/index\\.ts$`, `^${own}/migrations/`] },
      },
    ]
  })

export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'contracts-stand-alone',
      comment: 'The browser imports contracts: no I/O, no server, no web',
      severity: 'error',
      from: { path: '^contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { path: ['^server/', '^web/', '^scripts/'] },
    },
    {
      name: 'contracts-have-no-io',
      severity: 'error',
      from: { path: '^contracts/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform-knows-no-module',
      severity: 'error',
      from: { path: '^server/src/platform/' },
      to: { path: '^server/src/(kernels|domains|city|app|composition|modules)' },
    },
    {
      name: 'nothing-below-imports-the-top',
      severity: 'error',
      from: { path: '^server/src/(platform|kernels|domains)/' },
      to: { path: '^server/src/(app|main|composition|city|city-profile|modules)' },
    },
    {
      name: 'web-sees-contracts-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|scripts|bench|e2e)/' },
    },
    {
      name: 'web-shared-is-below-features',
      severity: 'error',
      from: { path: '^web/src/shared/' },
      to: { path: '^web/src/(features|entrances)/' },
    },
    {
      name: 'web-features-are-below-entrances',
      severity: 'error',
      from: { path: '^web/src/features/' },
      to: { path: '^web/src/entrances/' },
    },
    {
      name: 'web-features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^web/src/features/([^/]+)/' },
      to: { path: '^web/src/features/([^/]+)/', pathNot: '^web/src/features/$1/' },
    },
    {
      name: 'antd-for-staff-only',
      severity: 'error',
      from: { path: '^web/src/', pathNot: '^web/src/(entrances/staff|features/staff-[^/]+)/' },
      to: { path: '^node_modules/antd/' },
    },
    ...moduleRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.generated\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
