// SPDX-License-Identifier: Apache-2.0
import '#web/shared/polyfills.ts'
import '#web/shared/tokens/index.css'
import './styles/shell.css'
import './styles/palette.css'
import './styles/inbox.css'
import './styles/case.css'
import './styles/accounts.css'
import { QueryClientProvider } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#web/shared/api/query-client.ts'
import { loadTexts } from '#web/shared/i18n/catalogue.ts'
import { parseSearch, stringifySearch } from '#web/shared/router/plain-search.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Shell } from './shell.tsx'
import { StartPage } from './start-page.tsx'
import { Theme } from './theme.tsx'

const root = createRootRoute({ component: Shell })
const page = (path: string, load: Parameters<typeof lazyRouteComponent>[0]) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })
const start = createRoute({ getParentRoute: () => root, path: '/', component: StartPage })
const router = createRouter({
  routeTree: root.addChildren([
    start,
    page('/inbox', () => import('./inbox/inbox-page.tsx')),
    page('/cases/merge', () => import('./merge/merge-page.tsx')),
    page('/days-off', () => import('./registers/days-off-page.tsx')),
    page('/messages', () => import('./messages-page.tsx')),
    page('/items', () => import('./items/items-page.tsx')),
    page('/items/$id/form', () => import('./items/form/form-page.tsx')),
    page('/items/$id', () => import('./items/item-page.tsx')),
    page('/processes', () => import('./processes/processes-page.tsx')),
    page('/processes/$key/modeller', () => import('./processes/modeller/modeller-page.tsx')),
    page('/processes/$key/stages', () => import('./processes/stages/stages-page.tsx')),
    page('/processes/$key', () => import('./processes/process-page.tsx')),
    page('/laws', () => import('./registers/laws-page.tsx')),
    page('/laws/$name', () => import('./registers/law-page.tsx')),
    page('/organisations', () => import('./registers/organisations-page.tsx')),
    page('/audit', () => import('./registers/audit-page.tsx')),
    page('/accounts', () => import('./accounts/accounts-page.tsx')),
    page('/systems', () => import('./systems/systems-page.tsx')),
    page('/systems/$code', () => import('./systems/system-page.tsx')),
    page('/my-account', () => import('./accounts/own-account-page.tsx')),
  ]),
  basepath: '/staff',
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultErrorComponent: ({ error, reset }) => (
    <ErrorState page error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
  ),
  defaultNotFoundComponent: () => null,
})

async function render(): Promise<void> {
  await loadTexts()
  const place = document.getElementById('root')
  if (!place) throw new Error('the page has no #root')
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <Theme>
          <RouterProvider router={router} />
        </Theme>
      </QueryClientProvider>
    </StrictMode>,
  )
}

void render()
