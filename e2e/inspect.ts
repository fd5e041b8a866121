// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Watch } from './visit.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const axeOptions = JSON.stringify({
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  preload: false,
})

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/** Waits until nothing is loading any more: heading there, no placeholder, nothing asked for, fonts in place. */
export async function settle(page: Page, { quiet }: Watch): Promise<void> {
  await page.locator('h1').first().waitFor()
  await quiet()
  await page.locator('.c-skeleton, .ant-skeleton, .ant-spin-spinning').first().waitFor({ state: 'detached' })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
}

/** Breaches of WCAG 2.2 AA and of good practice that a tool can find. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe === undefined && (() => {${axeSource}\n})()`)
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, ${axeOptions}).then((result) => result.violations)`,
  )
  return found.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '))
    return `axe ${id}: ${help} (${nodes.length}) at ${places.join(' | ')}`
  })
}

/** What every page must have, whatever it shows. */
export async function shapeFaults(page: Page): Promise<string[]> {
  const { headings, title, wide, width } = await page.evaluate<{
    headings: number
    title: string
    wide: number
    width: number
  }>(`({
    headings: document.querySelectorAll('h1').length,
    title: document.title,
    wide: document.documentElement.scrollWidth,
    width: window.innerWidth,
  })`)
  return [
    ...(headings === 1 ? [] : [`${headings} first headings`]),
    ...(title.trim() === '' ? ['no title'] : []),
    ...(wide <= width ? [] : [`${wide} pixels wide on a screen of ${width}`]),
  ]
}

const pictures = join(import.meta.dirname, '../artifacts/pages')

export async function photograph(page: Page, name: string): Promise<void> {
  const path = join(pictures, `${name}.jpg`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, type: 'jpeg', quality: 70, fullPage: true })
}
