// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'
import { useGo } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Skeleton } from '#web/shared/ui/states.tsx'
import type { StaffAccount } from './shell.tsx'
import { usePlaces } from './side-navigation.tsx'

/** Places of work, the most telling first: who may read the log is here for the log. */
const work = ['/inbox', '/audit', '/items', '/organisations'] as const

/** Everybody starts where their work is: cases, definitions, or the log. */
export function StartPage() {
  const account = useAccount()
  return account ? <GoToWork account={account} /> : null
}

function GoToWork({ account }: { account: StaffAccount }) {
  const places = usePlaces(account).flatMap((group) => group.places)
  const first = [...work, ...places.map(({ to }) => to)].find((to) => places.some((place) => place.to === to))
  const go = useGo()
  useEffect(() => {
    if (first) go(first, { replace: true })
  }, [first, go])
  return <Skeleton lines={8} />
}
