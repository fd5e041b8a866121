// SPDX-License-Identifier: Apache-2.0
import { MapPinOff } from 'lucide-react'
import { usePageTitle } from '#web/shared/a11y/use-page-title.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { ButtonLink } from '#web/shared/ui/link.tsx'
import { usePortalTexts } from './texts.ts'

export default function NotFoundPage() {
  const { notFound: texts } = usePortalTexts()
  usePageTitle(texts.title, useSite().name)
  return (
    <div className="wrap c-page">
      <div className="c-state">
        <MapPinOff aria-hidden="true" strokeWidth={1.4} />
        <h1>{texts.title}</h1>
        <p>{texts.text}</p>
        <ButtonLink to="/" kind="primary">
          {texts.home}
        </ButtonLink>
      </div>
    </div>
  )
}
