// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium and what it needs from its surroundings. */
export interface BrowserPlace {
  readonly executablePath: string
  readonly env: Readonly<Record<string, string>>
}

const systemChromium = '/usr/bin/chromium'
const cache = join(import.meta.dirname, '../node_modules/.cache/chengshu-browser')

/** CHROMIUM_PATH, else the system's Chromium, else the one from npm: a bare machine needs nothing but `npm ci`. */
export async function findBrowser(): Promise<BrowserPlace> {
  const named = process.env['CHROMIUM_PATH']
  if (named) return { executablePath: named, env: {} }
  if (existsSync(systemChromium)) return { executablePath: systemChromium, env: {} }
  return unpackBrowser()
}

/**
 * Unpacks the npm browser once, beside node_modules. A bare system lacks its NSS libraries (the package carries them for
 * another system) and any font with Chinese letters; both are handed over by environment variables.
 */
export async function unpackBrowser(): Promise<BrowserPlace> {
  const require = createRequire(import.meta.url)
  const archives = join(dirname(require.resolve('@sparticuz/chromium')), '../bin')
  const manifest = JSON.parse(readFileSync(join(archives, '../package.json'), 'utf8')) as { version: string }
  const folder = join(cache, manifest.version)
  if (!existsSync(folder)) await unpackInto(folder, archives)
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: writeFontConfig(folder, dirname(require.resolve('@expo-google-fonts/noto-sans-sc'))),
    },
  }
}

async function unpackInto(folder: string, archives: string): Promise<void> {
  // Renamed when whole: an unpacking that was interrupted is never taken for a browser.
  const halfway = `${folder}.${process.pid}`
  mkdirSync(halfway, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = halfway
  try {
    const { inflate } = await import('@sparticuz/chromium')
    for (const archive of ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br'])
      await inflate(join(archives, archive))
    renameSync(halfway, folder)
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(halfway, { recursive: true, force: true })
  }
}

function writeFontConfig(folder: string, fonts: string): string {
  const file = join(folder, 'fonts.conf')
  const weights = ['400Regular', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${weights}<cachedir>${folder}/fonts</cachedir></fontconfig>`,
  )
  return file
}

// Root has no user namespace to drop into; the other switches keep the browser from calling home.
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser({ executablePath, env }: BrowserPlace): Promise<Browser> {
  return chromium.launch({ executablePath, args: switches, env: { ...inherited(), ...env } })
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
