// SPDX-License-Identifier: Apache-2.0
export const stepCount = 5

/** A range of values that share a colour; the last one has no end where values have none. */
export interface Step {
  readonly from: number
  readonly to: number
}

/** Whole numbers from 0 to the largest, cut into ranges of like width; ratios keep the same ranges whatever they are. */
export function stepsOf(kind: 'measure' | 'ratio' | 'mean', values: readonly (number | null)[]): Step[] {
  if (kind === 'ratio') {
    const bounds = [0, 60, 80, 90, 95, 100]
    return bounds.slice(1).map((to, index) => ({ from: bounds[index] ?? 0, to }))
  }
  const most = values.reduce<number>((a, b) => Math.max(a, b ?? 0), 1)
  const width = Math.max(1, Math.ceil((most + 1) / stepCount))
  return Array.from({ length: Math.min(stepCount, Math.ceil((most + 1) / width)) }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width - 1,
  }))
}

/** Which colour a value has, from 0; nothing known is the darkest. */
export function stepOf(steps: readonly Step[], value: number | null): number {
  if (value === null) return 0
  return Math.max(steps.filter(({ from }) => value >= from).length - 1, 0)
}
