// SPDX-License-Identifier: Apache-2.0
export interface System {
  readonly address: string
  readonly keyId: string
  readonly secret: string
}
export function signRequest(request: {
  readonly method: string
  readonly url: string
  readonly body: string | undefined
  readonly keyId: string
  readonly secret: string
  readonly created: number
  readonly nonce: string
}): { readonly base: string; readonly headers: Record<string, string> }
export function callPlatform(
  system: System,
  method: string,
  path: string,
  content?: unknown,
): Promise<unknown>
