// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react'

/** Names the page in the tab and in the history; the site's name follows the page's. */
export function usePageTitle(title: string | undefined, site: string): void {
  useEffect(() => {
    document.title = title ? `${title} · ${site}` : site
  }, [title, site])
}
