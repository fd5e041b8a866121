// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react'

type Page = () => Promise<{ default: ComponentType }>

/** Every page of the public entrances besides home; each is fetched when somebody goes there. */
export const pages: Readonly<Record<string, Page>> = {
  '/search': () => import('#web/features/services/list-page.tsx'),
  '/services': () => import('#web/features/services/list-page.tsx'),
  '/services/$code': () => import('#web/features/services/guide-page.tsx'),
  '/apply/$draft': () => import('#web/features/apply/apply-page.tsx'),
  '/done/$number': () => import('#web/features/apply/done-page.tsx'),
  '/my': () => import('./my-page.tsx'),
  '/my/cases': () => import('#web/features/cases/list-page.tsx'),
  '/my/cases/$number': () => import('#web/features/cases/case-page.tsx'),
  '/my/cases/$number/fix': () => import('#web/features/cases/fix-page.tsx'),
  '/rate/$number': () => import('#web/features/cases/rate-page.tsx'),
  '/my/drafts': () => import('#web/features/apply/drafts-page.tsx'),
  '/my/certificates': () => import('#web/features/credentials/wallet-page.tsx'),
  '/my/certificates/$id': () => import('#web/features/credentials/certificate-page.tsx'),
  '/my/messages': () => import('#web/features/messages/messages-page.tsx'),
  '/my/uses': () => import('#web/features/account/uses-page.tsx'),
  '/login': () => import('#web/features/account/login-page.tsx'),
  '/verify': () => import('#web/features/credentials/verify-page.tsx'),
  '/help': () => import('#web/features/about/help-page.tsx'),
  '/accessibility': () => import('#web/features/about/accessibility-page.tsx'),
  '/privacy': () => import('#web/features/about/privacy-page.tsx'),
}
