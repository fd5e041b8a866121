// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
}

/** Most kilobytes (1000 bytes) of script, after gzip -9, that a page needs before it shows anything. */
const limits = { 'index.html': 140, 'biz.html': 140, 'staff.html': 330, 'cockpit.html': 200 } as const

interface Weight {
  readonly page: string
  readonly kilobytes: number
  readonly budget: number
}

/** What a page loads before it shows anything: its script and everything that imports statically. */
export function weigh(folder: string): Weight[] {
  const manifest = readManifest(join(folder, 'manifest.json'))
  return Object.entries(limits).map(([page, budget]) => {
    const seen = new Set<string>()
    const add = (key: string) => {
      if (seen.has(key)) return
      seen.add(key)
      for (const one of manifest[key]?.imports ?? []) add(one)
    }
    add(page)
    const bytes = [...seen].reduce((sum, key) => {
      const file = manifest[key]?.file
      if (file === undefined) throw new Error(`${key} is not in the manifest`)
      return sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length
    }, 0)
    return { page, kilobytes: Math.round(bytes / 100) / 10, budget }
  })
}

const readManifest = (path: string): Readonly<Record<string, Chunk>> =>
  // Written by the build a moment ago; a missing field shows as a page that is not in it.
  JSON.parse(readFileSync(path, 'utf8')) as Record<string, Chunk>

export function describe(weights: readonly Weight[]): string {
  return weights
    .map(
      ({ page, kilobytes, budget }) =>
        `${kilobytes > budget ? '✗' : '✓'} ${page} ${kilobytes} of ${budget} kB`,
    )
    .join('\n')
}

export const isOver = ({ kilobytes, budget }: Weight): boolean => kilobytes > budget

/** A build whose pages have become too heavy is no build. */
export function budgets(): Plugin {
  let folder = ''
  return {
    name: 'chengshu-budgets',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle() {
      const weights = weigh(folder)
      console.log(describe(weights))
      if (weights.some(isOver)) throw new Error('a page is over its budget of script')
    },
  }
}
