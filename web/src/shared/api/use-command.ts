// SPDX-License-Identifier: Apache-2.0
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { newKey } from './http.ts'
import { ProblemError } from './problem-error.ts'

interface Options<Input, Output> {
  /** Query keys whose answers this act changes. */
  changes?: readonly (readonly unknown[])[]
  onDone?: (output: Output, input: Input) => void
}

/**
 * One act on the server. The idempotency key stays the same while the same input is tried again after a lost answer,
 * so a double click or a retry on a bad line never does the thing twice; a final answer ends the key's life.
 */
export function useCommand<Input, Output>(
  run: (input: Input, key: string) => Promise<Output>,
  { changes = [], onDone }: Options<Input, Output> = {},
): UseMutationResult<Output, Error, Input> {
  const client = useQueryClient()
  const attempt = useRef<{ input: string; key: string } | undefined>(undefined)
  return useMutation<Output, Error, Input>({
    mutationFn: async (input) => {
      const fingerprint = JSON.stringify(input) ?? ''
      if (attempt.current?.input !== fingerprint) attempt.current = { input: fingerprint, key: newKey() }
      const output = await run(input, attempt.current.key)
      attempt.current = undefined
      return output
    },
    retry: (count, error) => error instanceof ProblemError && error.status === 0 && count < 2,
    onError: (error) => {
      if (error instanceof ProblemError && !error.transient) attempt.current = undefined
    },
    onSuccess: async (output, input) => {
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })))
      onDone?.(output, input)
    },
  })
}
