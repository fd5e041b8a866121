// SPDX-License-Identifier: Apache-2.0
import { useRouterState } from '@tanstack/react-router'
import { LogIn } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { useSessionTexts } from './texts.ts'
import { useSession } from './use-session.ts'

/** Content of a signed-in resident or enterprise. Others are led to sign in and come back to this very page. */
export function RequireAccount({ children }: { children: ReactNode }) {
  const texts = useSessionTexts()
  const session = useSession()
  const here = useRouterState({ select: ({ location }) => location.pathname + location.searchStr })
  return (
    <QueryView query={session}>
      {({ account }) =>
        account?.acting ? (
          // Another identity means other data: everything below starts anew.
          <div key={account.acting.subject.id}>{children}</div>
        ) : (
          <EmptyState
            icon={LogIn}
            title={account ? texts.notApplicant : texts.signInFirst}
            act={
              <ButtonLink to={`/login?next=${encodeURIComponent(here)}`} kind="primary">
                {texts.signIn}
              </ButtonLink>
            }
          >
            {account ? texts.notApplicantHow : texts.signInWhy}
          </EmptyState>
        )
      }
    </QueryView>
  )
}
