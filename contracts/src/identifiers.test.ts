// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkBasicCode,
  checkCertificateIdentifier,
  checkCitizenNumber,
  checkCreditCode,
  checkHandlingCode,
  checkImplementingCode,
  citizenCheckDigit,
  composeCertificateIdentifier,
  composeCreditCode,
  isFixedPhone,
  isMobilePhone,
} from './identifiers.ts'

const TODAY = '2026-11-22'

describe('citizen number (GB 11643)', () => {
  it('reads the sample of the standard', () => {
    expect(checkCitizenNumber('11010519491231002X', TODAY)).toEqual({
      ok: true,
      region: '110105',
      birthDate: '1949-12-31',
      gender: 'female',
      kind: 'citizen',
    })
    expect(checkCitizenNumber('11010519491231002x', TODAY).ok).toBe(true)
  })

  const made = (first17: string) => `${first17}${citizenCheckDigit(first17)}`

  it.each([
    ['1101051949123100', 'format'],
    ['1101051949123100200', 'format'],
    ['01010519491231002X', 'format'],
    ['110105194912310021', 'check-digit'],
    [made('11010519490230002'), 'date'],
    [made('11010518000101002'), 'date'],
    [made('11010520261123002'), 'future-date'],
  ])('refuses %s: %s', (value, fault) => {
    expect(checkCitizenNumber(value, TODAY)).toEqual({ ok: false, fault })
  })

  it('accepts somebody born today', () => {
    expect(checkCitizenNumber(made('99010220261122001'), TODAY)).toMatchObject({
      ok: true,
      kind: 'demonstration',
      gender: 'male',
    })
  })

  it.each([
    ['81000019900101001', 'hong-kong-macao-taiwan'],
    ['91112419810803002', 'foreign'],
    ['99010219810803002', 'demonstration'],
  ])('tells the kind of %s', (first17, kind) => {
    expect(checkCitizenNumber(made(first17), TODAY)).toMatchObject({ ok: true, kind })
  })

  it('notices every single wrong digit', () => {
    const number = made('99010219810803002')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const wrong = `${number.slice(0, at)}${(Number(number[at]) + shift) % 10}${number.slice(at + 1)}`
        expect(checkCitizenNumber(wrong, TODAY).ok).toBe(false)
      }),
    )
  })
})

describe('unified social credit code (GB 32100)', () => {
  // Published codes of public bodies and companies.
  it.each(['91350100M000100Y43', '11370800MB28559184', '91110000600037341L'])('accepts %s', (value) => {
    expect(checkCreditCode(value).ok).toBe(true)
  })

  it.each([
    ['91350100M000100Y44', 'check-digit'],
    ['91350100M000100Y4', 'format'],
    ['91350100I000100Y43', 'format'],
    ['', 'format'],
  ])('refuses %s: %s', (value, fault) => {
    expect(checkCreditCode(value)).toEqual({ ok: false, fault })
  })

  it('refuses a code whose own check fits but whose organisation code does not', () => {
    // 17 characters with organisation check digit 0 instead of the right one; the last character made to fit.
    const good = composeCreditCode('11', '990100', 'MB100001')
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const wrong = `${good.slice(0, 16)}${good[16] === '0' ? '1' : '0'}`
    const results = [...alphabet].map((last) => checkCreditCode(`${wrong}${last}`))
    expect(results.some((result) => result.ok)).toBe(false)
  })

  it('reads back every code it composes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^M[AB][0-9A-HJ-NP-RTUW-Y]{6}$/), (body) => {
        const code = composeCreditCode('91', '990102', body)
        expect(checkCreditCode(code)).toMatchObject({ ok: true, authority: '91', region: '990102' })
      }),
    )
  })
})

describe('codes of service items (GB/T 39554.1)', () => {
  it('reads a real implementing code', () => {
    expect(checkImplementingCode('11370800MB285591843370117002011')).toEqual({
      ok: true,
      creditCode: '11370800MB28559184',
      level: '3',
      basicCode: '370117002011',
    })
    expect(checkBasicCode('370117002011')).toMatchObject({
      scope: '37',
      type: '01',
      main: '17002',
      sub: '011',
    })
    expect(checkHandlingCode('11370800MB28559184337011700201101')).toMatchObject({ ok: true, handling: '01' })
  })

  it.each([
    ['11370800MB28559185' + '3370117002011', 'check-digit'],
    ['11370800MB28559184' + '7370117002011', 'level'],
    ['11370800MB28559184' + '3371117002011', 'type'],
    ['11370800MB28559184' + '337011700201', 'format'],
  ])('refuses %s: %s', (value, fault) => {
    expect(checkImplementingCode(value)).toEqual({ ok: false, fault })
  })

  it('refuses a handling code without its two digits', () => {
    expect(checkHandlingCode('11370800MB285591843370117002011')).toEqual({ ok: false, fault: 'format' })
    expect(checkHandlingCode('11370800MB285591843370117002011xx')).toEqual({ ok: false, fault: 'format' })
  })
})

describe('certificate identifier (GB/T 36904)', () => {
  const real = '1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U'

  it('reads a real identifier', () => {
    expect(checkCertificateIdentifier(real)).toEqual({
      ok: true,
      type: '11100000000013338W011',
      issuer: '11430000006122244L',
      serial: '20230000403',
      version: '001',
    })
    // The check covers type, issuer, serial and version of any length.
    expect(
      checkCertificateIdentifier('1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0')
        .ok,
    ).toBe(true)
  })

  it('refuses a changed segment, and the check of the implementation that counts A as 11', () => {
    expect(checkCertificateIdentifier(real.replace('0403', '0404'))).toEqual({
      ok: false,
      fault: 'check-digit',
    })
    expect(checkCertificateIdentifier(real.replace(/U$/, '0'))).toEqual({ ok: false, fault: 'check-digit' })
    expect(checkCertificateIdentifier(real.replace('3005', '3006'))).toEqual({ ok: false, fault: 'format' })
  })

  it('reads back what it composes', () => {
    const identifier = {
      type: '11100000000013338W011',
      issuer: '11430000006122244L',
      serial: 'A1',
      version: '001',
    }
    expect(checkCertificateIdentifier(composeCertificateIdentifier(identifier))).toEqual({
      ok: true,
      ...identifier,
    })
  })
})

describe('telephone numbers', () => {
  it.each([
    ['13800000000', true],
    ['12800000000', false],
    ['1380000000', false],
    ['+8613800000000', false],
  ])('mobile %s: %s', (value, ok) => {
    expect(isMobilePhone(value)).toBe(ok)
  })

  it.each([
    ['0990-8812345', true],
    ['010-88123456-102', true],
    ['8812345', false],
    ['0990 8812345', false],
  ])('fixed line %s: %s', (value, ok) => {
    expect(isFixedPhone(value)).toBe(ok)
  })
})
