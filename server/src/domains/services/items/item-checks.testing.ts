// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ServiceItem } from '#contracts/service-item'
import { shippedContext } from './authoring/build.ts'
import { checkItem } from './item-checks.logic.ts'
import { itemFaults } from './item-json.logic.ts'
export const context = shippedContext()
export const folder = join(import.meta.dirname, 'data')
export const files = readdirSync(folder)

export function read(name: string): ServiceItem {
  const reading = itemFaults(JSON.parse(readFileSync(join(folder, name), 'utf8')))
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.faults)}`)
  return reading.item
}

export const errorsOf = (item: ServiceItem) =>
  checkItem(item, context)
    .filter((fault) => fault.severity === 'error')
    .map((fault) => `${fault.pointer} ${fault.code}`)

/** The food business licence with one thing changed. */
export function changed(change: (item: ServiceItem) => void): string[] {
  const item = read('food-business-licence.json')
  change(item)
  return errorsOf(item)
}

/** An item that is done at once, with one thing changed. */
export function instantChanged(change: (item: ServiceItem) => void): string[] {
  const item = read('elderly-card.json')
  change(item)
  return errorsOf(item)
}

export const first = <T>(list: readonly T[]): T => {
  const [one] = list
  if (one === undefined) throw new Error('empty')
  return one
}

export function material(item: ServiceItem, code: string): ServiceItem['materials'][number] {
  return first(item.materials.filter((one) => one.code === code))
}

export function field(item: ServiceItem, name: string): ServiceItem['form']['schema']['properties'][string] {
  const found = item.form.schema.properties[name]
  if (!found) throw new Error(name)
  return found
}
