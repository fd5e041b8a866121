// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react'
import { usePageTitle } from '#web/shared/a11y/use-page-title.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Link } from './link.tsx'
import './site.css'

interface PageHeadProps {
  title: string
  crumbs?: readonly { to: string; text: string }[]
  crumbsLabel?: string
  children?: ReactNode
}

let firstPage = true

/** The heading of a page. After a move inside the site it takes the focus, so that a screen reader says where one is. */
export function PageHead({ title, crumbs = [], crumbsLabel, children }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  usePageTitle(title, useSite().name)
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true })
    firstPage = false
  }, [])
  return (
    <div className="c-page-head">
      {crumbs.length > 0 ? (
        <nav className="c-crumbs" aria-label={crumbsLabel}>
          {crumbs.map(({ to, text }) => (
            <Link key={to} to={to}>
              {text}
            </Link>
          ))}
          <span aria-current="page">{title}</span>
        </nav>
      ) : null}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  )
}
