// SPDX-License-Identifier: Apache-2.0
import { createSeededRandom, type Random } from '#platform/clock'

/** Dice of one purpose of one seed: what is thrown for one never shifts what is thrown for another. */
export function diceOf(seed: number, purpose: number): Random {
  return createSeededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b))
}

export function pick<Choice>(random: Random, choices: readonly Choice[]): Choice | undefined {
  return choices.length === 0 ? undefined : choices[random.integer(choices.length)]
}

export const oneIn = (random: Random, outOf: number): boolean => random.integer(outOf) === 0

/** One of several by weight. */
export function weighted<Choice extends string>(
  random: Random,
  weights: Readonly<Record<Choice, number>>,
): Choice {
  const entries = Object.entries(weights) as [Choice, number][] // keys of the record
  let rest = random.integer(entries.reduce((sum, [, weight]) => sum + weight, 0))
  for (const [choice, weight] of entries) {
    rest -= weight
    if (rest < 0) return choice
  }
  throw new Error('weights that add up to nothing')
}
