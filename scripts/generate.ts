// SPDX-License-Identifier: Apache-2.0
// Writes what is derived from the code and committed: the OpenAPI document, .env.example and the map of the fictional city. With --check it only
// compares, so that a change of a contract without its document is red.
import { readFileSync, writeFileSync } from 'node:fs'
import { describeConfig, readConfig } from '#platform/config'
import { createHttpServer } from '#platform/http'
import { silentLog } from '#platform/log'
import { documentedRoutes } from '../server/src/documented-routes.ts'
import { cityMap } from './city-map/city-map.ts'

const check = process.argv.includes('--check')
const unused = new Proxy(
  {},
  {
    get: () => {
      throw new Error('not available while documenting')
    },
  },
)

async function openApi(): Promise<string> {
  const server = await createHttpServer({
    config: readConfig({}),
    db: unused as never,
    units: unused as never,
    random: unused as never,
    clock: unused as never,
    keys: unused as never,
    log: silentLog,
    routes: documentedRoutes(),
    authenticate: async () => null,
    health: async () => ({}),
    webFolder: null,
    checkAnswers: false,
  })
  await server.ready()
  const { paths, ...head } = server.swagger() as { paths?: Record<string, Record<string, unknown>> }
  await server.close()
  // One line an operation: small enough to commit, and a difference names the operation that changed.
  const operations = Object.entries(paths ?? {}).map(([path, methods]) => {
    const lines = Object.entries(methods).map(
      ([method, operation]) => `      ${JSON.stringify(method)}: ${JSON.stringify(operation)}`,
    )
    return `    ${JSON.stringify(path)}: {\n${lines.join(',\n')}\n    }`
  })
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "paths": {\n${operations.join(',\n')}\n  }\n}\n`
}

const files: readonly [string, string][] = [
  ['docs/openapi.json', await openApi()],
  ['.env.example', describeConfig()],
  ['web/src/entrances/cockpit/map/yunlan.json', cityMap()],
]
let stale = 0
for (const [path, content] of files) {
  let present = ''
  try {
    present = readFileSync(path, 'utf8')
  } catch {
    // A file that is not there yet is stale like any other.
  }
  if (present === content) continue
  if (check) {
    console.log(`${path} is not up to date: run npm run generate`)
    stale += 1
  } else {
    writeFileSync(path, content)
    console.log(`wrote ${path}`)
  }
}
process.exitCode = stale === 0 ? 0 : 1
