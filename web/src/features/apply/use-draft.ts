// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ApiResponse } from '#contracts/api'
import { call } from '#web/shared/api/call.ts'
import { newKey } from '#web/shared/api/http.ts'
import { apiKey } from '#web/shared/api/use-api.ts'
import type { Answers } from '#web/shared/form/check-answers.ts'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { createDraftSaver, type DraftChange, type SaveState } from './draft-saver.ts'

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
  const locked = application.prefills.filter(({ authoritative }) => authoritative)
  return {
    ...prefilled,
    ...application.answers,
    ...kept?.answers,
    ...Object.fromEntries(locked.map(({ field, value }) => [field, value])),
  }
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
  const version = useRef(opened.version)

  const saver = useMemo(
    () =>
      createDraftSaver<Application>(version.current, {
        save: (seen, change) =>
          call(
            'PATCH /api/applications/{id}',
            { params: { id }, body: { version: seen, ...change } },
            { key: newKey() },
          ),
        reload: () => call('GET /api/applications/{id}', { params: { id } }),
        remember: (change) => remember(id, change),
        onState: setState,
        onSaved: (saved) => {
          version.current = saved.version
          setApplication(saved)
          client.setQueryData(apiKey('GET /api/applications/{id}', { params: { id } }), saved)
        },
      }),
    [client, id],
  )

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
      // JSON has no undefined: a cleared field goes as null, which the server takes as "no answer".
      saver.change({ answers: { [field]: value ?? null } })
    },
    [saver],
  )
  const contest = useCallback(
    (field: string, wrong: boolean) => {
      const next = wrong ? [...contested, field] : contested.filter((name) => name !== field)
      setContested(next)
      saver.change({ contested: next })
    },
    [contested, saver],
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
  return {
    application,
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
