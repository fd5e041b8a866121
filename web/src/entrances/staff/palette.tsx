// SPDX-License-Identifier: Apache-2.0
import { Command } from 'cmdk'
import { ClipboardList, FileText } from 'lucide-react'
import { useDeferredValue, useEffect, useState } from 'react'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import type { StaffAccount } from './shell.tsx'
import { usePlaces } from './side-navigation.tsx'
import { useStaffTexts } from './texts.ts'

interface PaletteProps {
  account: StaffAccount
  onClose: () => void
}

/** Ctrl K: go somewhere, or find a case or an item; the server searches by words, numbers and pinyin. */
export default function Palette({ account, onClose }: PaletteProps) {
  const { palette: texts } = useStaffTexts()
  const localized = useLocalized()
  const go = useGo()
  const groups = usePlaces(account)
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const searching = asked.length >= 2
  const cases = useApi(
    'GET /api/cases',
    { query: { view: 'all', q: asked, limit: 6 } },
    { enabled: searching && account.permissions.includes('case.case.read') },
  )
  const items = useApi('GET /api/services', { query: { q: asked, limit: 6 } }, { enabled: searching })
  const places = groups
    .flatMap((group) => group.places)
    .filter(({ text }) => text.toLowerCase().includes(asked.toLowerCase()))
  const first = places[0]?.to ?? cases.data?.items[0]?.number ?? items.data?.items[0]?.code ?? ''
  const [current, setCurrent] = useState(first)
  // The first match is chosen anew whenever the matches change: Enter does what one sees.
  useEffect(() => setCurrent(first), [first])
  const to = (address: string) => {
    onClose()
    go(address)
  }
  return (
    <Command.Dialog
      open
      label={texts.label}
      shouldFilter={false}
      value={current}
      onValueChange={setCurrent}
      onOpenChange={(open) => (open ? undefined : onClose())}
      overlayClassName="s-palette__ground"
      contentClassName="s-palette"
    >
      <Command.Input
        value={words}
        onValueChange={setWords}
        placeholder={texts.open}
        aria-label={texts.label}
      />
      <Command.List>
        <Command.Empty>{texts.nothing}</Command.Empty>
        <Command.Group heading={texts.go}>
          {places.map(({ to: address, icon: Icon, text }) => (
            <Command.Item key={address} value={address} onSelect={() => to(address)}>
              <Icon aria-hidden="true" />
              {text}
            </Command.Item>
          ))}
        </Command.Group>
        {searching && (cases.data?.items.length ?? 0) > 0 ? (
          <Command.Group heading={texts.cases}>
            {cases.data?.items.map(({ number, title, subjectName }) => (
              <Command.Item key={number} value={number} onSelect={() => to(`/inbox?view=all&case=${number}`)}>
                <ClipboardList aria-hidden="true" />
                {localized(title)} · {subjectName}
                <span className="numbers">{number}</span>
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
        {searching && (items.data?.items.length ?? 0) > 0 ? (
          <Command.Group heading={texts.items}>
            {items.data?.items.map(({ code, name }) => (
              <Command.Item key={code} value={code} onSelect={() => to(`/items?q=${code}`)}>
                <FileText aria-hidden="true" />
                {localized(name)}
              </Command.Item>
            ))}
          </Command.Group>
        ) : null}
      </Command.List>
    </Command.Dialog>
  )
}
