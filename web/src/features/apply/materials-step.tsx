// SPDX-License-Identifier: Apache-2.0
import type { ApplicationMaterial } from '#contracts/services'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { formatDate } from '#web/shared/format/dates.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Checkbox } from '#web/shared/ui/choices.tsx'
import { ErrorSummary } from '#web/shared/ui/error-summary.tsx'
import { Field } from '#web/shared/ui/field.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { FileUpload } from '#web/shared/upload/file-upload.tsx'
import type { FileRef } from '#web/shared/upload/upload-file.ts'
import { StepActs, type StepProps } from './step-acts.tsx'
import { useApplyTexts } from './texts.ts'

const controlOf = (code: string) => `material-${code}`

export const missingMaterials = (materials: readonly ApplicationMaterial[]): ApplicationMaterial[] =>
  materials.filter(({ required, state, files }) => required && state === 'wanted' && files.length === 0)

/** The materials: what is held already is said so and not asked for, the rest goes up file by file. */
export function MaterialsStep({ draft, attempt, onNext, onBack }: StepProps) {
  const texts = useApplyTexts()
  const localized = useLocalized()
  const { materials } = draft.application
  const missing = missingMaterials(materials)
  const faultOf = ({ name }: ApplicationMaterial) => texts.missingMaterial(localized(name))
  return (
    <div>
      <ErrorSummary
        attempt={attempt}
        faults={
          attempt > 0 ? missing.map((one) => ({ control: controlOf(one.code), message: faultOf(one) })) : []
        }
      />
      {materials.length === 0 ? <p>{texts.noMaterials}</p> : null}
      {materials.map((material) => (
        <div key={material.code} className="c-material">
          {material.state === 'exempt' ? (
            <Exempt material={material} />
          ) : material.state === 'answered' ? (
            <Notice tone="green" title={`${localized(material.name)} · ${texts.spared.answered}`} />
          ) : (
            <Field
              id={controlOf(material.code)}
              label={localized(material.name)}
              optional={!material.required}
              error={attempt > 0 && missing.includes(material) ? faultOf(material) : undefined}
            >
              {(control) => (
                <>
                  <FileUpload
                    id={control.id}
                    aria-describedby={control['aria-describedby']}
                    label={localized(material.name)}
                    accept={material.accept}
                    maxFiles={material.maxFiles}
                    files={material.files}
                    onChange={(files: FileRef[]) => draft.attach(material.code, files)}
                  />
                  <Otherwise draft={draft} material={material} />
                </>
              )}
            </Field>
          )}
        </div>
      ))}
      <StepActs draft={draft} onBack={onBack}>
        <Button kind="primary" onClick={() => onNext(missing.length === 0)}>
          {texts.next}
        </Button>
      </StepActs>
    </div>
  )
}

/** What one may do instead of uploading, where the item allows it: hand it in later, or commit oneself to it. */
function Otherwise({ draft, material }: { draft: StepProps['draft']; material: ApplicationMaterial }) {
  const texts = useApplyTexts()
  const localized = useLocalized()
  const { code, files, state, tolerableDays, commitment } = material
  if (files.length > 0 || (tolerableDays === null && commitment === null)) return null
  return (
    <div className="stack-s c-otherwise">
      {tolerableDays === null ? null : (
        <Checkbox
          label={texts.later(tolerableDays)}
          checked={state === 'omitted'}
          onChange={(on) => draft.choose(code, on ? 'omission' : undefined)}
        />
      )}
      {commitment === null ? null : (
        <>
          <Checkbox
            label={texts.commit}
            checked={state === 'committed'}
            onChange={(on) => draft.choose(code, on ? 'commitment' : undefined)}
          />
          {state === 'committed' ? (
            <Notice tone="amber" title={texts.commitment}>
              <p>{localized(commitment.statement)}</p>
              <p className="small muted">{texts.commitmentCheck}</p>
            </Notice>
          ) : null}
        </>
      )}
    </div>
  )
}

function Exempt({ material }: { material: ApplicationMaterial }) {
  const texts = useApplyTexts()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const held = material.exemptBy
  return (
    <Notice tone="green" title={`${localized(material.name)} · ${texts.exempt}`}>
      {held ? (
        <p className="small">
          {texts.exemptBy(localized(held.name), held.identifier)} {texts.asOf(formatDate(held.asOf, locale))}
        </p>
      ) : null}
    </Notice>
  )
}
