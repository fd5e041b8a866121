// SPDX-License-Identifier: Apache-2.0
// A department's system in sixty lines: node docs/examples/exchange-client.mjs <address> <keyid> <secret> [GET|POST|PUT <path> [file.json]]
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The headers that carry the signature of a request (RFC 9421, hmac-sha256), with the text that was signed. */
export function signRequest({ method, url, body, keyId, secret, created, nonce }) {
  const digest =
    body === undefined ? undefined : `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
  const covered = ['@method', '@target-uri', ...(digest === undefined ? [] : ['content-digest'])]
  const values = { '@method': method, '@target-uri': url, 'content-digest': digest }
  const parameters = `(${covered.map((name) => `"${name}"`).join(' ')});created=${created};keyid="${keyId}";nonce="${nonce}"`
  const base = [
    ...covered.map((name) => `"${name}": ${values[name]}`),
    `"@signature-params": ${parameters}`,
  ].join('\n')
  const signature = createHmac('sha256', secret).update(base).digest('base64')
  return {
    base,
    headers: {
      ...(digest !== undefined && { 'content-type': 'application/json', 'content-digest': digest }),
      'signature-input': `sig1=${parameters}`,
      signature: `sig1=:${signature}:`,
    },
  }
}

/** Calls the platform; throws the problem (RFC 9457) it answers with. */
export async function callPlatform({ address, keyId, secret }, method, path, content) {
  const url = new URL(path, address).href
  const body = content === undefined ? undefined : JSON.stringify(content)
  const { headers } = signRequest({
    ...{ method, url, body, keyId, secret },
    created: Math.floor(Date.now() / 1000),
    nonce: randomBytes(18).toString('base64url'),
  })
  const answer = await fetch(url, { method, headers, body })
  const told = await answer.json()
  if (!answer.ok) throw new Error(`${told.status} ${told.code}: ${told.detail}`)
  return told
}

const [address, keyId, secret, method = 'GET', path = '/api/exchange/self', file] = process.argv.slice(2)
if (import.meta.main && secret !== undefined) {
  const content = file === undefined ? undefined : JSON.parse(readFileSync(file, 'utf8'))
  console.log(JSON.stringify(await callPlatform({ address, keyId, secret }, method, path, content), null, 2))
}
