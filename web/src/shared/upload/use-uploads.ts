// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#web/shared/api/http.ts'
import { type FileRef, uploadFile } from './upload-file.ts'

export interface UnderWay {
  key: string
  file: File
  share: number
  error: Error | undefined
}

/** The uploads of one control. A finished one is handed over; a broken one waits for "resume". */
export function useUploads(onFinished: (file: FileRef) => void) {
  const [underWay, setUnderWay] = useState<readonly UnderWay[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const finished = useRef(onFinished)
  useEffect(() => {
    finished.current = onFinished
  })
  useEffect(() => {
    const running = stops.current
    return () => {
      for (const stop of running.values()) stop.abort()
    }
  }, [])

  const change = useCallback((key: string, update: Partial<UnderWay>) => {
    setUnderWay((all) => all.map((one) => (one.key === key ? { ...one, ...update } : one)))
  }, [])

  const run = useCallback(
    async (key: string, file: File) => {
      const stop = new AbortController()
      stops.current.set(key, stop)
      try {
        const done = await uploadFile(file, {
          signal: stop.signal,
          onProgress: (share) => change(key, { share }),
        })
        setUnderWay((all) => all.filter((one) => one.key !== key))
        finished.current(done)
      } catch (cause) {
        if (stop.signal.aborted) return
        change(key, { error: cause instanceof Error ? cause : new Error(String(cause)) })
      }
    },
    [change],
  )

  const start = useCallback(
    (file: File) => {
      const key = newKey()
      setUnderWay((all) => [...all, { key, file, share: 0, error: undefined }])
      void run(key, file)
    },
    [run],
  )
  const resume = useCallback(
    ({ key, file }: UnderWay) => {
      change(key, { error: undefined })
      void run(key, file)
    },
    [change, run],
  )
  const cancel = useCallback((key: string) => {
    stops.current.get(key)?.abort()
    setUnderWay((all) => all.filter((one) => one.key !== key))
  }, [])
  return { underWay, start, resume, cancel }
}
