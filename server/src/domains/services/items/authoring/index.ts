// SPDX-License-Identifier: Apache-2.0
import type { Draft } from './author.ts'
import { civilAffairs } from './civil-affairs.ts'
import { civilSupport } from './civil-support.ts'
import { construction, urban } from './construction.ts'
import { culture, education } from './culture.ts'
import { employment, workforce } from './employment.ts'
import { dataServices, enterpriseSupport } from './enterprise-support.ts'
import { environment, fire } from './environment.ts'
import { health } from './health.ts'
import { housing, realEstate } from './housing.ts'
import { market } from './market.ts'
import { marketProducts } from './market-products.ts'
import { police } from './police.ts'
import { emergency, policePermits } from './police-permits.ts'
import { registration } from './registration.ts'
import { socialInsurance, socialRights } from './social-insurance.ts'
import { traffic } from './traffic.ts'
import { transport } from './transport.ts'

/** All items of the demonstration city, department by department. */
export const drafts: Draft[] = [
  ...dataServices,
  ...market,
  ...marketProducts,
  ...registration,
  ...health,
  ...fire,
  ...employment,
  ...workforce,
  ...socialInsurance,
  ...socialRights,
  ...civilAffairs,
  ...civilSupport,
  ...police,
  ...traffic,
  ...policePermits,
  ...emergency,
  ...housing,
  ...realEstate,
  ...construction,
  ...urban,
  ...transport,
  ...environment,
  ...culture,
  ...education,
  ...enterpriseSupport,
]
