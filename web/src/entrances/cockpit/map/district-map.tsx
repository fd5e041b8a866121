// SPDX-License-Identifier: Apache-2.0
import { type PointerEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { IndicatorValue } from '#contracts/indicators'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { useApi } from '#web/shared/api/use-api.ts'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { useGo } from '#web/shared/router/use-place.ts'
import { Link } from '#web/shared/ui/link.tsx'
import { QueryView } from '#web/shared/ui/query-view.tsx'
import { useElementSize } from '../element-size.ts'
import { numberText, shownValue } from '../indicator-text.ts'
import { useCockpitTexts } from '../texts.ts'
import { drawMap, pathOf } from './draw-map.ts'
import { type CityMap, lineOf, useCityMap } from './map-features.ts'
import { projectionOf } from './projection.ts'
import { type Step, stepOf, stepsOf } from './steps.ts'

interface DistrictMapProps {
  indicator: IndicatorValue
  /** Where a district leads to. */
  addressOf: (regionCode: string) => string
}

/** The city by district: coloured by an indicator, each district a way down to its cases. */
export function DistrictMap(props: DistrictMapProps) {
  const map = useCityMap()
  return (
    <div className="k-map">
      <QueryView query={map} lines={8}>
        {(drawn) => <Drawn {...props} map={drawn} />}
      </QueryView>
    </div>
  )
}

function Drawn({ indicator, addressOf, map }: DistrictMapProps & { map: CityMap }) {
  const localized = useLocalized()
  const { locale } = usePrefs()
  const texts = useCockpitTexts()
  const go = useGo()
  const regions = useApi('GET /api/regions', {}, { staleTime: Number.POSITIVE_INFINITY })
  const canvas = useRef<HTMLCanvasElement>(null)
  const [place, size] = useElementSize<HTMLDivElement>()
  const [hovered, setHovered] = useState<string>()
  const { kind } = indicator.definition
  const { rem } = size
  const project = useMemo(() => projectionOf(map, size, 1.4 * rem), [map, size, rem])
  const districts = useMemo(
    () =>
      map.features.flatMap((feature) => {
        const { regionCode, seat } = feature.properties
        if (feature.properties.kind !== 'district' || !regionCode || !seat) return []
        return [{ regionCode, path: pathOf(lineOf(feature), project), seat: project(seat) }]
      }),
    [map, project],
  )
  const values = useMemo(
    () =>
      new Map((indicator.regions ?? []).map((part) => [part.regionCode, shownValue(kind, part)] as const)),
    [indicator, kind],
  )
  const steps = useMemo(() => stepsOf(kind, [...values.values()]), [kind, values])
  const most = kind === 'ratio' ? 100 : Math.max(...[...values.values()].map((value) => value ?? 0), 1)

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const density = window.devicePixelRatio || 1
    element.width = Math.round(size.width * density)
    element.height = Math.round(size.height * density)
    context.setTransform(density, 0, 0, density, 0, 0)
    const style = getComputedStyle(document.documentElement)
    drawMap(context, {
      map,
      project,
      size,
      rem,
      locale,
      hovered,
      colour: (token) => style.getPropertyValue(token).trim(),
      stepOf: (code) => stepOf(steps, values.get(code) ?? null),
      shareOf: (code) => (values.get(code) ?? 0) / most,
    })
  }, [map, project, size, rem, locale, hovered, steps, values, most])

  const districtAt = (event: PointerEvent) => {
    const context = canvas.current?.getContext('2d')
    const box = canvas.current?.getBoundingClientRect()
    if (!context || !box) return undefined
    const density = window.devicePixelRatio || 1
    const [x, y] = [(event.clientX - box.left) * density, (event.clientY - box.top) * density]
    return districts.find(({ path }) => context.isPointInPath(path, x, y))?.regionCode
  }
  const nameOf = (code: string) => {
    const region = regions.data?.items.find((one) => one.code === code)
    return region ? localized(region.name) : code
  }
  const shown = (code: string) => {
    const value = values.get(code)
    if (value === undefined) return kind === 'measure' ? '0' : texts.noFigure
    return value === null ? texts.noFigure : numberText(value, kind, locale)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: each district is a link below; pointing at its land is a shortcut for the mouse */}
      <div
        className="k-map__place"
        ref={place}
        data-hovered={hovered ? true : undefined}
        onPointerMove={(event) => setHovered(districtAt(event))}
        onPointerLeave={() => setHovered(undefined)}
        onClick={() => hovered && go(addressOf(hovered))}
      >
        <canvas ref={canvas} />
        <ul>
          {districts.map(({ regionCode, seat: [left, top] }) => (
            <li
              key={regionCode}
              style={{ left, top }}
              data-hovered={hovered === regionCode || undefined}
              onPointerMove={(event) => {
                event.stopPropagation()
                setHovered(regionCode)
              }}
            >
              <Link to={addressOf(regionCode)}>
                {nameOf(regionCode)}
                <strong className="k-figure">{shown(regionCode)}</strong>
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <Legend steps={steps} kind={kind} />
    </>
  )
}

function Legend({ steps, kind }: { steps: readonly Step[]; kind: IndicatorValue['definition']['kind'] }) {
  const unit = kind === 'ratio' ? '%' : ''
  return (
    <ul className="k-legend" aria-hidden="true">
      {steps.map(({ from, to }, index) => (
        <li key={from}>
          <i style={{ background: `var(--map-${index})` }} />
          {from === to ? from : `${from}–${to}`}
          {unit}
        </li>
      ))}
    </ul>
  )
}
