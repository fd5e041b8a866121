// SPDX-License-Identifier: Apache-2.0
// Identifiers of the Chinese public sector: pure validators, and the check digits that demonstration data needs.

/** Why an identifier is refused. */
export type IdentifierFault = 'format' | 'check-digit' | 'date' | 'future-date' | 'region' | 'type' | 'level'
export type IdentifierResult<T = unknown> = ({ ok: true } & T) | { ok: false; fault: IdentifierFault }

const refuse = (fault: IdentifierFault) => ({ ok: false, fault }) as const

const weighted = (values: readonly number[], weights: readonly number[]) =>
  values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)

// ── Citizen number 公民身份号码, GB 11643-1999: weights 2^(18-i) mod 11 ──────────────────────────────────────────────

const CITIZEN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function citizenCheckDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('17 digits are needed')
  return '10X98765432'.charAt(weighted([...first17].map(Number), CITIZEN_WEIGHTS) % 11)
}

/** True for a `YYYY-MM-DD` that stands in the calendar. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

export interface CitizenNumber {
  region: string
  birthDate: string
  gender: 'male' | 'female'
  /** 81–83: residents of Hong Kong, Macao, Taiwan; 9: foreign permanent residents; 99: no real person has it. */
  kind: 'citizen' | 'hong-kong-macao-taiwan' | 'foreign' | 'demonstration'
}

function kindOf(number: string): CitizenNumber['kind'] {
  if (number.startsWith('99')) return 'demonstration'
  if (number.startsWith('9')) return 'foreign'
  return /^8[123]0000/.test(number) ? 'hong-kong-macao-taiwan' : 'citizen'
}

/**
 * Reads an 18-character citizen number. `today` (`YYYY-MM-DD`) bounds the birth date; a lower-case x is accepted.
 *
 * @example checkCitizenNumber('11010519491231002X', '2026-01-01') // { ok: true, birthDate: '1949-12-31', … }
 */
export function checkCitizenNumber(value: string, today: string): IdentifierResult<CitizenNumber> {
  const number = value.toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return refuse('format')
  if (citizenCheckDigit(number.slice(0, 17)) !== number.charAt(17)) return refuse('check-digit')
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birthDate) || birthDate < '1850-01-01') return refuse('date')
  if (birthDate > today) return refuse('future-date')
  const gender = Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female'
  return { ok: true, region: number.slice(0, 6), birthDate, gender, kind: kindOf(number) }
}

// ── Organisation code 组织机构代码, GB 11714-1997, and unified social credit code 统一社会信用代码, GB 32100-2015 ──────

const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Check character of the 8-character body of an organisation code (GB 11714-1997). */
export function organisationCheckDigit(body8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(body8)) throw new RangeError('8 digits or capitals are needed')
  const sum = weighted(
    [...body8].map((char) => ORGANISATION_ALPHABET.indexOf(char)),
    ORGANISATION_WEIGHTS,
  )
  return '0123456789X'.charAt((11 - (sum % 11)) % 11)
}

// No I O S V Z: they are taken for digits or one another.
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Check character of the first 17 characters of a credit code: weights 3^(i-1) mod 31. */
export function creditCheckDigit(first17: string): string {
  const values = [...first17].map((char) => CREDIT_ALPHABET.indexOf(char))
  if (values.length !== 17 || values.includes(-1))
    throw new RangeError('17 characters of the alphabet are needed')
  return CREDIT_ALPHABET.charAt((31 - (weighted(values, CREDIT_WEIGHTS) % 31)) % 31)
}

/** Composes a credit code: registration authority and kind (`11`, `91` …), region, 8-character organisation body. */
export function composeCreditCode(authority: string, region: string, body8: string): string {
  const first17 = `${authority}${region}${body8}${organisationCheckDigit(body8)}`
  return `${first17}${creditCheckDigit(first17)}`
}

export interface CreditCode {
  authority: string
  region: string
  organisation: string
}

