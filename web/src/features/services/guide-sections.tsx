// SPDX-License-Identifier: Apache-2.0
import type { ServiceGuide } from '#contracts/services'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Card } from '#web/shared/ui/card.tsx'
import { DataList } from '#web/shared/ui/data-list.tsx'
import '#web/shared/ui/details.css'
import { useServicesTexts } from './texts.ts'

/** The rest of the implementing elements: conditions, flow, law, fees, windows, questions. */
export function GuideSections({ guide }: { guide: ServiceGuide }) {
  const { guide: texts } = useServicesTexts()
  const localized = useLocalized()
  const { item } = guide
  return (
    <>
      <Card title={texts.conditions}>
        <ol className="c-numbered">
          {item.conditions.map((condition) => (
            <li key={condition.zh}>{localized(condition)}</li>
          ))}
        </ol>
      </Card>
      <Card title={texts.steps}>
        <ol className="c-flow">
          {item.steps.map((step) => (
            <li key={step.name.zh}>
              <span className="strong">{localized(step.name)}</span>
              <p className="small muted">{texts.stepDays(step.days)}</p>
            </li>
          ))}
        </ol>
      </Card>
      <Card title={texts.basis}>
        <Basis guide={guide} />
      </Card>
      {item.fee.charged && item.fee.items.length > 0 ? (
        <Card title={texts.fees}>
          <DataList
            wide
            facts={item.fee.items.map(({ name, amountFen, basis }) => ({
              label: localized(name),
              value: `¥ ${(amountFen / 100).toFixed(2)} · ${localized(basis)}`,
            }))}
          />
        </Card>
      ) : null}
      <Card title={texts.windows}>
        <Windows guide={guide} />
      </Card>
      {item.faqs.length > 0 ? (
        <Card title={texts.faqs}>
          {item.faqs.map(({ question, answer }) => (
            <details key={question.zh} className="c-details">
              <summary>{localized(question)}</summary>
              <div>{localized(answer)}</div>
            </details>
          ))}
        </Card>
      ) : null}
    </>
  )
}

function Basis({ guide }: { guide: ServiceGuide }) {
  const { guide: texts } = useServicesTexts()
  return (
    <div>
      {guide.basis.map(({ law, article, articleSub, paragraph, text }) => {
        const number = articleSub ? texts.sub(article, articleSub) : String(article)
        const title = `${law} ${texts.article(number, paragraph)}`
        return (
          <details key={title} className="c-details">
            <summary>{title}</summary>
            <div>{text ?? texts.noText}</div>
          </details>
        )
      })}
    </div>
  )
}

function Windows({ guide }: { guide: ServiceGuide }) {
  const { guide: texts } = useServicesTexts()
  const localized = useLocalized()
  const { post, windows } = guide.item
  const posting = [post.materials ? texts.postMaterials : '', post.result ? texts.postResult : ''].filter(
    Boolean,
  )
  return (
    <>
      {windows.map(({ hall, window, address, hours, phone, complaintPhone }, index) => (
        // Many halls take the same matter: the first is open, the others are a line each.
        <details key={`${hall}-${window.zh}`} className="c-details" open={index === 0}>
          <summary>
            <span>
              {localized(window)} <span className="small muted">{localized(address)}</span>
            </span>
          </summary>
          <DataList
            wide
            facts={[
              { label: texts.address, value: localized(address) },
              { label: texts.hours, value: localized(hours) },
              { label: texts.phone, value: <a href={`tel:${phone}`}>{phone}</a> },
              { label: texts.complaint, value: <a href={`tel:${complaintPhone}`}>{complaintPhone}</a> },
              ...(posting.length > 0 ? [{ label: texts.post, value: posting.join(' · ') }] : []),
            ]}
          />
        </details>
      ))}
    </>
  )
}
