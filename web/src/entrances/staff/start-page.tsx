// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'
import { useGo } from '#web/shared/router/use-place.ts'
import { useAccount } from '#web/shared/session/use-session.ts'
import { Skeleton } from '#web/shared/ui/states.tsx'
import type { StaffAccount } from './shell.tsx'
import { usePlaces } from './side-navigation.tsx'

/** Everybody starts where their work is: cases, definitions, or the log. */
export function StartPage() {
  const account = useAccount()
  return account ? <GoToWork account={account} /> : null
}

function GoToWork({ account }: { account: StaffAccount }) {
  const places = usePlaces(account).flatMap((group) => group.places)
  const first = (places.find(({ to }) => to !== '/messages') ?? places[0])?.to
  const go = useGo()
  useEffect(() => {
    if (first) go(first, { replace: true })
  }, [first, go])
  return <Skeleton lines={8} />
}