/** Reads a unified social credit code. Both check characters are tested: its own and that of the organisation code. */
export function checkCreditCode(value: string): IdentifierResult<CreditCode> {
  if (!/^[1-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/.test(value)) return refuse('format')
  if (creditCheckDigit(value.slice(0, 17)) !== value.charAt(17)) return refuse('check-digit')
  const organisation = value.slice(8, 17)
  if (organisationCheckDigit(organisation.slice(0, 8)) !== organisation.charAt(8))
    return refuse('check-digit')
  return { ok: true, authority: value.slice(0, 2), region: value.slice(2, 8), organisation }
}

// ── Codes of service items, GB/T 39554.1-2020 ────────────────────────────────────────────────────────────────────────

/** Types of service items: 01–10 are administrative powers, 20 is a public service. */
export const ITEM_TYPES = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20'] as const
export type ItemType = (typeof ITEM_TYPES)[number]

/** Levels: 1 nation, 2 province, 3 city, 4 county, 5 township, 6 village. */
export const ITEM_LEVELS = ['1', '2', '3', '4', '5', '6'] as const
export type ItemLevel = (typeof ITEM_LEVELS)[number]

export interface BasicCode {
  scope: string
  type: ItemType
  main: string
  sub: string
}

/** Reads a basic code: 2 scope (`00` for the nation) + 2 type + 5 main item + 3 sub-item. */
export function checkBasicCode(value: string): IdentifierResult<BasicCode> {
  if (!/^\d{12}$/.test(value)) return refuse('format')
  const type = ITEM_TYPES.find((one) => one === value.slice(2, 4))
  if (type === undefined) return refuse('type')
  return { ok: true, scope: value.slice(0, 2), type, main: value.slice(4, 9), sub: value.slice(9) }
}

export interface ImplementingCode {
  creditCode: string
  level: ItemLevel
  basicCode: string
}

/** Reads an implementing code: 18 credit code of the implementing body + 1 level + 12 basic code. */
export function checkImplementingCode(value: string): IdentifierResult<ImplementingCode> {
  if (value.length !== 31) return refuse('format')
  const creditCode = value.slice(0, 18)
  const credit = checkCreditCode(creditCode)
  if (!credit.ok) return credit
  const level = ITEM_LEVELS.find((one) => one === value.charAt(18))
  if (level === undefined) return refuse('level')
  const basic = checkBasicCode(value.slice(19))
  return basic.ok ? { ok: true, creditCode, level, basicCode: value.slice(19) } : basic
}

/** Reads a handling code: 31 implementing code + 2 for the handling item below it. */
export function checkHandlingCode(value: string): IdentifierResult<ImplementingCode & { handling: string }> {
  const handling = value.slice(31)
  if (!/^\d{2}$/.test(handling)) return refuse('format')
  const implementing = checkImplementingCode(value.slice(0, 31))
  return implementing.ok ? { ...implementing, handling } : implementing
}

// ── Electronic certificate identifier 电子证照标识, GB/T 36904-2018 ────────────────────────────────────────────────────

const CERTIFICATE_ROOT = '1.2.156.3005.2'

/** Check character of ISO/IEC 7064 MOD 37,36 over digits and capitals, A = 10. */
export function mod3736CheckDigit(body: string): string {
  let product = 36
  for (const char of body) {
    const value = ORGANISATION_ALPHABET.indexOf(char)
    if (value < 0) throw new RangeError('digits and capitals only')
    const sum = (product + value) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return ORGANISATION_ALPHABET.charAt((37 - product) % 36)
}

export interface CertificateIdentifier {
  /** Credit code of the body that defined the type + 3 characters. */
  type: string
  issuer: string
  serial: string
  version: string
}

/** Composes an identifier; the check character covers the segments without the root and the dots. */
export function composeCertificateIdentifier({
  type,
  issuer,
  serial,
  version,
}: CertificateIdentifier): string {
  const check = mod3736CheckDigit(`${type}${issuer}${serial}${version}`)
  return [CERTIFICATE_ROOT, type, issuer, serial, version, check].join('.')
}

/** Reads a certificate identifier. */
export function checkCertificateIdentifier(value: string): IdentifierResult<CertificateIdentifier> {
  const pattern =
    /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/
  const [, type = '', issuer = '', serial = '', version = '', check] = pattern.exec(value) ?? []
  if (check === undefined) return refuse('format')
  if (mod3736CheckDigit(`${type}${issuer}${serial}${version}`) !== check) return refuse('check-digit')
  return { ok: true, type, issuer, serial, version }
}

// ── Telephone ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Mobile number of mainland China: 11 digits, 13–19. */
export const isMobilePhone = (value: string) => /^1[3-9]\d{9}$/.test(value)

/** Fixed-line number as the inspection rules of service guides demand it: area code, hyphen, number. */
export const isFixedPhone = (value: string) => /^0\d{2,3}-\d{7,8}(-\d{1,5})?$/.test(value)
