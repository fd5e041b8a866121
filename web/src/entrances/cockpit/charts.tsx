// SPDX-License-Identifier: Apache-2.0
import { useId } from 'react'
import { useElementSize } from './element-size.ts'

interface LineChartProps {
  label: string
  points: readonly { day: string; value: number | null }[]
  text: (value: number) => string
}

/** The next round number at or above: 1, 2 or 5 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)))
  const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
  return step * power
}

/** A line of daily values. Days without a value leave a gap: nothing is drawn through what is not known. */
export function LineChart({ label, points, text }: LineChartProps) {
  const gradient = useId()
  const [place, { width, height, rem }] = useElementSize<HTMLDivElement>()
  const pad = { left: 3.2 * rem, right: rem, top: rem, bottom: 2 * rem }
  const top = roundUp(Math.max(...points.map(({ value }) => value ?? 0), 1))
  const x = (index: number) =>
    pad.left + (index / Math.max(points.length - 1, 1)) * (width - pad.left - pad.right)
  const y = (value: number) => height - pad.bottom - (value / top) * (height - pad.top - pad.bottom)
  let line = ''
  let pen = 'M'
  points.forEach(({ value }, index) => {
    if (value === null) pen = 'M'
    else {
      line += `${pen}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
      pen = 'L'
    }
  })
  const whole = points.length > 1 && points.every(({ value }) => value !== null)
  const marks = [0, 0.5, 1].map((share) => share * top)
  const every = Math.max(1, Math.ceil(points.length / 6))
  return (
    <div className="k-chart" ref={place}>
      <svg className="k-line" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <defs>
          <linearGradient id={gradient} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="var(--series-1)" stopOpacity="0.45" />
            <stop offset="1" stopColor="var(--series-1)" stopOpacity="0" />
          </linearGradient>
        </defs>
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={pad.left} x2={width - pad.right} y1={y(mark)} y2={y(mark)} className="k-line__grid" />
            <text x={pad.left - 8} y={y(mark) + 4} textAnchor="end">
              {text(mark)}
            </text>
          </g>
        ))}
        {whole ? (
          <path
            d={`${line}L${x(points.length - 1)} ${height - pad.bottom}L${x(0)} ${height - pad.bottom}z`}
            fill={`url(#${gradient})`}
          />
        ) : null}
        <path d={line} className="k-line__path" />
        {points.map(({ day, value }, index) =>
          value !== null && isAlone(points, index) ? (
            <circle key={day} cx={x(index)} cy={y(value)} r={0.25 * rem} className="k-line__dot" />
          ) : null,
        )}
        {points.map(({ day }, index) =>
          index % every === 0 ? (
            <text key={day} x={x(index)} y={height - 0.5 * rem} textAnchor="middle">
              {day.slice(5)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}

/** A value between two gaps would be a line without length. */
const isAlone = (points: LineChartProps['points'], index: number): boolean =>
  (points[index - 1]?.value ?? null) === null && (points[index + 1]?.value ?? null) === null

interface RingProps {
  /** 0 to 100, or null where there is nothing to divide by. */
  share: number | null
  series: number
}

/** A share as a ring; its number stands beside it in words. */
export function Ring({ share, series }: RingProps) {
  const round = 2 * Math.PI * 34
  return (
    <svg className="k-ring" viewBox="0 0 84 84" aria-hidden="true">
      <circle cx="42" cy="42" r="34" className="k-ring__ground" />
      {share === null ? null : (
        <circle
          cx="42"
          cy="42"
          r="34"
          className="k-ring__share"
          // The sixth colour is red: a share in it would look like an alarm.
          stroke={`var(--series-${(series % 5) + 1})`}
          strokeDasharray={`${(Math.min(share, 100) / 100) * round} ${round}`}
        />
      )}
    </svg>
  )
}

/** A tiny line under a figure: its course, without axes. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const known = values.map((value) => value ?? 0)
  if (known.length < 2) return null
  const most = Math.max(...known, 1)
  const line = known
    .map(
      (value, index) =>
        `${index === 0 ? 'M' : 'L'}${((index / (known.length - 1)) * 100).toFixed(1)} ${(26 - (value / most) * 22).toFixed(1)}`,
    )
    .join('')
  return (
    <svg className="k-spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
      <path className="k-spark__ground" d={`${line}L100 28L0 28z`} />
      <path className="k-spark__line" d={line} />
    </svg>
  )
}
