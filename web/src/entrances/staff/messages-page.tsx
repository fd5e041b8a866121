// SPDX-License-Identifier: Apache-2.0
import { Messages } from '#web/features/messages/messages.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { useStaffTexts } from './texts.ts'

const addresses = {
  case: (number: string) => `/inbox?view=all&case=${number}`,
  item: (code: string) => `/items?q=${code}`,
}

export default function MessagesPage() {
  const { nav } = useStaffTexts()
  return (
    <>
      <PageHead title={nav.messages} />
      <Messages addresses={addresses} />
    </>
  )
}
