// SPDX-License-Identifier: Apache-2.0
import { X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readSign1, verifySign1 } from './cose-sign1.logic.ts'

// Signed test messages of the EU digital COVID certificates (github.com/ehn-dcc-development/dgc-testdata): COSE_Sign1
// of a dozen independent implementations.
const folder = join(
  process.env['CHENGSHU_SHARED_DATA'] ?? join(import.meta.dirname, '../../../../../../shared/data'),
  'dcc',
)

interface Vector {
  readonly COSE?: string
  readonly TESTCTX: { readonly CERTIFICATE?: string; readonly DESCRIPTION?: string }
  readonly EXPECTEDRESULTS: { readonly EXPECTEDVERIFY?: boolean }
}

const vectors = !existsSync(folder)
  ? []
  : readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .sort()
      .flatMap((name) => {
        const vector = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Vector
        const { EXPECTEDVERIFY: expected } = vector.EXPECTEDRESULTS
        const { CERTIFICATE: certificate } = vector.TESTCTX
        if (vector.COSE === undefined || certificate === undefined || expected === undefined) return []
        return [{ name, cose: Buffer.from(vector.COSE, 'hex'), certificate, expected }]
      })

const elliptic = vectors.filter(({ cose }) => readSign1(cose)?.alg === -7)

describe.skipIf(vectors.length === 0)(
  'COSE messages of others (skipped: not present without shared data)',
  () => {
    test('there are enough of them to mean something', () => {
      expect(elliptic.filter(({ expected }) => expected).length).toBeGreaterThan(40)
      expect(elliptic.filter(({ expected }) => !expected).length).toBeGreaterThan(0)
    })

    test.each(elliptic)('$name verifies: $expected', ({ cose, certificate, expected }) => {
      const message = readSign1(cose)
      const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
      // Three vectors sign with ES256 and a P-384 key, which RFC 9053 §2.1 leaves open; we take P-256 only.
      const ours = key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
      expect(message !== null && verifySign1(message, key)).toBe(expected && ours)
      // And none of them with a changed payload.
      if (message === null) return
      const payload = Uint8Array.from(message.payload)
      payload[payload.length >> 1] = (payload[payload.length >> 1] ?? 0) ^ 1
      expect(verifySign1({ ...message, payload }, key)).toBe(false)
    })

    test('other algorithms are refused rather than tried', () => {
      const others = vectors.filter(({ cose }) => {
        const alg = readSign1(cose)?.alg
        return alg !== undefined && alg !== null && alg !== -7
      })
      expect(others.length).toBeGreaterThan(0)
      for (const { cose, certificate } of others) {
        const message = readSign1(cose)
        const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey
        expect(message !== null && verifySign1(message, key)).toBe(false)
      }
    })
  },
)
