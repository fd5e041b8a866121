// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ApiResponse } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { newKey } from '#web/shared/api/http.ts'
import { useSessionRefused } from '#web/shared/api/last-use.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import type { Answers } from '#web/shared/form/check-answers.ts'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { createDraftSaver, type DraftChange, type Instead, type SaveState } from './draft-saver.ts'

export type Application = ApiResponse<'GET /api/applications/{id}'>

const memoryKey = (id: string) => `chengshu.draft:${id}`

/** What was typed on this device and had not reached the server when the page was closed. */
function recall(id: string): DraftChange | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(memoryKey(id)) ?? 'null')
    return typeof kept === 'object' && kept !== null ? kept : undefined
  } catch {
    return undefined
  }
}

function remember(id: string, change: DraftChange | undefined): void {
  try {
    if (change) localStorage.setItem(memoryKey(id), JSON.stringify(change))
    else localStorage.removeItem(memoryKey(id))
  } catch {
    // No storage on this device: the server's copy is the only one.
  }
}

/** Answers to show: what was typed, over what was prefilled. */
function startingAnswers(application: Application, kept: DraftChange | undefined): Record<string, unknown> {
  const prefilled = Object.fromEntries(application.prefills.map(({ field, value }) => [field, value]))
  const doubted = kept?.contested ?? application.contested
  const locked = application.prefills.filter(
    ({ authoritative, field }) => authoritative && !doubted.includes(field),
  )
  return {
    ...prefilled,
    ...application.answers,
    ...kept?.answers,
    ...Object.fromEntries(locked.map(({ field, value }) => [field, value])),
  }
}

/** The server keeps answers and materials as wholes: what changed here goes over what it has. */
function wholeChange(saved: Application, change: DraftChange): DraftChange {
  const attached = saved.materials.filter(({ files }) => files.length > 0)
  return {
    ...(change.contested ? { contested: change.contested } : {}),
    ...(change.instead ? { instead: change.instead } : {}),
    ...(change.answers
      ? {
          answers: Object.fromEntries(
            Object.entries({ ...saved.answers, ...change.answers }).filter(([, value]) => value !== null),
          ),
        }
      : {}),
    ...(change.materials
      ? {
          materials: {
            ...Object.fromEntries(attached.map(({ code, files }) => [code, files.map((file) => file.id)])),
            ...change.materials,
          },
        }
      : {}),
  }
}

/** What stands in the place of materials, as the server keeps it. */
function insteadOf(materials: Application['materials']): Record<string, Instead> {
  return Object.fromEntries(
    materials.flatMap(({ code, state }): [string, Instead][] =>
      state === 'omitted' ? [[code, 'omission']] : state === 'committed' ? [[code, 'commitment']] : [],
    ),
  )
}

/** One draft under work: its answers here and now, and the care that they reach the server. */
export function useDraft(opened: Application) {
  const client = useQueryClient()
  const { id } = opened
  const [kept] = useState(() => recall(id))
  const [application, setApplication] = useState(opened)
  const [answers, setAnswers] = useState<Answers>(() => startingAnswers(opened, kept))
  const [contested, setContested] = useState<readonly string[]>(kept?.contested ?? opened.contested)
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef(opened)

  const saver = useMemo(
    () =>
      createDraftSaver<Application>(latest.current.version, {
        save: (seen, change) =>
          call(
            'PATCH /api/applications/{id}',
            { params: { id }, body: { version: seen, ...wholeChange(latest.current, change) } },
            { key: newKey() },
          ),
        reload: async () => {
          latest.current = await call('GET /api/applications/{id}', { params: { id } })
          return latest.current
        },
        remember: (change) => remember(id, change),
        onState: setState,
        onSaved: (saved) => {
          latest.current = saved
          setApplication(saved)
          client.setQueryData(apiKey('GET /api/applications/{id}', { params: { id } }), saved)
        },
      }),
    [client, id],
  )

  const refused = useSessionRefused()
  useEffect(() => {
    // Signed in again: what waited on the device is saved now, not at the next try.
    if (!refused) void saver.flush().catch(() => undefined)
  }, [refused, saver])
  useEffect(() => {
    if (kept) saver.change(kept)
    const again = () => void saver.flush().catch(() => undefined)
    window.addEventListener('online', again)
    const patience = setInterval(() => navigator.onLine && again(), 15_000)
    return () => {
      window.removeEventListener('online', again)
      clearInterval(patience)
      again()
    }
  }, [saver, kept])

  const answer = useCallback(
    (field: string, value: unknown) => {
      setAnswers((before) => ({ ...before, [field]: value }))
      // JSON has no undefined: a cleared field is kept as null and left out when the draft is sent.
      saver.change({ answers: { [field]: value ?? null } })
    },
    [saver],
  )
  const contest = useCallback(
    (field: string, wrong: boolean) => {
      const next = wrong ? [...contested, field] : contested.filter((name) => name !== field)
      setContested(next)
      saver.change({ contested: next })
      const prefill = application.prefills.find((one) => one.field === field)
      // Taking the doubt back restores what the source says.
      if (!wrong && prefill) setAnswers((before) => ({ ...before, [field]: prefill.value }))
    },
    [contested, saver, application.prefills],
  )
  const attach = useCallback(
    (code: string, files: FileRef[]) => {
      setApplication((before) => ({
        ...before,
        materials: before.materials.map((one) =>
          one.code === code ? { ...one, files, state: files.length > 0 ? 'provided' : 'wanted' } : one,
        ),
      }))
      saver.change({ materials: { [code]: files.map((file) => file.id) } })
      void saver.flush().catch(() => undefined)
    },
    [saver],
  )
  const choose = useCallback(
    (code: string, instead: Instead | undefined) => {
      const stateOf = { omission: 'omitted', commitment: 'committed' } as const
      const materials = application.materials.map((one) =>
        one.code === code && one.files.length === 0
          ? { ...one, state: instead ? stateOf[instead] : ('wanted' as const) }
          : one,
      )
      setApplication((before) => ({ ...before, materials }))
      saver.change({ instead: insteadOf(materials) })
    },
    [saver, application.materials],
  )
  return {
    application,
    choose,
    answers,
    contested,
    state,
    answer,
    contest,
    attach,
    save: saver.flush,
    version: saver.currentVersion,
  }
}

export type Draft = ReturnType<typeof useDraft>
