// SPDX-License-Identifier: Apache-2.0

/** The largest file the platform takes; equal to `maxFileBytes` of the contract (tested), without shipping its schemas. */
export const maxFileBytes = 50 * 1024 * 1024

const shortNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'image/webp': 'WEBP',
  'application/json': 'JSON',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
}

export const kindNames = (types: readonly string[]): string =>
  types.map((type) => shortNames[type] ?? type).join(' / ')
