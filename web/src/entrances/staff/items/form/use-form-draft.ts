// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { EntryDetail } from '#contracts/catalog'
import type { FormDefinition } from '#contracts/form'
import type { ServiceItem } from '#contracts/service-item'
import { call } from '#web/shared/api/call.ts'
import { newKey } from '#web/shared/api/http.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import { unfinishedTexts } from './edit-form.ts'
import { begin, record, redo, undo } from './edit-history.ts'
import { recallForm, rememberForm } from './form-copy.ts'
import { createFormSaver, type SaveState, type Seen } from './form-saver.ts'

const itemOf = (detail: Pick<Seen, 'content'>) => detail.content as ServiceItem // the type of the entry was asked for

const retryAfter = 15_000

/** Saves the item with this form in the place of its own. */
const put = (id: string, seen: Seen, form: unknown) =>
  call(
    'PUT /api/catalog/entries/{id}/draft',
    {
      params: { id },
      body: {
        version: seen.version,
        seenHash: seen.contentHash,
        content: { ...itemOf(seen), form },
      },
    },
    { key: newKey() },
  )

/** The form of an item under work: its history, and the care that it reaches the draft. */
export function useFormDraft(opened: EntryDetail) {
  const client = useQueryClient()
  const { id } = opened
  const [kept] = useState(() => recallForm(id))
  // What an earlier visit left on this device: on the same content it is taken up again, otherwise one is asked.
  const fits = kept?.seenHash === opened.contentHash
  const [left, setLeft] = useState(fits ? undefined : kept)
  const [saved, setSaved] = useState(opened)
  const [history, setHistory] = useState(() => {
    const first = begin(itemOf(opened).form)
    return kept && fits ? record(first, kept.form) : first
  })
  const [state, setState] = useState<{ state: SaveState; error?: Error | undefined }>({ state: 'saved' })
  const saver = useMemo(
    () =>
      createFormSaver(opened, {
        save: (seen, form) => put(id, seen, form),
        remember: (copy) => rememberForm(id, copy),
        isUnfinished: (form) => unfinishedTexts(form).length > 0,
        onState: (next, error) => setState({ state: next, error }),
        onSaved: (detail) => {
          setSaved(detail)
          // Other pages read it anew when they are opened; this one goes on with what it has.
          void client.invalidateQueries({
            queryKey: apiKey('GET /api/catalog/entries/{id}'),
            refetchType: 'none',
          })
          void client.invalidateQueries({ queryKey: apiKey('GET /api/catalog/entries') })
        },
      }),
    [client, id, opened],
  )
  useEffect(() => {
    if (kept && fits) saver.change(kept.form)
  }, [saver, kept, fits])
  useEffect(() => {
    const again = () => {
      if (saver.isPending()) void saver.flush()
    }
    const patience = setInterval(() => state.state === 'local' && navigator.onLine && again(), retryAfter)
    window.addEventListener('online', again)
    return () => {
      clearInterval(patience)
      window.removeEventListener('online', again)
    }
  }, [saver, state.state])
  useEffect(
    () => () => {
      if (saver.isPending()) void saver.flush()
    },
    [saver],
  )

  const take = useCallback(
    (next: ReturnType<typeof begin<FormDefinition>>) => {
      setHistory(next)
      saver.change(next.present)
    },
    [saver],
  )
  const edit = useCallback(
    (form: FormDefinition, about?: string) => {
      const next = record(history, form, about)
      if (next !== history) take(next)
    },
    [history, take],
  )
  /** The draft as it is on the server now, without what was done here. */
  const takeTheirs = async () => {
    const detail = await call('GET /api/catalog/entries/{id}', { params: { id }, query: {} })
    saver.rebase(detail, undefined)
    setSaved(detail)
    setHistory(record(history, itemOf(detail).form))
    setState({ state: 'saved' })
  }
  /** What was done here over what somebody else has saved meanwhile; undo does not bring theirs back, versions do. */
  const keepMine = async () => {
    const detail = await call('GET /api/catalog/entries/{id}', { params: { id }, query: {} })
    saver.rebase(detail, history.present)
    await saver.flush()
  }
  /** A form from elsewhere: the server judges its shape before anything here shows it. */
  const putWhole = async (form: unknown) => {
    const detail = await put(id, saver.seen(), form)
    saver.rebase(detail, undefined)
    setSaved(detail)
    setHistory(record(history, itemOf(detail).form))
    setState({ state: 'saved' })
  }
  const recover = () => {
    if (left) take(record(history, left.form))
    setLeft(undefined)
  }
  const forget = () => {
    rememberForm(id, undefined)
    setLeft(undefined)
  }
  return {
    form: history.present,
    item: itemOf(saved),
    saved,
    state: state.state,
    error: state.error,
    left,
    recovered: kept !== undefined && fits,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit,
    undo: () => take(undo(history)),
    redo: () => take(redo(history)),
    retry: () => void saver.flush(),
    takeTheirs,
    keepMine,
    putWhole,
    recover,
    forget,
  }
}

export type FormDraft = ReturnType<typeof useFormDraft>
