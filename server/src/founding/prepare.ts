// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillSearchWords } from '#kernels/case'
import { countDemoAccounts } from '#kernels/directory'
import { silenceQueue } from '#kernels/exchange'
import { systemActor } from '#platform/access'
import { sweepQueue } from '#platform/jobs'
import type { Unit } from '#platform/unit'
import type { App } from '../app.ts'

/**
 * Runs at every start, before anything is served: production refuses demonstration accounts; definitions that ship with
 * the platform are published where they are new; the caches of definitions are filled.
 */
export async function prepareStart(app: App, say: (text: string) => void): Promise<void> {
  const { platform, services } = app
  if (platform.config.mode === 'production' && (await countDemoAccounts(platform.db)) > 0) {
    throw new Error(
      'Production refuses to start: demonstration accounts are enabled in this database. Disable them or use another database.',
    )
  }
  await platform.units.inUnit({ actor: systemActor }, async (unit) => {
    await publishShipped(unit, app)
    unit.enqueue({ queue: sweepQueue, key: 'hourly', payload: {} })
    unit.enqueue({ queue: silenceQueue, key: 'watch', payload: {} })
    fillSearchWords(unit)
  })
  await services.catalog.laws.load(platform.db)
  await services.catalog.vocabulary.load(platform.db)
  if (platform.config.lawsDir !== null) await importLawTexts(app, platform.config.lawsDir, say)
}

export async function publishShipped(unit: Unit, app: App): Promise<void> {
  await app.services.catalog.laws.importOutlines(unit)
  await app.services.caseKernel.processes.publishShipped(unit)
}

/** Law texts stay outside of the project; where a folder of them is given, the register shows them in full. */
async function importLawTexts(app: App, folder: string, say: (text: string) => void): Promise<void> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const { imported, refused } = await app.platform.units.inUnit({ actor: systemActor }, (unit) =>
    app.services.catalog.laws.importTexts(unit, files),
  )
  say(`法规文本 Law texts: ${imported.length} imported, ${refused.length} faults`)
  for (const fault of refused) say(`  ${fault.file}:${fault.line} ${fault.reason.zh} ${fault.reason.en}`)
}
