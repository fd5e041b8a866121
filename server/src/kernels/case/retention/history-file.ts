// SPDX-License-Identifier: Apache-2.0
import { parquetReadObjects } from 'hyparquet'
import { type BasicType, parquetWriteBuffer } from 'hyparquet-writer'

/** A line of history as it lies in an archive file: instants to the millisecond, as everywhere on the platform. */
export interface HistoryLine {
  readonly case_id: string
  readonly seq: number
  readonly at: Date
  readonly occurred_at: Date | null
  readonly kind: string
  readonly node: string | null
  readonly name_zh: string | null
  readonly name_en: string | null
  readonly outcome: string | null
  readonly opinion: string | null
  readonly actor_account_id: string | null
  readonly actor_post_id: string | null
  readonly organisation_id: string | null
  readonly task_id: string | null
  readonly command: unknown
  readonly data: unknown
}

const columns: readonly { readonly name: keyof HistoryLine; readonly type: BasicType }[] = [
  { name: 'case_id', type: 'STRING' },
  { name: 'seq', type: 'INT32' },
  { name: 'at', type: 'TIMESTAMP' },
  { name: 'occurred_at', type: 'TIMESTAMP' },
  { name: 'kind', type: 'STRING' },
  { name: 'node', type: 'STRING' },
  { name: 'name_zh', type: 'STRING' },
  { name: 'name_en', type: 'STRING' },
  { name: 'outcome', type: 'STRING' },
  { name: 'opinion', type: 'STRING' },
  { name: 'actor_account_id', type: 'STRING' },
  { name: 'actor_post_id', type: 'STRING' },
  { name: 'organisation_id', type: 'STRING' },
  { name: 'task_id', type: 'STRING' },
  { name: 'command', type: 'JSON' },
  { name: 'data', type: 'JSON' },
]

// A case is a few lines: whoever reads one should not unpack many others.
const rowGroupSize = 1000

/** Lines as Apache Parquet, the format of the lake; the same lines give the same bytes. */
export function writeHistoryFile(lines: readonly HistoryLine[]): Uint8Array {
  const columnData = columns.map(({ name, type }) => ({
    name,
    type,
    data: lines.map((line) => (type === 'JSON' ? (line[name] ?? undefined) : line[name])),
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize, createdBy: 'chengshu' }))
}

/** A run of lines of a file. */
export async function readHistoryFile(
  bytes: Uint8Array,
  run: { readonly first: number; readonly lines: number },
): Promise<HistoryLine[]> {
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const found = await parquetReadObjects({ file, rowStart: run.first, rowEnd: run.first + run.lines })
  return found.map((line) => ({ ...line, command: line['command'] ?? null })) as unknown as HistoryLine[] // written above
}
