// SPDX-License-Identifier: Apache-2.0
import { RequireAccount } from '#web/shared/session/require-account.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { Messages } from './messages.tsx'
import { useMessageTexts } from './texts.ts'

const addresses = {
  case: (number: string) => `/my/cases/${number}`,
  credential: (id: string) => `/my/certificates/${id}`,
  item: (code: string) => `/services/${code}`,
}

export default function MessagesPage() {
  const texts = useMessageTexts()
  return (
    <div className="wrap c-page">
      <PageHead title={texts.title} crumbs={[{ to: '/my', text: texts.my }]} crumbsLabel={texts.crumbs} />
      <RequireAccount>
        <Messages addresses={addresses} />
      </RequireAccount>
    </div>
  )
}
