// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** CPU seconds that this process and a PostgreSQL on this machine have used; null where that cannot be seen. */
export type CpuMeter = () => number | null

// Linux counts in ticks of a hundredth of a second (USER_HZ), whatever the kernel's own clock.
const ticksPerSecond = 100

/** Reads /proc (Linux); a server elsewhere, or another system, gives a meter that answers null. */
export async function createCpuMeter(pool: pg.Pool): Promise<CpuMeter> {
  const found = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const backend = readStat(String(found.rows[0]?.pid))
  if (backend === undefined || !backend.name.startsWith('postgres')) return () => null
  const postmaster = backend.parent
  return () => {
    const own = process.cpuUsage()
    const servers = readdirSync('/proc')
      .filter((entry) => /^\d+$/.test(entry))
      .flatMap((pid) => readStat(pid) ?? [])
      .filter((stat) => stat.pid === postmaster || stat.parent === postmaster)
    return (own.user + own.system) / 1e6 + servers.reduce((sum, stat) => sum + stat.seconds, 0)
  }
}

interface Stat {
  readonly pid: number
  readonly name: string
  readonly parent: number
  /** Its own time and that of children that have ended. */
  readonly seconds: number
}

/** Fields of /proc/<pid>/stat, proc(5): 4 parent, 14–17 user and system ticks, own and of waited-for children. */
function readStat(pid: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid: Number(pid), name, parent: Number(fields[1]), seconds: ticks / ticksPerSecond }
  } catch {
    // Ended between the listing and the reading, or no /proc at all.
    return undefined
  }
}
