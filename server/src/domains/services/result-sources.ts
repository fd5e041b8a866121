// SPDX-License-Identifier: Apache-2.0

/** Where an attribute of a certificate comes from when no data element says so. Tried in order. */
export type AttributeSource =
  /** `codes` turns the answer into the code of the element's code set. */
  | { readonly field: string; readonly codes?: Readonly<Record<string, string>> }
  | { readonly situation: string }
  | { readonly element: string }
  | { readonly text: string }
  | { readonly day: 'today' }

const field = (name: string): AttributeSource => ({ field: name })
const situation = (name: string): AttributeSource => ({ situation: name })

const disabilityKinds = {
  visual: '1',
  hearing: '2',
  speech: '3',
  physical: '4',
  intellectual: '5',
  mental: '6',
}

/** By certificate type and attribute: what the issuing authority prints from the application. */
export const attributeSources: Readonly<
  Record<string, Readonly<Record<string, readonly AttributeSource[]>>>
> = {
  'food-business-licence': {
    businessKind: [situation('businessForm')],
    businessItems: [field('businessItems')],
  },
  'business-licence': {
    name: [field('newName')],
    address: [field('newAddress')],
    legalRepresentative: [field('newRepresentative'), field('representative')],
    businessScope: [field('newScope')],
  },
  'gas-business-licence': { scope: [situation('gasKind')], area: [field('supplyArea')] },
  'medical-institution-licence': { departments: [field('departments')] },
  'public-place-hygiene-licence': { scope: [situation('placeKind')] },
  'road-transport-licence': { scope: [field('freightScope'), situation('service'), situation('cargo')] },
  'special-trade-licence': { trade: [situation('lodgingKind'), { text: '旅馆业' }] },
  'disability-certificate': {
    kind: [
      { field: 'claimedKind', codes: disabilityKinds },
      { element: 'person.disability-kind' },
      { text: '3' },
    ],
    grade: [{ text: '4' }],
  },
  'driving-licence': { drivingClass: [{ element: 'person.driving-class' }, { text: 'C1' }] },
  'ride-hailing-driver-licence': { drivingClass: [{ element: 'person.driving-class' }, { text: 'C1' }] },
  'elderly-card': { grade: [{ text: '优待' }] },
  'household-register': {
    headName: [field('familyHeadName'), { element: 'person.name' }],
    relation: [field('familyRelation'), { text: '01' }],
  },
  'real-estate-certificate': {
    share: [field('shares'), { text: '单独所有' }],
    use: [{ text: '住宅' }],
    number: [field('propertyCertificateNumber')],
  },
  'residence-permit': {
    residentSince: [field('livingSince'), { element: 'person.residence-since' }, { day: 'today' }],
    address: [{ element: 'person.address' }, { element: 'person.household-address' }],
  },
  'social-security-card': {
    socialSecurityNumber: [{ element: 'person.id-number' }],
    bank: [field('bankChoice'), { text: '云澜银行' }],
  },
}
