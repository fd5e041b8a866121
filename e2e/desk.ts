// SPDX-License-Identifier: Apache-2.0
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { demoStaff } from '../server/src/city-profile.ts'
import { ask, type CaseDetail } from './food-licence.ts'
import { type Visitor, visitors } from './sessions.ts'
import { texts as allTexts, type Locale, localize } from './texts.ts'
import { openProfile } from './visit.ts'

interface Seat {
  browser: Browser
  url: string
  locale: Locale
  visitor: Visitor
  cookie: string
  /** Comes in by the sign-in page rather than with a session. */
  throughDoor: boolean
}

/** A member of staff before one case, as opened from the list. */
export interface Desk {
  profile: BrowserContext
  page: Page
  /** The case beside the list. */
  drawer: Locator
  /** What the button of an action is called. */
  label(code: string): Promise<string>
  /** Claims the task where it stands in the common tray, and writes the opinion. */
  begin(opinion: string): Promise<void>
  /** Presses the button of an action, agrees to what follows from it, and waits until it is done. */
  act(code: string): Promise<void>
  close(): Promise<void>
}

export async function sitDown(seat: Seat): Promise<{ profile: BrowserContext; page: Page }> {
  const { browser, url, locale, visitor, cookie, throughDoor } = seat
  const texts = allTexts[locale]
  const profile = await openProfile(browser, { url, locale, ...(throughDoor ? {} : { cookie }) })
  const page = await profile.newPage()
  await page.goto('/staff')
  if (throughDoor) {
    const name = demoStaff.find(({ login }) => login === visitors[visitor].login)?.name ?? ''
    await page.getByRole('button', { name: texts.account.login.signInAs(name), exact: true }).click()
  }
  await page.getByRole('heading', { level: 1, name: texts.staff.nav.inbox }).waitFor()
  return { profile, page }
}

/** Finds a case in a view of the inbox by its number and opens it. */
export async function openAtDesk(
  seat: Seat,
  view: keyof typeof allTexts.zh.staff.views,
  number: string,
): Promise<Desk> {
  const { url, locale, cookie } = seat
  const { staff } = allTexts[locale]
  const { profile, page } = await sitDown(seat)
  await page.getByRole('button', { name: new RegExp(`^${staff.views[view]}`) }).click()
  const search = page.getByRole('textbox', { name: staff.inbox.search })
  await search.fill(number)
  await search.press('Enter')
  const open = new RegExp(`^(${staff.inbox.handle}|${staff.inbox.see}) .*${number}$`)
  await page.getByRole('button', { name: open }).click()
  const drawer = page.getByRole('dialog').filter({ hasText: number })
  await drawer.getByRole('tab', { name: staff.case.application }).waitFor()

  const label = async (code: string): Promise<string> => {
    const { tasks } = await ask<CaseDetail>(url, `/api/cases/${number}`, cookie)
    const action = tasks.flatMap((task) => task.actions).find((one) => one.code === code)
    if (!action) throw new Error(`${code} is not offered on ${number}`)
    return localize(locale)(action.label)
  }
  const said = drawer.getByLabel(staff.case.opinion, { exact: true })
  return {
    profile,
    page,
    drawer,
    label,
    async begin(opinion) {
      const claim = drawer.getByRole('button', { name: staff.case.claim, exact: true })
      await claim.or(said).first().waitFor()
      if (await claim.isVisible()) await claim.click()
      await said.fill(opinion)
    },
    async act(code) {
      const name = await label(code)
      await drawer.getByRole('button', { name, exact: true }).click()
      const sure = page.getByRole('dialog', { name: staff.case.sureTitle(name) })
      const done = page.getByText(staff.case.done(name))
      await sure.or(done).first().waitFor()
      if (await sure.isVisible()) await sure.getByRole('button', { name, exact: true }).click()
      await done.waitFor()
    },
    close: () => profile.close(),
  }
}
