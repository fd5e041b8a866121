// SPDX-License-Identifier: Apache-2.0
import { Link as RouterLink } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type ButtonKind, buttonClass } from './button.tsx'

interface LinkProps {
  /** Address inside this entrance, query included: `/my/cases?status=open`. */
  to: string
  className?: string
  /** Counts as the present place only on exactly this address, not below it. */
  exact?: boolean
  /** Said in full where the text is a short form. */
  title?: string
  'aria-label'?: string
  'aria-current'?: 'page'
  children?: ReactNode
}

/**
 * A link inside the entrance. Features are shared by entrances with different prefixes, so addresses are plain
 * strings below the entrance's own prefix rather than typed by one router.
 */
export function Link({ to, exact = false, children, ...rest }: LinkProps) {
  const [path = '/', query = ''] = to.split('?')
  const [pathname = '/', hash = ''] = path.split('#')
  return (
    <RouterLink
      {...rest}
      to={pathname}
      activeOptions={{ exact, includeSearch: false }}
      search={Object.fromEntries(new URLSearchParams(query))}
      {...(hash ? { hash } : {})}
    >
      {children}
    </RouterLink>
  )
}

interface ButtonLinkProps extends LinkProps {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  wide?: boolean
}

export function ButtonLink({
  kind = 'secondary',
  size = 'normal',
  wide = false,
  className = '',
  ...rest
}: ButtonLinkProps) {
  return <Link {...rest} className={`${buttonClass(kind, size, wide)} ${className}`} />
}
