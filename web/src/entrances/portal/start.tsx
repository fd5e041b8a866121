// SPDX-License-Identifier: Apache-2.0
import '#web/shared/polyfills.ts'
import '#web/shared/tokens/index.css'
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
import HomePage from './home-page.tsx'
import NotFoundPage from './not-found-page.tsx'
import { pages } from './pages.ts'
import { Shell } from './shell.tsx'

export type PortalKind = 'citizen' | 'enterprise'

/** Starts one of the two public entrances; they differ in prefix, home page and shell, and share every other page. */
export async function startPortal(kind: PortalKind, basepath: string): Promise<void> {
  const root = createRootRoute({ component: () => <Shell kind={kind} />, notFoundComponent: NotFoundPage })
  const home = createRoute({ getParentRoute: () => root, path: '/', component: HomePage })
  const others = Object.entries(pages).map(([path, load]) =>
    createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) }),
  )
  const router = createRouter({
    routeTree: root.addChildren([home, ...others]),
    basepath,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultErrorComponent: ({ error, reset }) => (
      <div className="wrap c-page">
        <ErrorState error={error instanceof Error ? error : new Error(String(error))} onRetry={reset} />
      </div>
    ),
  })
  await loadTexts()
  const place = document.getElementById('root')
  if (!place) throw new Error('the page has no #root')
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  )
}
