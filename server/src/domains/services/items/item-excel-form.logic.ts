// SPDX-License-Identifier: Apache-2.0
import type { FormField } from '#contracts/form'
import { fieldChoices } from '#contracts/form-widgets'
import type { ServiceItem } from '#contracts/service-item'
import { type Cell, cellText, flag } from './item-cells.logic.ts'
import type { ItemDraft, RowReader, SheetReader } from './item-excel-rows.logic.ts'
import { FORM_SHEET, ITEM_COLUMN } from './item-sheets.ts'
import { valueAt } from './pointers.logic.ts'

const { step: STEP, title, field: FIELD, required: REQUIRED, choices: CHOICES, columns } = FORM_SHEET
const HEADERS = [
  ITEM_COLUMN,
  STEP,
  ...title.map((one) => one.header),
  FIELD,
  REQUIRED,
  CHOICES,
  ...columns.map((one) => one.header),
]

/** Names that have columns of their own; what else a field says goes into the last one. */
const OWN = new Set([
  ...columns.flatMap((column) => column.path.split('/')[1] ?? []),
  'enum',
  'x-enum-labels',
])

/** Choices in the order of the codes: an object would put keys such as `10` before `01`. */
function choicesOf(field: FormField): string | null {
  const labels = field['x-enum-labels']
  if (labels === undefined) return null
  return fieldChoices(field)
    .map((code) => `${code}=${labels[String(code)]?.zh ?? ''}|${labels[String(code)]?.en ?? ''}`)
    .join('；')
}

function restOf(field: FormField): Record<string, unknown> {
  const rest: Record<string, unknown> = Object.fromEntries(
    Object.entries(field).filter(([name]) => !OWN.has(name)),
  )
  // The codes of a list stand in the column of choices.
  if (field.type === 'array' && field['x-enum-labels'] !== undefined) delete rest.items
  return rest
}

/** Rows of the form sheet, with its header. */
export function writeFormRows(rows: (make: (item: ServiceItem) => Cell[][]) => Cell[][]): Cell[][] {
  const fieldCells = (field: FormField): Cell[] =>
    columns.map((column) => {
      if (column.path === '/*') {
        const rest = restOf(field)
        return Object.keys(rest).length === 0 ? null : column.codec.write(rest)
      }
      const value = valueAt(field, column.path)
      return value === undefined ? null : column.codec.write(value)
    })
  const body = rows(({ form }) =>
    form.steps.flatMap((step) =>
      step.fields.map((name, index): Cell[] => {
        const field = form.schema.properties[name]
        if (!field) return [step.id, null, null, name]
        const heading = index === 0 ? [step.title.zh, step.title.en] : [null, null]
        const required = flag.write(form.schema.required.includes(name))
        return [step.id, ...heading, name, required, choicesOf(field), ...fieldCells(field)]
      }),
    ),
  )
  return [HEADERS, ...body]
}

interface FormDraft {
  steps: { id: string; title: Record<string, unknown>; fields: string[] }[]
  schema: {
    type: 'object'
    properties: Record<string, Record<string, unknown>>
    required: string[]
    additionalProperties: false
  }
}

/** Reads the form sheet into the forms of the items. */
export function readFormRows(reader: SheetReader | undefined): void {
  const forms = new Map<string, FormDraft>()
  for (const row of reader?.rows(HEADERS) ?? []) {
    const draft = row.draft()
    if (!draft) continue
    const form = forms.get(draft.code) ?? {
      steps: [],
      schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
    }
    forms.set(draft.code, form)
    draft.value.form = form
    readFormRow(row, draft, form)
  }
}

const textOf = (cell: Cell) => (cell === null ? '' : cellText(cell))

function readFormRow(row: RowReader, draft: ItemDraft, form: FormDraft): void {
  const id = textOf(row.cell(STEP)) || (form.steps.at(-1)?.id ?? '')
  if (form.steps.at(-1)?.id !== id) {
    form.steps.push({ id, title: {}, fields: [] })
    const at = `/form/steps/${form.steps.length - 1}`
    draft.places.set(`${at}/id`, row.place(STEP))
    row.fill(title, { draft, at })
  }
  const name = textOf(row.cell(FIELD))
  const at = `/form/schema/properties/${name}`
  form.steps.at(-1)?.fields.push(name)
  form.schema.properties[name] = {}
  draft.places.set(at, row.place(FIELD))
  row.fill(columns, { draft, at })
  const required = row.cell(REQUIRED)
  const reading = required === null ? undefined : flag.read(required)
  if (reading?.ok && reading.value === true) form.schema.required.push(name)
  readChoices(textOf(row.cell(CHOICES)), form.schema.properties[name])
}

/** `a=甲|A；b=乙|B`. A part that is not so leaves a hole that the schema check reports. */
function readChoices(text: string, field: Record<string, unknown>): void {
  if (text === '') return
  const entries = text.split(/[；;\n]/u).flatMap((part) => {
    const [, code = '', zh, en] = /^([^=]+)=([^|]*)(?:\|(.*))?$/u.exec(part.trim()) ?? []
    return part.trim() === ''
      ? []
      : [[code || part.trim(), { ...(zh && { zh }), ...(en && { en }) }] as const]
  })
  const codes = entries.map(([code]) => code)
  field['x-enum-labels'] = Object.fromEntries(entries)
  if (field.type === 'array') field.items = { type: 'string', enum: codes }
  else field.enum = field.type === 'string' ? codes : codes.map(Number)
}
