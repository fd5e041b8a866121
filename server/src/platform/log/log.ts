// SPDX-License-Identifier: Apache-2.0
import type { Config } from '#platform/config'

/**
 * Structured log, one JSON object a line. Fields are ids, codes and counts; names, numbers, phones, bodies and URLs
 * with values never go in. Levels: error = somebody must act now; warn = look this week; info = what happened.
 */
export interface Log {
  debug(fields: LogFields, text: string): void
  info(fields: LogFields, text: string): void
  warn(fields: LogFields, text: string): void
  error(fields: LogFields, text: string): void
}
type LogFields = Readonly<Record<string, unknown>>

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const

export function createLog(
  level: Config['logLevel'],
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const threshold = levels.indexOf(level)
  const at = (name: (typeof levels)[number]) => (fields: LogFields, text: string) => {
    if (levels.indexOf(name) < threshold) return
    write(`${JSON.stringify({ level: name, time: new Date().toISOString(), text, ...withError(fields) })}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/**
 * An error's message may quote the value that broke it (PostgreSQL's `detail` does), so only its class, code and stack
 * frames are kept.
 */
function withError(fields: LogFields): LogFields {
  const { err, ...rest } = fields
  if (!(err instanceof Error)) return fields
  const frames = (err.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
  const code = 'code' in err ? err.code : undefined
  const constraint = 'constraint' in err ? err.constraint : undefined
  return { ...rest, error: { name: err.name, code, constraint, frames: frames.map((line) => line.trim()) } }
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
