// SPDX-License-Identifier: Apache-2.0
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ApiBody, ApiResponse } from '#contracts/api'
import { mostViews } from '#contracts/case-view-limits'
import type { CaseView } from '#contracts/case-views'
import { call } from '#web/shared/api/call.ts'
import { newKey } from '#web/shared/api/http.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { apiKey, useApi } from '#web/shared/api/use-api.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { toast } from '#web/shared/ui/toast.tsx'
import { deviceKey, fromDevice, readKept } from './view-address.ts'
import { useViewTexts } from './views-texts.ts'

export type CaseViews = ApiResponse<'GET /api/case-views'>
export type Places = ApiBody<'PUT /api/case-view-places'>
export type NewView = ApiBody<'POST /api/case-views'>

const listKey = apiKey('GET /api/case-views', {})
// Below the key of the other counts: whatever changes those changes these.
const countsKey = [...apiKey('GET /api/case-counts'), 'views']

export const useViews = (enabled: boolean) => useApi('GET /api/case-views', {}, { enabled })

/** How many cases stand in each tab. */
export const useViewCounts = (enabled: boolean) =>
  useQuery<ApiResponse<'GET /api/case-view-counts'>>({
    queryKey: countsKey,
    queryFn: ({ signal }) => call('GET /api/case-view-counts', {}, { signal }),
    enabled,
  })

const changes = [apiKey('GET /api/case-views'), countsKey]

export const useKeepView = (onDone: (view: CaseView) => void) =>
  useCommand((body: NewView, key: string) => call('POST /api/case-views', { body }, { key }), {
    changes,
    onDone,
  })

export const useChangeView = (onDone?: () => void) =>
  useCommand(
    ({ id, ...body }: ApiBody<'PUT /api/case-views/{id}'> & { id: string }, key: string) =>
      call('PUT /api/case-views/{id}', { params: { id }, body }, { key }),
    { changes, ...(onDone && { onDone }) },
  )

export const useRemoveView = (onDone: (view: CaseView) => void) =>
  useCommand(
    ({ id }: CaseView, key: string) => call('DELETE /api/case-views/{id}', { params: { id } }, { key }),
    { changes, onDone: (_, view) => onDone(view) },
  )

export function useArrangeViews() {
  const client = useQueryClient()
  return useCommand((body: Places, key: string) => call('PUT /api/case-view-places', { body }, { key }), {
    changes: [countsKey],
    onDone: (views) => client.setQueryData(listKey, views),
  })
}

/** The present arrangement as it is sent, to be changed in one place. */
export const placesOf = (views: readonly CaseView[]): Places => ({
  order: views.map(({ id }) => id),
  unpinned: views.filter(({ pinned }) => !pinned).map(({ id }) => id),
  default: views.find(({ isDefault }) => isDefault)?.id ?? null,
})

/** What browsers kept before the server did is taken over once, and then gone from the device. */
export function useTakeOver(ready: boolean): void {
  const texts = useViewTexts()
  const client = useQueryClient()
  const begun = useRef(false)
  useEffect(() => {
    if (!ready || begun.current) return
    begun.current = true
    void takeOver().then((count) => {
      if (count === 0) return
      toast(texts.takenOver(count))
      for (const queryKey of changes) void client.invalidateQueries({ queryKey })
    })
  }, [ready, client, texts])
}

async function takeOver(): Promise<number> {
  let rest = readKept(readDevice())
  if (rest.length === 0) return 0
  let count = 0
  while (rest.length > 0) {
    const [view, ...later] = rest
    // No line, or no room: it stays on the device until another time.
    if (view && !(await handOver(fromDevice(view)))) break
    count += 1
    rest = later
    writeDevice(rest.length > 0 ? JSON.stringify(rest) : undefined)
  }
  return count
}

/** Under its name or, where that is taken, the first of `name 2`, `name 3` … that is free. */
async function handOver(view: NewView): Promise<boolean> {
  for (let number = 1; number <= mostViews.own; number += 1) {
    const name = number === 1 ? view.name : `${view.name.slice(0, 26)} ${number}`
    try {
      await call('POST /api/case-views', { body: { ...view, name } }, { key: newKey() })
      return true
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'case.view-name-taken') return false
    }
  }
  return false
}

function readDevice(): string | null {
  try {
    return localStorage.getItem(deviceKey)
  } catch {
    return null
  }
}

function writeDevice(text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(deviceKey)
    else localStorage.setItem(deviceKey, text)
  } catch {
    // What cannot be written was never there.
  }
}
