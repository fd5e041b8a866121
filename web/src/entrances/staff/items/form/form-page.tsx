// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import type { EntryDetail } from '#contracts/catalog'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { usePathParameter } from '#web/shared/router/use-place.ts'
import { Button } from '#web/shared/ui/button.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { Dialog } from '#web/shared/ui/dialog.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { PageHead } from '#web/shared/ui/page-head.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { useUiTexts } from '#web/shared/ui/texts.ts'
import { useStaffTexts } from '../../texts.ts'
import { AddFieldDialog } from './add-field-dialog.tsx'
import { addField, removeStep } from './edit-form.ts'
import { FaultList } from './fault-list.tsx'
import { type FormFaults, sortFaults } from './faults.ts'
import { FieldEditor } from './field-editor.tsx'
import './form-designer.css'
import { FormJson } from './form-json.tsx'
import { type Chosen, Outline } from './outline.tsx'
import { Preview } from './preview.tsx'
import { SaveBar } from './save-bar.tsx'
import { StepEditor } from './step-editor.tsx'
import { useDesignerTexts } from './texts.ts'
import { type FormDraft, useFormDraft } from './use-form-draft.ts'

/** The form of a service item, designed beside what applicants will see. */
export default function FormPage() {
  const id = usePathParameter('id')
  const found = useApi(
    'GET /api/catalog/entries/{id}',
    { params: { id }, query: {} },
    { staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <QueryView page query={found} lines={12}>
      {(detail) =>
        detail.can.includes('edit') ? <Designer opened={detail} /> : <ReadOnly detail={detail} />
      }
    </QueryView>
  )
}

const panes = ['outline', 'field', 'preview'] as const

function Designer({ opened }: { opened: EntryDetail }) {
  const texts = useDesignerTexts()
  // Held fast: what the page was opened with is what history and saving begin from.
  const [first] = useState(opened)
  const draft = useFormDraft(first)
  const { form, item, saved } = draft
  const [chosen, setChosen] = useState<Chosen>()
  const [pane, setPane] = useState<(typeof panes)[number]>('outline')
  const [adding, setAdding] = useState<string>()
  const [removing, setRemoving] = useState<string>()
  const faults = sortFaults(saved.faults, form)
  const choose = (next: Chosen) => {
    setChosen(next)
    setPane('field')
  }
  return (
    <>
      <Head detail={saved} />
      <SaveBar draft={draft} />
      <fieldset className="s-views f-panes" aria-label={texts.panes.label}>
        {panes.map((one) => (
          <button key={one} type="button" aria-pressed={one === pane} onClick={() => setPane(one)}>
            {texts.panes[one]}
          </button>
        ))}
      </fieldset>
      <div className="f-designer" data-pane={pane}>
        <Card title={texts.outline} className="f-designer__outline">
          <FormState faults={faults} />
          <Outline
            form={form}
            faults={faults}
            chosen={chosen}
            onChoose={choose}
            onEdit={draft.edit}
            onAddField={setAdding}
            onRemoveStep={setRemoving}
          />
        </Card>
        <Card title={chosen && 'step' in chosen ? texts.step : texts.field} className="f-designer__field">
          <ChosenPart draft={draft} chosen={chosen} faults={faults} onChoose={setChosen} />
        </Card>
        <Card title={texts.preview} className="f-designer__preview">
          <Preview form={form} item={item} />
        </Card>
      </div>
      <Card>
        <FormJson form={form} onPut={draft.putWhole} />
      </Card>
      <AddFieldDialog
        step={useTitle(draft, adding)}
        onClose={() => setAdding(undefined)}
        onAdd={(field) => {
          const added = addField(form, adding ?? '', field)
          draft.edit(added.form)
          setAdding(undefined)
          choose({ field: added.name })
        }}
      />
      <RemoveStep draft={draft} step={removing} onClose={() => setRemoving(undefined)} />
    </>
  )
}

function Head({ detail }: { detail: EntryDetail }) {
  const texts = useDesignerTexts()
  const { items } = useStaffTexts()
  const localized = useLocalized()
  return (
    <PageHead
      title={texts.title(localized(detail.name))}
      crumbs={[
        { to: '/items', text: items.title },
        { to: `/items/${detail.id}`, text: localized(detail.name) },
      ]}
    >
      <p className="muted">
        {detail.status === 'draft' ? texts.lead(detail.version) : texts.leadPublished(detail.version)}
      </p>
    </PageHead>
  )
}

function useTitle({ form }: FormDraft, step: string | undefined): string | undefined {
  const localized = useLocalized()
  const found = form.steps.find(({ id }) => id === step)
  return found && (localized(found.title) || found.id)
}

function FormState({ faults }: { faults: FormFaults }) {
  const texts = useDesignerTexts()
  return (
    <>
      <FaultList faults={faults.form} />
      {faults.others > 0 ? <p className="small muted">{texts.otherFaults(faults.others)}</p> : null}
    </>
  )
}

interface ChosenProps {
  draft: FormDraft
  chosen: Chosen
  faults: FormFaults
  onChoose: (chosen: Chosen) => void
}

function ChosenPart({ draft, chosen, faults, onChoose }: ChosenProps) {
  const texts = useDesignerTexts()
  const { form, item, edit } = draft
  if (chosen && 'field' in chosen && form.schema.properties[chosen.field])
    return (
      <FieldEditor
        key={chosen.field}
        name={chosen.field}
        form={form}
        item={item}
        faults={faults.field(chosen.field)}
        onEdit={edit}
        onRenamed={(field) => onChoose({ field })}
      />
    )
  if (chosen && 'step' in chosen && form.steps.some(({ id }) => id === chosen.step))
    return (
      <StepEditor
        key={chosen.step}
        id={chosen.step}
        form={form}
        faults={faults.step(chosen.step)}
        onEdit={edit}
      />
    )
  return <p className="muted">{texts.nothingChosen}</p>
}

interface RemoveStepProps {
  draft: FormDraft
  step: string | undefined
  onClose: () => void
}

function RemoveStep({ draft, step, onClose }: RemoveStepProps) {
  const texts = useDesignerTexts()
  const ui = useUiTexts()
  const title = useTitle(draft, step)
  const count = draft.form.steps.find(({ id }) => id === step)?.fields.length ?? 0
  return (
    <Dialog open={step !== undefined} title={texts.removeStep} onClose={onClose}>
      <p>{texts.removeStepSure(title ?? '', count)}</p>
      <div className="row">
        <Button
          kind="danger"
          onClick={() => {
            if (step !== undefined) draft.edit(removeStep(draft.form, step))
            onClose()
          }}
        >
          {texts.removeStep}
        </Button>
        <Button onClick={onClose}>{ui.cancel}</Button>
      </div>
    </Dialog>
  )
}

/** Those who may not change the form still see what applicants see. */
function ReadOnly({ detail }: { detail: EntryDetail }) {
  const texts = useDesignerTexts()
  const [draft] = useState(detail)
  const item = draft.content as FormDraft['item'] // the type of the entry was asked for
  return (
    <>
      <Head detail={detail} />
      <div className="stack">
        <Notice>
          {texts.readOnly} <Link to={`/items/${detail.id}`}>{texts.backToItem}</Link>
        </Notice>
        <Card title={texts.preview}>
          <Preview form={item.form} item={item} />
        </Card>
      </div>
    </>
  )
}
