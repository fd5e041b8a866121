// SPDX-License-Identifier: Apache-2.0

const key = (node: string) => `chengshu.opinions:${node}`

/** Opinions one gave at this step before, newest first; they stay on this device. */
export function recentOpinions(node: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(node)) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function rememberOpinion(node: string, opinion: string): void {
  const next = [opinion, ...recentOpinions(node).filter((one) => one !== opinion)].slice(0, 5)
  try {
    localStorage.setItem(key(node), JSON.stringify(next))
  } catch {
    // Without storage nothing is offered next time.
  }
}
