// SPDX-License-Identifier: Apache-2.0
import type { SignedRequest } from '#platform/http'
import { digestMatches, type ParsedSignature } from '#platform/signatures'

/** Why a signature is not accepted; told to the sender, who has to mend it. */
export const signatureFaults = {
  unreadable: '签名头无法解析 the headers cannot be read',
  uncovered: '未覆盖必要部分 a part that must be covered is not',
  parameters: '缺少 created、keyid 或 nonce；created, keyid or nonce is missing',
  algorithm: '算法不被接受 the algorithm is not accepted',
  time: '签名时间超出 5 分钟 created is more than five minutes off',
  digest: '内容摘要不符 the content digest does not match',
  mismatch: '密钥或签名不正确 key or signature is wrong',
  replayed: '请求重复 the nonce was used before',
} as const
export type SignatureFault = keyof typeof signatureFaults

/** How far a sender's clock may be off; after that nobody can use a request that was overheard. */
export const windowMs = 5 * 60_000

export interface SignatureClaims {
  readonly keyId: string
  readonly nonce: string
}

/** Everything about a signature that can be judged without the secret. */
export function judgeSignature(
  request: SignedRequest,
  { components, parameters }: ParsedSignature,
  now: Date,
): SignatureFault | SignatureClaims {
  const wanted = ['@method', '@target-uri', ...(request.body.length > 0 ? ['content-digest'] : [])]
  if (wanted.some((name) => !components.includes(name))) return 'uncovered'
  const values = new Map(parameters)
  const created = values.get('created')
  const keyId = values.get('keyid')
  const nonce = values.get('nonce')
  const algorithm = values.get('alg')
  if (typeof created !== 'number' || typeof keyId !== 'string' || typeof nonce !== 'string')
    return 'parameters'
  if (nonce.length < 16 || nonce.length > 80) return 'parameters'
  if (algorithm !== undefined && algorithm !== 'hmac-sha256') return 'algorithm'
  if (Math.abs(now.getTime() - created * 1000) > windowMs) return 'time'
  const expires = values.get('expires')
  if (typeof expires === 'number' && expires * 1000 < now.getTime()) return 'time'
  const digest = request.header('content-digest')
  if (request.body.length > 0 && (digest === undefined || !digestMatches(digest, request.body)))
    return 'digest'
  return { keyId, nonce }
}
