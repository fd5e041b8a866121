// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { budgets } from './build/budgets.ts'
import { compress } from './build/compress.ts'

/** Each entrance is a page of its own; every address below its prefix is answered by that page. */
const entrances = [
  { prefix: '/biz', page: 'biz.html' },
  { prefix: '/staff', page: 'staff.html' },
  { prefix: '/cockpit', page: 'cockpit.html' },
  { prefix: '', page: 'index.html' },
] as const

/** The development server answers deep addresses the way the production server does. */
function entranceFallback(): Plugin {
  return {
    name: 'chengshu-entrance-fallback',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '/').split('?')[0] ?? '/'
        const asksForPage = request.headers.accept?.includes('text/html') === true && !path.startsWith('/api')
        // Codes of indicators carry a dot too; what ends like a file is one.
        if (asksForPage && !/\.(html|[jt]sx?|mjs|css|svg|json|woff2)$/.test(path)) {
          const entrance = entrances.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
          request.url = `/${entrance?.page ?? 'index.html'}`
        }
        next()
      })
    },
  }
}

const here = import.meta.dirname

export default defineConfig({
  root: here,
  appType: 'mpa',
  plugins: [react(), entranceFallback(), budgets(), compress()],
  server: {
    port: 5180,
    strictPort: true,
    proxy: { '/api': { target: process.env.CHENGSHU_API ?? 'http://127.0.0.1:8080' } },
  },
  build: {
    outDir: resolve(here, '../dist/web'),
    emptyOutDir: true,
    // Government desktops still run browsers of the Chromium 86–100 generation.
    target: 'chrome87',
    // Small files must stay files: a data: URL script or font would need a hole in the content security policy.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    chunkSizeWarningLimit: 1300,
    rollupOptions: {
      input: Object.fromEntries(
        entrances.map(({ page }) => [page.replace('.html', ''), resolve(here, page)]),
      ),
    },
  },
})
