// SPDX-License-Identifier: Apache-2.0
import type { ServiceCard } from '#contracts/services'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useServicesTexts } from './texts.ts'

/** A service in a list: what it is, who does it, how long it takes. */
export function ServiceTile({ service }: { service: ServiceCard }) {
  const texts = useServicesTexts()
  const localized = useLocalized()
  return (
    <article className="c-service">
      <h2>
        <Link to={`/services/${service.code}`}>{localized(service.name)}</Link>
      </h2>
      <p className="small muted">{localized(service.organisation)}</p>
      <div className="c-service__marks">
        <Tag tone="blue" plain>
          {service.instant ? texts.instant : texts.days(service.promisedDays)}
        </Tag>
        <Tag tone="green" plain>
          {texts.visits(service.visits)}
        </Tag>
        <Tag plain>{texts.online[service.onlineDepth - 1]}</Tag>
        <Tag plain>{service.free ? texts.free : texts.charged}</Tag>
      </div>
    </article>
  )
}
