// SPDX-License-Identifier: Apache-2.0
// The pages of the four entrances, read from their route tables: a new page is visited without being named here.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const entrances = join(import.meta.dirname, '../web/src/entrances')

function paths(file: string, pattern: RegExp): string[] {
  const found = [...readFileSync(join(entrances, file), 'utf8').matchAll(pattern)].flatMap(
    (match) => match[1] ?? [],
  )
  if (found.length === 0)
    throw new Error(`no routes found in ${file}: its form changed, so must ${import.meta.filename}`)
  return found
}

const portal = ['/', ...paths('portal/pages.ts', /^ {2}'(\/[^']*)':/gm)]

export const routes = {
  citizen: portal,
  enterprise: portal.map((path) => `/biz${path === '/' ? '' : path}`),
  staff: paths('staff/main.tsx', /\bpage\('(\/[^']*)'/g).map((path) => `/staff${path}`),
  cockpit: paths('cockpit/main.tsx', /\bpath: '(\/[^']*)'/g).map(
    (path) => `/cockpit${path === '/' ? '' : path}`,
  ),
} as const satisfies Record<string, readonly string[]>

export type Entrance = keyof typeof routes
