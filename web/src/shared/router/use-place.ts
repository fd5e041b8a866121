// SPDX-License-Identifier: Apache-2.0
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A part of the path, such as `number` of `/my/cases/$number`. */
export function usePathParameter(name: string): string {
  const parameters: Record<string, unknown> = useParams({ strict: false })
  const value = parameters[name]
  return typeof value === 'string' ? value : ''
}

/** The query of the address. */
export function useAddressQuery(): Readonly<Record<string, string | undefined>> {
  return useSearch({ strict: false })
}

type Go = (to: string, options?: { replace?: boolean }) => void

/** Goes to an address inside this entrance, query included. */
export function useGo(): Go {
  const navigate = useNavigate()
  return useCallback(
    (to, { replace = false } = {}) => {
      const [pathname = '/', query = ''] = to.split('?')
      void navigate({ to: pathname, search: Object.fromEntries(new URLSearchParams(query)), replace })
    },
    [navigate],
  )
}

/** Changes the query of the present address; what is undefined is taken out. */
export function useChangeQuery(): (change: Record<string, string | undefined>) => void {
  const navigate = useNavigate()
  return useCallback(
    (change) => {
      void navigate({
        to: '.',
        search: ((before: Record<string, unknown>) => ({ ...before, ...change })) as never,
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
}
