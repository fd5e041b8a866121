// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** A table wider than the screen scrolls in its own box, which the keyboard can reach (WCAG 2.1.1). */
export function ScrollBox({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="s-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
