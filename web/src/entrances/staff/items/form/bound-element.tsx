// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'
import { fieldKind } from '#contracts/form-widgets'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Notice } from '#web/shared/ui/notice.tsx'
import { useDesignerTexts } from './texts.ts'

/** What the data element of a field says of it. */
export function BoundElement({ field }: { field: FormField }) {
  const texts = useDesignerTexts()
  const localized = useLocalized()
  const code = field['x-element'] ?? ''
  const found = useApi('GET /api/catalog/elements/{code}', { params: { code } })
  const element = found.data
  return (
    <Notice title={texts.bound(element ? localized(element.name) : localized(field['x-label']), code)}>
      <p>{field['x-prefill'] ? texts.boundAuthoritative : texts.boundFree}</p>
      <p className="small muted">
        {[
          texts.widgets[fieldKind(field)],
          ...(element
            ? [texts.source(texts.sources[element.source]), texts.sensitivity(element.sensitivity)]
            : []),
        ].join(' · ')}
      </p>
    </Notice>
  )
}
