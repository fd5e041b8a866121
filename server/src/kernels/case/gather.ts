// SPDX-License-Identifier: Apache-2.0

/**
 * Gathers calls that come while an earlier one is under way and does them together: group commit for whoever comes at
 * the same time, no waiting for whoever comes alone. `most` bounds a batch, `lanes` how many run at once.
 */
export function gather<Input, Output>(
  run: (inputs: readonly Input[]) => Promise<readonly Output[]>,
  { lanes, most }: { readonly lanes: number; readonly most: number },
): (input: Input) => Promise<Output> {
  interface Waiting {
    readonly input: Input
    readonly resolve: (output: Output) => void
    readonly reject: (error: unknown) => void
  }
  const waiting: Waiting[] = []
  let busy = 0

  async function work(): Promise<void> {
    const batch = waiting.splice(0, most)
    try {
      const outputs = await run(batch.map((one) => one.input))
      batch.forEach((one, index) => {
        const output = outputs[index]
        if (output === undefined) one.reject(new Error('a gathered call got no answer'))
        else one.resolve(output)
      })
    } catch (error) {
      for (const one of batch) one.reject(error)
    }
  }

  function pump(): void {
    while (busy < lanes && waiting.length > 0) {
      busy += 1
      void work().finally(() => {
        busy -= 1
        pump()
      })
    }
  }

  return (input) =>
    new Promise<Output>((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      // Whoever comes in the same turn of the event loop goes along.
      setImmediate(pump)
    })
}
