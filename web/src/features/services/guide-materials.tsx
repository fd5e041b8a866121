// SPDX-License-Identifier: Apache-2.0
import { CircleHelp, FileText } from 'lucide-react'
import type { ServiceItem } from '#contracts/service-item'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { kindNames } from '#web/shared/upload/file-kinds.ts'
import { type JudgedMaterial, judgeMaterials, type SituationAnswers } from './situation-answers.ts'
import { useServicesTexts } from './texts.ts'

interface GuideMaterialsProps {
  item: ServiceItem
  answers: SituationAnswers
}

/** The materials of the reader's own situation; those that fall away are counted, those not yet known are marked. */
export function GuideMaterials({ item, answers }: GuideMaterialsProps) {
  const { guide: texts } = useServicesTexts()
  const judged = judgeMaterials(item.materials, answers)
  const shown = judged.filter(({ wanted }) => wanted !== false)
  const fewer = judged.length - shown.length
  return (
    <Card
      id="materials"
      title={texts.materials}
      aside={
        <span aria-live="polite">
          {fewer > 0 ? <Tag tone="green">{texts.materialsHidden(fewer)}</Tag> : null}
        </span>
      }
    >
      {shown.length === 0 ? <p>{texts.noMaterials}</p> : null}
      <ul className="c-materials">
        {shown.map((one) => (
          <MaterialRow key={one.material.code} {...one} />
        ))}
      </ul>
    </Card>
  )
}

function MaterialRow({ material, wanted }: JudgedMaterial) {
  const { guide: texts } = useServicesTexts()
  const localized = useLocalized()
  const Icon = wanted === null ? CircleHelp : FileText
  return (
    <li>
      <Icon aria-hidden="true" strokeWidth={1.8} />
      <div>
        <div className="row">
          <span className="strong">{localized(material.name)}</span>
          {wanted === null ? (
            <Tag tone="amber">
              {texts.undecided} · {texts.undecidedNote}
            </Tag>
          ) : (
            <Tag plain>{texts.required}</Tag>
          )}
          {material.certificateType ? <Tag tone="green">{texts.held}</Tag> : null}
          {material.tolerableDays ? <Tag tone="blue">{texts.mayFollow(material.tolerableDays)}</Tag> : null}
          {material.commitment ? <Tag tone="blue">{texts.mayCommit}</Tag> : null}
        </div>
        <p className="small muted">
          {[
            texts.form[material.form],
            material.issuer ? texts.issuedBy(localized(material.issuer)) : texts.source[material.source],
            kindNames(material.accept),
          ].join(' · ')}
        </p>
        {material.sample ? <p className="small muted">{localized(material.sample)}</p> : null}
      </div>
    </li>
  )
}
