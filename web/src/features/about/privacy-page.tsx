// SPDX-License-Identifier: Apache-2.0
import { ProsePage } from './prose-page.tsx'
import { useAboutTexts } from './texts.ts'

export default function PrivacyPage() {
  return <ProsePage {...useAboutTexts().privacy} />
}
