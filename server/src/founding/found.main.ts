// SPDX-License-Identifier: Apache-2.0
// npm run found -- <city file> [--check]: makes an empty database the installation of a city, once.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { findCity } from '#kernels/directory'
import { systemActor } from '#platform/access'
import { systemClock, systemRandom } from '#platform/clock'
import { readConfig } from '#platform/config'
import { type Database, openDatabase } from '#platform/db'
import { loadMasterKey } from '#platform/keys'
import { createLog } from '#platform/log'
import { createApp } from '../app.ts'
import { type CityFile, readCityFile } from './city-file.ts'
import { appointStaff, cityOf, type FoundedStaff, foundCity } from './found-city.ts'

async function main(path: string | undefined, onlyCheck: boolean): Promise<number> {
  if (path === undefined) {
    console.error('usage: npm run found -- <city file> [--check]')
    return 2
  }
  const read = readCityFile(readFileSync(path, 'utf8'))
  if ('faults' in read) {
    for (const { pointer, fault } of read.faults) console.error(`${path}${pointer}: ${fault}`)
    console.error(
      `${read.faults.length} 处错误，未做任何更改。${read.faults.length} faults, nothing changed.`,
    )
    return 1
  }
  const { regions, organisations, staff } = read.file
  console.log(`${regions.length} regions, ${organisations.length} organisations, ${staff.length} accounts`)
  if (onlyCheck) return 0
  const config = readConfig(process.env)
  if (config.mode !== 'production') {
    console.error('请设置 MODE=production。Set MODE=production: a demonstration makes its own city.')
    return 2
  }
  const database = await openDatabase(config)
  try {
    if (await isFounded(database)) {
      console.error('这个数据库里已经有城市。This database holds a city already; nothing changed.')
      return 1
    }
    const made = await found(database, read.file)
    console.log('\n账号与一次性密码（只显示这一次，首次登录须更换）')
    console.log(
      'Accounts and one-time passwords, shown this once; they must be changed at the first sign-in\n',
    )
    for (const { login, name, password } of made) console.log(`${login}\t${name}\t${password}`)
    return 0
  } finally {
    await database.stop()
  }
}

async function isFounded(database: Database): Promise<boolean> {
  const migrated = await sql<{
    there: boolean
  }>`select to_regclass('directory.city') is not null as there`.execute(database.db)
  return migrated.rows[0]?.there === true && (await findCity(database.db)) !== undefined
}

async function found(database: Database, file: CityFile): Promise<FoundedStaff[]> {
  const config = readConfig(process.env)
  const app = await createApp({
    config,
    database,
    log: createLog(config.logLevel),
    clock: systemClock,
    random: systemRandom,
    masterKey: loadMasterKey(config),
    webFolder: null,
    checkAnswers: false,
    city: cityOf(file),
  })
  const made = await app.platform.units.inUnit({ actor: systemActor }, async (unit) => {
    const ids = await foundCity(unit, app, file)
    const { node, organisations } = file
    const details = { organisations: organisations.length }
    unit.record({ action: 'city.founded', objectKind: 'city', objectId: node, details })
    return await appointStaff(unit, app, file, ids)
  })
  await app.sealer.seal()
  await app.http.close()
  return made
}

const args = process.argv.slice(2)
process.exitCode = await main(
  args.find((arg) => !arg.startsWith('--')),
  args.includes('--check'),
)
