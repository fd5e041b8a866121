// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function palette(selector: string): Record<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [hi = 0, lo = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (hi + 0.05) / (lo + 0.05)
}

const textPairs = [
  ['ink', 'surface'],
  ['ink', 'page'],
  ['ink-2', 'surface'],
  ['ink-2', 'page'],
  ['ink-3', 'surface'],
  ['ink-3', 'page'],
  ['primary', 'surface'],
  ['primary', 'page'],
  ['primary', 'primary-tint'],
  ['on-primary', 'primary'],
  ['on-primary', 'primary-hover'],
  ['on-primary', 'hero-to'],
  ['on-primary', 'red'],
  ['on-primary', 'green'],
  ['mast-ink', 'mast'],
  ['footer-ink', 'footer'],
  ['red', 'surface'],
  ['red-ink', 'red-tint'],
  ['green', 'surface'],
  ['green-ink', 'green-tint'],
  ['amber', 'surface'],
  ['amber-ink', 'amber-tint'],
  ['violet-ink', 'violet-tint'],
  ['ink-2', 'grey-tint'],
] as const

describe('cockpit palette', () => {
  const colours = { ...palette(':root'), ...palette('html[data-theme="cockpit"]') }
  it.each([
    ['ink', 'page'],
    ['ink', 'surface'],
    ['ink-2', 'surface'],
    ['ink-3', 'surface'],
    ['ink-3', 'page'],
    ['primary', 'surface'],
    ['primary', 'page'],
    ['on-primary', 'primary'],
    ['red', 'surface'],
    ['green', 'surface'],
    ['amber', 'surface'],
    ['red-ink', 'red-tint'],
    ['green-ink', 'green-tint'],
    ['amber-ink', 'amber-tint'],
  ] as const)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5)
  })
})

describe.each([
  ['standard', palette(':root'), 4.5],
  ['high contrast', { ...palette(':root'), ...palette('html[data-contrast="more"]') }, 7],
])('%s palette', (_name, colours, least) => {
  it.each(textPairs)('%s on %s can be read', (ink, ground) => {
    expect(contrast(colours[ink] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(least)
  })
  it('draws field borders and the focus ring with at least 3:1', () => {
    expect(contrast(colours['field-border'] ?? '', colours.surface ?? '')).toBeGreaterThanOrEqual(3)
    expect(contrast(colours['focus-outer'] ?? '', colours.surface ?? '')).toBeGreaterThanOrEqual(3)
    expect(contrast(colours['focus-inner'] ?? '', colours['focus-outer'] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
