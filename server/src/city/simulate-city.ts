// SPDX-License-Identifier: Apache-2.0
import type { ServiceItem } from '#contracts/service-item'
import type { Actor } from '#platform/access'
import { chinaDay, type Random } from '#platform/clock'
import { isProblem } from '#platform/problems'
import type { DemoWorld } from './demo-world.ts'
import { beginDrafts, publishLessons } from './design-processes.ts'
import { apply } from './simulate-applying.ts'
import { actOn } from './simulate-handling.ts'
import { mergeDuplicate } from './simulate-office.ts'

export interface Appointment {
  at: number
  act: () => Promise<void>
}

interface Opened {
  readonly number: string
  readonly actor: Actor
  readonly item: ServiceItem
  readonly login: string
  readonly rectifies?: boolean
}

export interface Applicants {
  readonly people: readonly string[]
  readonly enterprises: readonly { readonly login: string; readonly enterpriseId: string }[]
}

const hour = 3_600_000

/**
 * Some weeks of the city: people apply on working days, offices act hours or days later, most are satisfied. Acts are
 * kept in order of time, so that every record has the time at which it would have been made.
 */
export async function simulateCity(
  world: DemoWorld,
  items: readonly ServiceItem[],
  applicants: Applicants,
  random: Random,
  until: Date,
  applications: number,
  others: readonly Appointment[] = [],
): Promise<number> {
  const { workdays } = world.app.services.caseKernel
  const agenda: Appointment[] = []
  const schedule = (at: number, act: Appointment['act']) => {
    agenda.push({ at, act })
    agenda.sort((left, right) => left.at - right.at)
  }
  for (const { at, act } of others) schedule(at, act)
  const days = workingDaysBefore(until, 45, (day) => workdays.isWorkday(day))
  for (let index = 0; index < applications; index++) {
    // A third of them came in the last days, so that there is work on the desks.
    const recent = random.integer(3) === 0 ? 6 : days.length
    const day = days[random.integer(recent)] ?? chinaDay(until)
    schedule(officeTime(day, random), async () => {
      const opened = await openOne(world, items, applicants, random)
      if (opened === null) return
      schedule(later(world, random), () => work(opened))
      if (random.integer(100) < 4) schedule(later(world, random), () => applyAgain(opened))
    })
  }

  if (applications > 0) {
    // At half past nine: no dice are thrown for it, or every case of the city would be another one.
    const atDesk = (daysBack: number) => Date.parse(`${days[daysBack] ?? chinaDay(until)}T01:30:00Z`)
    schedule(atDesk(12), () => publishLessons(world))
    schedule(atDesk(2), () => beginDrafts(world))
  }

  /** Some send the same application twice; the office merges what it finds doubled. */
  async function applyAgain(opened: Opened): Promise<void> {
    const number = await apply(world, opened.actor, opened.item, random)
    await world.app.worker.processAll()
    schedule(later(world, random), () => mergeDuplicate(world, number, opened.number))
  }

  async function work(opened: Opened): Promise<void> {
    const state = await actOn(
      world,
      opened.number,
      await world
        .actorOf(opened.login)
        .then((actor) => ({ ...actor, subject: opened.actor.subject, roles: opened.actor.roles })),
      opened.item,
      random,
    )
    await world.app.worker.processAll()
    if (state === 'waits') schedule(later(world, random), () => work(opened))
    else if (opened.rectifies !== true && random.integer(100) < 72)
      schedule(world.clock.now().getTime() + (2 + random.integer(30)) * hour, () => rateAndFollow(opened))
  }

  /** A bad rating opens a rectification, and the offices see to that as well. */
  async function rateAndFollow(opened: Opened): Promise<void> {
    await rate(world, opened, random)
    await world.app.worker.processAll()
    const found = await world.database.pool.query<{ number: string }>(
      'select number from cases.cases where parent_number = $1',
      [opened.number],
    )
    const number = found.rows[0]?.number
    if (number !== undefined)
      schedule(later(world, random), () => work({ ...opened, number, rectifies: true }))
  }

  let done = 0
  for (let next = agenda.shift(); next !== undefined && next.at < until.getTime(); next = agenda.shift()) {
    world.clock.set(new Date(Math.max(next.at, world.clock.now().getTime())))
    await world.app.worker.processAll()
    await next.act()
    await world.app.worker.processAll()
    done += 1
  }
  return done
}

async function openOne(
  world: DemoWorld,
  items: readonly ServiceItem[],
  applicants: Applicants,
  random: Random,
) {
  const item = items[random.integer(items.length)]
  if (item === undefined) return null
  const asPerson =
    item.audience.includes('person') && (random.integer(10) < 6 || !item.audience.includes('enterprise'))
  const enterprise = applicants.enterprises[random.integer(applicants.enterprises.length)]
  const login = asPerson ? applicants.people[random.integer(applicants.people.length)] : enterprise?.login
  if (login === undefined) return null
  const signedIn = await world.actorOf(login)
  const actor: Actor =
    asPerson || enterprise === undefined
      ? signedIn
      : {
          ...signedIn,
          subject: { kind: 'enterprise', id: enterprise.enterpriseId },
          roles: ['enterprise-agent'],
        }
  const number = await apply(
    world,
    random.integer(100) < 18 ? { ...actor, channel: 'window' } : actor,
    item,
    random,
  )
  await world.app.worker.processAll()
  return { number, actor, item, login }
}

async function rate(
  world: DemoWorld,
  opened: { number: string; actor: Actor; login: string },
  random: Random,
): Promise<void> {
  const chance = random.integer(100)
  const grade = chance < 78 ? 5 : chance < 92 ? 4 : chance < 96 ? 3 : chance < 98 ? 2 : 1
  try {
    await world.app.platform.units.inUnit({ actor: opened.actor }, (unit) =>
      world.app.services.caseKernel.ratings.rate(unit, opened.number, {
        grade,
        tags: grade >= 4 ? ['办理快'] : ['等待久'],
        ...(grade < 3 && { comment: '等待时间偏长，希望改进。' }),
      }),
    )
  } catch (error) {
    // Withdrawn and lapsed cases cannot be rated: the simulated citizen finds that out like a real one.
    if (!isProblem(error)) throw error
  }
}

/** The last working days, the latest first. */
export function workingDaysBefore(until: Date, count: number, isWorkday: (day: string) => boolean): string[] {
  const days: string[] = []
  for (let back = 0; days.length < count && back < 200; back++) {
    const day = chinaDay(new Date(until.getTime() - back * 24 * hour))
    if (isWorkday(day)) days.push(day)
  }
  return days
}

/** Some moment between 9:00 and 17:30 in Shanghai. */
function officeTime(day: string, random: Random): number {
  return Date.parse(`${day}T01:00:00Z`) + random.integer(8.5 * 60) * 60_000
}

/** A working moment some hours on: half the acts the same day, the others one or two working days later. */
function later(world: DemoWorld, random: Random): number {
  const now = world.clock.now()
  const sameDay = now.getTime() + (20 + random.integer(240)) * 60_000
  if (random.integer(2) === 0 && chinaHour(new Date(sameDay)) < 18) return sameDay
  const { workdays } = world.app.services.caseKernel
  return officeTime(chinaDay(workdays.add(now, 1 + random.integer(2))), random)
}

const chinaHour = (instant: Date) => new Date(instant.getTime() + 8 * hour).getUTCHours()
