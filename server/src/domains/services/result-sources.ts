// SPDX-License-Identifier: Apache-2.0

/** Where an attribute of a certificate comes from when no data element says so. Tried in order. */
export type AttributeSource =
  | { readonly field: string }
  | { readonly situation: string }
  | { readonly element: string }
  | { readonly text: string }
  | { readonly day: 'today' }

const field = (name: string): AttributeSource => ({ field: name })
const situation = (name: string): AttributeSource => ({ situation: name })

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
    legalRepresentative: [field('newRepresentative')],
    businessScope: [field('newScope')],
  },
  'gas-business-licence': { scope: [situation('gasKind')], area: [field('supplyArea')] },
  'medical-institution-licence': { departments: [field('departments')] },
  'public-place-hygiene-licence': { scope: [situation('placeKind')] },
  'road-transport-licence': { scope: [field('freightScope'), situation('service'), situation('cargo')] },
  'special-trade-licence': { trade: [situation('lodgingKind'), { text: '旅馆业' }] },
  'disability-certificate': { kind: [field('claimedKind')], grade: [{ text: '四级' }] },
  'driving-licence': { drivingClass: [{ element: 'person.driving-class' }, { text: 'C1' }] },
  'ride-hailing-driver-licence': { drivingClass: [{ element: 'person.driving-class' }, { text: 'C1' }] },
  'elderly-card': { grade: [{ text: '优待' }] },
  'household-register': { headName: [field('familyHeadName')], relation: [field('familyRelation')] },
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
