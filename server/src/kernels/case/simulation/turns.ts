// SPDX-License-Identifier: Apache-2.0

/**
 * Turns of the event loop without the event loop: what the processes put off with `setImmediate` is run when all their
 * promises have come to rest, which a tick of the next-tick queue shows. A real turn costs ten times as much.
 */
export interface Turns {
  /** Lets the processes compute until all of them wait for the schedule again. */
  settle(): Promise<void>
  giveBack(): void
}

export function takeOverTurns(): Turns {
  const own = globalThis.setImmediate
  let putOff: (() => void)[] = []
  Object.assign(globalThis, {
    setImmediate: (callback: () => void) => {
      putOff.push(callback)
    },
  })
  const rest = () => new Promise<void>((resolve) => process.nextTick(resolve))
  return {
    async settle() {
      await rest()
      while (putOff.length > 0) {
        const due = putOff
        putOff = []
        for (const callback of due) callback()
        await rest()
      }
    },
    giveBack() {
      Object.assign(globalThis, { setImmediate: own })
      for (const callback of putOff) own(callback)
    },
  }
}
