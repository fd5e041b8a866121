// SPDX-License-Identifier: Apache-2.0
import { processStagesApi } from '#contracts/process-stages'
import { bindRoutes, type Route } from '#platform/http'
import type { CaseKernel } from '../../case.ts'
import { presentDraft } from '../design.presenter.ts'

export function stagesRoutes({ stages }: CaseKernel): Route[] {
  return bindRoutes(processStagesApi, {
    'GET /api/process-vocabulary': async () => stages.vocabulary,
    'GET /api/processes/{key}/draft/stages': ({ db, params }) => stages.get(db, params.key),
    'PUT /api/processes/{key}/draft/stages': async ({ unit, params, body, locale }) =>
      presentDraft(await stages.save(unit, params.key, body, locale)),
  })
}
