// SPDX-License-Identifier: Apache-2.0
// Makes the demonstration city in a process of its own: the memory it needs is given back when it is done.
import { systemClock } from '#platform/clock'
import { readConfig } from '#platform/config'
import { joinDatabase } from '#platform/db'
import { loadMasterKey } from '#platform/keys'
import { makeCity, standardScale } from './make-city.ts'

process.once('message', (connection: Record<string, string | number>) => {
  const config = readConfig(process.env)
  // A city that was interrupted is begun again, so its commits need not wait for the disk; the last one does.
  const database = joinDatabase({ ...connection, options: '-c synchronous_commit=off' }, config.databasePool)
  makeCity(database, config, loadMasterKey(config), systemClock.now(), standardScale, (text) =>
    console.log(text),
  )
    .then(() => database.stop())
    .then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
})
