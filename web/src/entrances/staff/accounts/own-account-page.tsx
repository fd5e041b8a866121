// SPDX-License-Identifier: Apache-2.0
import { useApi } from '#web/shared/api/use-api.ts'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { ChangePassword } from './change-password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { useAccountsTexts } from './texts.ts'

/** 账号与安全: how one signs in, cared for by oneself. */
export default function OwnAccountPage() {
  const { own: texts } = useAccountsTexts()
  const found = useApi('GET /api/my/sign-in', {})
  return (
    <>
      <PageHead title={texts.title}>
        <p>{texts.lead}</p>
      </PageHead>
      <QueryView query={found} lines={6}>
        {({ passwordChangedAt, secondFactor, mayUseSecondFactor }) => (
          <div className="s-own">
            <ChangePassword changedAt={passwordChangedAt} />
            {mayUseSecondFactor ? <SecondFactor inUse={secondFactor} /> : null}
          </div>
        )}
      </QueryView>
    </>
  )
}
