// SPDX-License-Identifier: Apache-2.0
import { BadgeCheck, Eye, Phone } from 'lucide-react'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { usePageTitle } from '#web/shared/a11y/use-page-title.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { formatCount } from '#web/shared/format/numbers.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import { useSite } from '#web/shared/site/site.tsx'
import { Card } from '#web/shared/ui/card.tsx'
import { IconTile } from '#web/shared/ui/icon-tile.tsx'
import { ButtonLink, Link } from '#web/shared/ui/link.tsx'
import { SearchBox } from '#web/shared/ui/search-box.tsx'
import { Skyline } from '#web/shared/ui/skyline.tsx'
import { ElderTiles } from './elder-tiles.tsx'
import './home.css'
import { MineCard } from './mine-card.tsx'
import { usePortalTexts } from './texts.ts'
import { ThemeTiles } from './theme-tiles.tsx'

export default function HomePage() {
  const { home: texts } = usePortalTexts()
  const site = useSite()
  const localized = useLocalized()
  const { locale } = usePrefs()
  const go = useGo()
  const themes = useApi('GET /api/service-themes', {}, { staleTime: 300_000 })
  usePageTitle(undefined, site.name)
  const audience = site.kind === 'enterprise' ? 'enterprise' : 'person'
  const tries = (themes.data?.items ?? [])
    .filter((theme) => theme.audience === audience)
    .flatMap((theme) => theme.examples.slice(0, 1))
    .map(localized)
    .filter((name, index, all) => all.indexOf(name) === index && name.length <= (locale === 'zh' ? 12 : 28))
    .slice(0, 4)
  return (
    <>
      <div className="c-hero">
        <Skyline />
        <div className="wrap">
          <div className="c-hero__main">
            <h1 tabIndex={-1}>{site.kind === 'enterprise' ? texts.questionBiz : texts.question}</h1>
            <p className="c-hero__lead">
              {themes.data ? texts.total(formatCount(themes.data.total, locale)) : '\u00a0'}
            </p>
            <SearchBox
              label={texts.searchLabel}
              placeholder={texts.searchHint}
              button={texts.search}
              onSearch={(words) => go(`/search?q=${encodeURIComponent(words)}`)}
            />
            {tries.length > 0 ? (
              <div className="c-hero__tries">
                <span>{texts.try}</span>
                {tries.map((words) => (
                  <Link key={words} to={`/search?q=${encodeURIComponent(words)}`}>
                    {words}
                  </Link>
                ))}
              </div>
            ) : null}
          </div>
          <div className="c-hero__aside">
            <MineCard />
          </div>
        </div>
      </div>
      <div className="c-services">
        <div className="wrap">
          <ElderTiles />
          <ThemeTiles query={themes} />
          <div className="c-home-mine c-home-section">
            <MineCard />
          </div>
          <Doors />
        </div>
      </div>
    </>
  )
}

function Doors() {
  const { home: texts } = usePortalTexts()
  const doors = [
    {
      icon: BadgeCheck,
      tone: 'green',
      title: texts.checkTitle,
      text: texts.checkText,
      act: texts.checkAct,
      to: '/verify',
    },
    {
      icon: Eye,
      tone: 'violet',
      title: texts.watchTitle,
      text: texts.watchText,
      act: texts.watchAct,
      to: '/my/uses',
    },
    {
      icon: Phone,
      tone: 'blue',
      title: texts.helpTitle,
      text: texts.helpText,
      act: texts.helpAct,
      to: '/help',
    },
  ] as const
  return (
    <div className="c-trio c-home-section">
      {doors.map((door) => (
        <Card key={door.to}>
          <IconTile icon={door.icon} tone={door.tone} />
          <h2>{door.title}</h2>
          <p>{door.text}</p>
          <ButtonLink to={door.to} size="small">
            {door.act}
          </ButtonLink>
        </Card>
      ))}
    </div>
  )
}
