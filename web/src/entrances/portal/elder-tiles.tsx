// SPDX-License-Identifier: Apache-2.0
import { BookOpen, ListChecks, PhoneCall } from 'lucide-react'
import { Link } from '#web/shared/ui/link.tsx'
import { usePortalTexts } from './texts.ts'

/** Elder mode begins with a person to talk to; nothing else is taken away, only moved down. */
export function ElderTiles() {
  const { home: texts } = usePortalTexts()
  return (
    <div className="c-elder">
      <a href="tel:12345" className="c-elder__call">
        <PhoneCall aria-hidden="true" strokeWidth={1.8} />
        <span>
          <strong>{texts.elderCall}</strong>
          {texts.elderCallNote}
        </span>
      </a>
      <Link to="/my/cases">
        <ListChecks aria-hidden="true" strokeWidth={1.8} />
        <span>
          <strong>{texts.elderCases}</strong>
          {texts.elderCasesNote}
        </span>
      </Link>
      <Link to="/help">
        <BookOpen aria-hidden="true" strokeWidth={1.8} />
        <span>
          <strong>{texts.elderHelp}</strong>
          {texts.elderHelpNote}
        </span>
      </Link>
    </div>
  )
}
