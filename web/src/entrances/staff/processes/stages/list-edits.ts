// SPDX-License-Identifier: Apache-2.0
// Browsers of offices know neither `with` nor `toSpliced` of arrays.

export const replaced = <Item>(list: readonly Item[], at: number, item: Item): Item[] =>
  list.map((one, index) => (index === at ? item : one))

export const without = <Item>(list: readonly Item[], at: number): Item[] =>
  list.filter((_, index) => index !== at)
