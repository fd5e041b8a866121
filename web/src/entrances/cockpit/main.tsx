// SPDX-License-Identifier: Apache-2.0
import '#web/shared/polyfills.ts'
import '@fontsource/barlow-semi-condensed/latin-600.css'
import '#web/shared/tokens/index.css'
import './styles/wall.css'
import './styles/panel.css'
import './styles/lists.css'
import './styles/map.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '#web/shared/api/query-client.ts'
import { loadTexts } from '#web/shared/i18n/catalogue.ts'
import { parseSearch, stringifySearch } from '#web/shared/router/plain-search.ts'
import { IndicatorPage } from './indicator-page.tsx'
import { OverviewPage } from './overview-page.tsx'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell })
const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage }),
    createRoute({ getParentRoute: () => root, path: '/indicators/$code', component: IndicatorPage }),
  ]),
  basepath: '/cockpit',
  parseSearch,
  stringifySearch,
  defaultNotFoundComponent: OverviewPage,
})

async function render(): Promise<void> {
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

void render()
