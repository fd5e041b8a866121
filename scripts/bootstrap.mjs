// SPDX-License-Identifier: Apache-2.0
// Runs before everything else on whatever Node is there (20.19 or newer), so it is plain JavaScript without packages:
// installs what package-lock.json names when that changed, and builds the web when its sources changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const purpose = process.argv[2] ?? 'start'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Chengshu needs Node 20.19 or newer to set itself up; this is ${process.version}.`)
  process.exit(1)
}

const hashFiles = (paths) => {
  const hash = createHash('sha256')
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesBelow(path) : [path]
  })

const stampIs = (path, value) =>
  existsSync(join(root, path)) && readFileSync(join(root, path), 'utf8') === value
const setStamp = (path, value) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), value)
}

const run = (command, args) => {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (done.status !== 0) process.exit(done.status ?? 1)
}

const packages = hashFiles(['package.json', 'package-lock.json'])
if (!stampIs('node_modules/.chengshu', packages)) {
  console.log('安装依赖（首次约半分钟）… Installing packages, about half a minute the first time …')
  // Nothing here depends on an install script: links and permissions are made by the platform itself.
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  setStamp('node_modules/.chengshu', packages)
}

// Packages may lose their execute bit where install scripts are off.
const node = [join(root, 'node_modules/.bin/node')].find((path) => existsSync(path)) ?? process.execPath

if (purpose === 'start' || purpose === 'test') {
  const sources = hashFiles(
    ['package-lock.json', ...filesBelow('web'), ...filesBelow('contracts/src')]
      .filter((path) => statSync(join(root, path)).isFile())
      .sort(),
  )
  if (!stampIs('dist/.chengshu', sources)) {
    console.log('构建页面… Building the pages …')
    run(node, [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'web/vite.config.ts',
      '--logLevel',
      'warn',
    ])
    setStamp('dist/.chengshu', sources)
  }
}
