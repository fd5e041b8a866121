// SPDX-License-Identifier: Apache-2.0
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto'

/**
 * All key material stays behind this door, so that a hardware module (服务器密码机, PKCS#11) can stand in for the software
 * one. The algorithm's name is stored in each envelope; adding SM4 is adding a name, not a migration.
 */
export interface KeyProvider {
  /** Encrypts one field. `purpose` is bound to the ciphertext: a phone cannot be pasted where an id number belongs. */
  encrypt(purpose: string, plain: string): string
  decrypt(purpose: string, envelope: string): string
  /** Deterministic keyed hash, for finding an encrypted value by equality. 32 hex characters. */
  searchHash(purpose: string, plain: string): string
  /** Message authentication of an evidence row (HMAC-SHA-256, hex). */
  mac(purpose: string, message: string): string
  /** A new secret that somebody else will hold too: 32 bytes, base64url. */
  makeSecret(): string
  /** Ed25519 over the bytes, for audit heads. */
  signHead(message: Uint8Array): Uint8Array
  headPublicKey(): KeyObject
  /** ES256 (P-256, IEEE P1363 form) over the bytes, for credentials. */
  signCredential(message: Uint8Array): Uint8Array
  credentialPublicKey(): KeyObject
  credentialKid(): string
}

const algorithm = 'aes-256-gcm'

export function createSoftwareKeys(master: Uint8Array): KeyProvider {
  const derived = new Map<string, Buffer>()
  const derive = (label: string): Buffer => {
    const known = derived.get(label)
    if (known !== undefined) return known
    const key = Buffer.from(hkdfSync('sha256', master, 'chengshu', label, 32))
    derived.set(label, key)
    return key
  }
  // A key object is made ready for OpenSSL once; from bytes each HMAC pays for that again (2 µs against 14 µs).
  const macKeys = new Map<string, KeyObject>()
  const macKey = (label: string): KeyObject => {
    const known = macKeys.get(label)
    if (known !== undefined) return known
    const key = createSecretKey(derive(label))
    macKeys.set(label, key)
    return key
  }
  const head = ed25519From(derive('audit-head'))
  const credential = p256From(derive('credential-signing'))
  const kid = createHmac('sha256', 'kid')
    .update(createPublicKey(credential).export({ type: 'spki', format: 'der' }))
    .digest('base64url')
    .slice(0, 11)

  return {
    encrypt(purpose, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv(algorithm, derive(`field:${purpose}`), iv)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `enc.1.${algorithm}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    decrypt(purpose, envelope) {
      const [mark, version, name, payload] = envelope.split('.')
      if (mark !== 'enc' || version !== '1' || name !== algorithm || payload === undefined)
        throw new Error('not an envelope of this provider')
      const bytes = Buffer.from(payload, 'base64url')
      const decipher = createDecipheriv(algorithm, derive(`field:${purpose}`), bytes.subarray(0, 12))
      decipher.setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    searchHash: (purpose, plain) =>
      createHmac('sha256', macKey(`search:${purpose}`))
        .update(plain)
        .digest('hex')
        .slice(0, 32),
    mac: (purpose, message) =>
      createHmac('sha256', macKey(`mac:${purpose}`))
        .update(message)
        .digest('hex'),
    makeSecret: () => randomBytes(32).toString('base64url'),
    signHead: (message) => sign(null, message, head),
    headPublicKey: () => createPublicKey(head),
    signCredential: (message) => sign('sha256', message, { key: credential, dsaEncoding: 'ieee-p1363' }),
    credentialPublicKey: () => createPublicKey(credential),
    credentialKid: () => kid,
  }
}

// PKCS#8 prefixes of RFC 8410 (Ed25519) and RFC 5915 inside RFC 5208 (P-256), before the 32 secret bytes.
const ed25519Prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const p256Prefix = Buffer.from(
  '3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420',
  'hex',
)

function ed25519From(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([ed25519Prefix, seed]), format: 'der', type: 'pkcs8' })
}

/** A derived 256-bit value is a valid P-256 scalar unless it is 0 or ≥ n (chance 2⁻³²); Node refuses those at start. */
function p256From(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([p256Prefix, seed]), format: 'der', type: 'pkcs8' })
}

/** Constant-time comparison of two hex digests. */
export function sameDigest(left: string, right: string): boolean {
  const a = Buffer.from(left, 'hex')
  const b = Buffer.from(right, 'hex')
  return a.length === b.length && timingSafeEqual(a, b)
}
