// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest'
import { contentDigest, digestMatches } from './content-digest.logic.ts'
import {
  parseSignature,
  sameSignature,
  signatureBase,
  signatureHeaders,
  signWithSecret,
} from './message-signature.logic.ts'

const headers: Record<string, string> = {
  host: 'example.com',
  date: 'Tue, 20 Apr 2021 02:07:55 GMT',
  'content-type': 'application/json',
}
const message = {
  method: 'POST',
  targetUri: 'https://example.com/foo?param=Value&Pet=dog',
  header: (name: string) => headers[name],
}

test('the symmetric test vector of RFC 9421 (appendix B.2.5) is read, built and signed alike', () => {
  const secret = Buffer.from(
    'uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==',
    'base64',
  )
  const parsed = parseSignature(
    'sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    'sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:',
  )
  if (parsed === null) throw new Error('the vector was not read')
  const base = signatureBase(message, parsed.components, parsed.parameters)
  expect(base).toBe(
    [
      '"date": Tue, 20 Apr 2021 02:07:55 GMT',
      '"@authority": example.com',
      '"content-type": application/json',
      '"@signature-params": ("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret"',
    ].join('\n'),
  )
  expect(sameSignature(signWithSecret(secret, base ?? ''), parsed.signature)).toBe(true)
  expect(sameSignature(signWithSecret('another', base ?? ''), parsed.signature)).toBe(false)
})

test('the SHA-256 test vector of RFC 9530 (appendix D) matches its body and no other', () => {
  const body = Buffer.from('{"hello": "world"}\n')
  const digest = 'sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:'
  expect(contentDigest(body)).toBe(digest)
  expect(digestMatches(digest, body)).toBe(true)
  expect(digestMatches(`sha-512=:AAAA:, ${digest}`, body)).toBe(true)
  expect(digestMatches(digest, Buffer.from('{"hello": "World"}\n'))).toBe(false)
  expect(digestMatches('md5=:AAAA:', body)).toBe(false)
})

test('what was signed is read back as it was', () => {
  const parameters = [
    ['created', 1_700_000_000],
    ['keyid', 'yl-market.1'],
    ['nonce', 'abc-DEF_0'],
  ] as const
  const components = ['@method', '@target-uri']
  const base = signatureBase(message, components, parameters) ?? ''
  const made = signatureHeaders(components, parameters, signWithSecret('secret', base))
  expect(parseSignature(made['signature-input'], made.signature)).toEqual({
    components,
    parameters,
    signature: signWithSecret('secret', base),
  })
})

test.each([
  ['two signatures', 'a=("@method");created=1, b=("@method");created=1', 'a=:AAAA:'],
  ['another label', 'a=("@method");created=1', 'b=:AAAA:'],
  ['a component twice', 'a=("@method" "@method");created=1', 'a=:AAAA:'],
  ['a parameter twice', 'a=("@method");created=1;created=2', 'a=:AAAA:'],
  ['a component with parameters', 'a=("@query-param";name="x");created=1', 'a=:AAAA:'],
  ['a line break in a value', 'a=("@method");keyid="x\ny"', 'a=:AAAA:'],
  ['no bytes', 'a=("@method");created=1', 'a=AAAA'],
  ['far too long', `a=("@method");keyid="${'x'.repeat(5000)}"`, 'a=:AAAA:'],
])('refuses %s', (_what, input, signature) => {
  expect(parseSignature(input, signature)).toBeNull()
})

test('a covered header that is absent, or a derived part that is not known, gives nothing to sign', () => {
  expect(signatureBase(message, ['x-absent'], [])).toBeNull()
  expect(signatureBase(message, ['@request-target'], [])).toBeNull()
})

test('the example of docs/exchange.md is what the platform checks', async () => {
  const { signRequest } = await import('../../../../docs/examples/exchange-client.mjs')
  const secret = 'dGhlIHNlY3JldCBvZiB0aGUgZXhhbXBsZSwgMzIgYnk'
  const body = '{"events":[{"id":"1","state":"accepted","occurredAt":"2026-03-02T03:00:00Z"}]}'
  const url = 'https://yunlan.example/api/exchange/reports/TS-2026-1'
  const { base, headers: sent } = signRequest({
    ...{ method: 'PUT', url, body, secret },
    keyId: 'market-approval.1',
    created: 1772420400,
    nonce: 'q3v1ZsXbT0mJ8wLr5yKd2A',
  })
  expect(sent['signature']).toBe('sig1=:To6FFUiKPlyYOqAINUpgQ6UEPplwJ1y3buNtpbQsIIU=:')
  const parsed = parseSignature(sent['signature-input'] ?? '', sent['signature'] ?? '')
  if (parsed === null) throw new Error('the example was not read')
  const own = signatureBase(
    { method: 'PUT', targetUri: url, header: (name) => sent[name] },
    parsed.components,
    parsed.parameters,
  )
  expect(own).toBe(base)
  expect(sameSignature(signWithSecret(secret, own ?? ''), parsed.signature)).toBe(true)
  expect(digestMatches(sent['content-digest'] ?? '', Buffer.from(body))).toBe(true)
})
