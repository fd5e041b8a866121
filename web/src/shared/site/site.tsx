// SPDX-License-Identifier: Apache-2.0
import { createContext, useContext } from 'react'

interface Site {
  kind: 'citizen' | 'enterprise' | 'staff' | 'cockpit'
  /** Shown after each page's own title. */
  name: string
}

/** Which entrance a shared page stands in. */
export const SiteContext = createContext<Site>({ kind: 'citizen', name: '' })

export const useSite = (): Site => useContext(SiteContext)
