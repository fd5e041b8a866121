// SPDX-License-Identifier: Apache-2.0
import type { BlockList } from 'node:net'
import { resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { readNetworks } from '#platform/outbound'
import { Secret } from './secret.ts'

/** Every setting of an installation, with its meaning; `.env.example` is generated from it. */
const Environment = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 8080, description: 'Port of the web server' }),
  HOST: Type.String({
    default: '127.0.0.1',
    description: 'Address to listen on; 0.0.0.0 behind a reverse proxy with TLS',
  }),
  DATA_DIR: Type.String({
    default: 'data',
    description: 'Folder of the embedded database, of files and of keys',
  }),
  DATABASE_URL: Type.String({
    default: '',
    description: 'PostgreSQL 15 or newer; empty starts the embedded server',
  }),
  DATABASE_POOL: Type.Integer({
    minimum: 2,
    maximum: 64,
    default: 10,
    description: 'Connections to the database',
  }),
  MODE: Type.Enum(['demo', 'production'], {
    default: 'demo',
    description: 'demo fills 云澜市 and shows its accounts; production refuses both',
  }),
  PASSWORD_POLICY: Type.Enum(['mlps3', 'asvs'], {
    default: 'mlps3',
    description: 'mlps3: GB/T 22239-2019 level 3; asvs: OWASP ASVS 5.0',
  }),
  MASTER_KEY: Type.String({
    default: '',
    description:
      '32 bytes in base64 that wrap all other keys; required in production, made and kept in DATA_DIR otherwise',
  }),
  LAWS_DIR: Type.String({
    default: '',
    description: 'Folder of law texts (Markdown) to show in full; empty uses the outline',
  }),
  HISTORY_MONTHS: Type.Integer({
    minimum: 0,
    maximum: 1200,
    default: 24,
    description:
      'Whole months for which the history of cases stays in the database; older history of finished cases goes into archive files. 0 keeps all',
  }),
  RATE_PER_MINUTE: Type.Integer({
    minimum: 10,
    default: 1200,
    description: 'Requests a minute for one address',
  }),
  MOST_REQUESTS: Type.Integer({
    minimum: 8,
    default: 200,
    description: 'Requests under way at once; beyond it answers are 429 with Retry-After',
  }),
  LOG_LEVEL: Type.Enum(['debug', 'info', 'warn', 'error', 'silent'], {
    default: 'info',
    description: 'Least level that is logged',
  }),
  OUTBOUND_NETWORKS: Type.String({
    default: '',
    description:
      'Networks inside that callbacks may go to, as 10.8.0.0/16,192.168.3.7; without it only addresses of the open internet are called',
  }),
  PUBLIC_URL: Type.String({
    default: '',
    description: 'Address people use, for QR codes and cookies; https makes cookies Secure',
  }),
})
type Environment = Static<typeof Environment>

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: Secret | null
  readonly databasePool: number
  readonly mode: 'demo' | 'production'
  readonly passwordPolicy: 'mlps3' | 'asvs'
  readonly masterKey: Secret | null
  readonly lawsDir: string | null
  readonly historyMonths: number
  readonly ratePerMinute: number
  readonly mostRequests: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly outboundNetworks: BlockList
  readonly publicUrl: string | null
}

/** Reads settings once at start. Throws one error that lists every fault. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.properties).flatMap((key) =>
      env[key] === undefined || env[key] === '' ? [] : [[key, env[key]]],
    ),
  )
  const values = Value.Convert(Environment, Value.Default(Environment, given))
  const faults = Value.Errors(Environment, values).map(
    (fault) => `  ${fault.instancePath.slice(1)}: ${fault.message}`,
  )
  if (faults.length > 0) throw new Error(`Settings are not valid:\n${faults.join('\n')}`)
  return freeze(values as Environment) // checked on the line above
}

function freeze(env: Environment): Config {
  const networks = readNetworks(env.OUTBOUND_NETWORKS)
  const production = env.MODE === 'production'
  const faults = [
    production && env.MASTER_KEY === '' && 'MASTER_KEY must be set in production (32 bytes in base64)',
    production &&
      env.DATABASE_URL === '' &&
      'DATABASE_URL must be set in production: the embedded server has no replica and no archive',
    env.MASTER_KEY !== '' &&
      Buffer.from(env.MASTER_KEY, 'base64').length !== 32 &&
      'MASTER_KEY must be 32 bytes in base64',
    networks === null && 'OUTBOUND_NETWORKS must be networks such as 10.8.0.0/16, with commas between them',
  ].filter((fault) => typeof fault === 'string')
  if (networks === null || faults.length > 0)
    throw new Error(`Settings are not valid:\n  ${faults.join('\n  ')}`)
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL === '' ? null : new Secret(env.DATABASE_URL),
    databasePool: env.DATABASE_POOL,
    mode: env.MODE as Config['mode'],
    passwordPolicy: env.PASSWORD_POLICY as Config['passwordPolicy'],
    masterKey: env.MASTER_KEY === '' ? null : new Secret(env.MASTER_KEY),
    lawsDir: env.LAWS_DIR === '' ? null : resolve(env.LAWS_DIR),
    historyMonths: env.HISTORY_MONTHS,
    ratePerMinute: env.RATE_PER_MINUTE,
    mostRequests: env.MOST_REQUESTS,
    logLevel: env.LOG_LEVEL as Config['logLevel'],
    outboundNetworks: networks,
    publicUrl: env.PUBLIC_URL === '' ? null : env.PUBLIC_URL,
  })
}

/** One line a setting, for `.env.example`. */
export function describeConfig(): string {
  return Object.entries(Environment.properties)
    .map(
      ([key, schema]) =>
        `# ${(schema as { description?: string }).description}\n# ${key}=${(schema as { default?: unknown }).default ?? ''}\n`,
    )
    .join('\n')
}
