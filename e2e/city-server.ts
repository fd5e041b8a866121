// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

/** A server in a process of its own, as `npm start` runs it. */
export interface CityServer {
  readonly url: string
  /** Ctrl-C: finishes what is under way and stops its database. */
  stop(): Promise<void>
  /** kill -9: nothing is finished. */
  kill(): Promise<void>
}

/** Starts the server on a folder and waits until it says that the city is ready. Port 0 takes a free one. */
export async function startCity(dataDir: string, port = 0): Promise<CityServer> {
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      // The test runner has a MODE of its own.
      MODE: 'demo',
      LOG_LEVEL: 'warn',
      // One machine asks for a whole city here.
      RATE_PER_MINUTE: '1000000',
    },
  })
  const url = await ready(child)
  return {
    url,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  }
}

function ready(child: ChildProcess): Promise<string> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /Chengshu is ready: (http\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${said}`)),
    )
    child.once('error', reject)
  })
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
