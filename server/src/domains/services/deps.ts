// SPDX-License-Identifier: Apache-2.0

import type { CaseKernel } from '#kernels/case'
import type { Catalog } from '#kernels/catalog'
import type { Credentials } from '#kernels/credential'
import type { Directory } from '#kernels/directory'
import type { Platform } from '#platform/module'

/** The kernels this domain stands on. */
export interface ServicesDeps {
  readonly platform: Platform
  readonly directory: Directory
  readonly catalog: Catalog
  readonly credentials: Credentials
}

/** Cases need the domain's case type to exist first, and so come in later than the rest. */
export interface WithCases {
  readonly caseKernel: () => CaseKernel
}
