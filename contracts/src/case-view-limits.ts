// SPDX-License-Identifier: Apache-2.0
// Without schemas, so that the browser can have it.

/** Columns of the list that may be left out; the case itself and what can be done with it always stand there. */
export const viewColumns = ['watch', 'number', 'step', 'left', 'source', 'arrived'] as const

/** Views one person keeps; and those an organisation shares, so that nobody's list grows without end. */
export const mostViews = { own: 20, shared: 20 } as const

/** Counting stops here: a larger number says no more. */
export const mostCounted = 1000
