// SPDX-License-Identifier: Apache-2.0

const width = 1440
const height = 200
const ground = 150

/** A small generator with a fixed seed: the city looks the same on every visit and costs no picture file. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

function houses(seed: number, least: number, most: number): string {
  const next = sequence(seed)
  let path = ''
  for (let x = -10; x < width + 40; ) {
    const wide = 26 + Math.round(next() * 34)
    const top = ground - least - Math.round(next() * (most - least))
    const roof = next()
    if (roof < 0.18) path += `M${x} ${ground}V${top + 16}l${wide / 2} -16l${wide / 2} 16V${ground}z`
    else if (roof < 0.3)
      path += `M${x} ${ground}V${top}h${wide * 0.3}v-12h${wide * 0.4}v12h${wide * 0.3}V${ground}z`
    else path += `M${x} ${ground}V${top}h${wide}V${ground}z`
    x += wide + 3 + Math.round(next() * 10)
  }
  return path
}

/** A pylon with its stays, as of a cable-stayed bridge. */
function stays(centre: number, reach: number, count: number): string {
  let path = ''
  for (let i = 1; i <= count; i += 1) {
    const top = 22 + (i - 1) * 5
    const foot = (reach * (count - i + 1)) / count
    path += `M${centre} ${top}L${centre - foot} ${ground}M${centre} ${top}L${centre + foot} ${ground}`
  }
  return path
}

const pylons = [300, 665] as const
const far = houses(7, 30, 66)
const near = houses(23, 16, 46)
const cables = pylons.map((at) => stays(at, 172, 13)).join('')
const waves = [168, 178, 189].map((y, i) => `M${-40 * i} ${y}${'q30 -7 60 0t60 0'.repeat(14)}`).join('')

/** The river city of the home page, drawn by code. */
export function Skyline() {
  return (
    <svg
      className="c-skyline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M-20 150C160 80 250 130 360 96S620 20 760 92s240 20 360-10 260-60 400 10v60z"
        opacity=".1"
        fill="currentColor"
      />
      <path d={far} opacity=".16" fill="currentColor" />
      <path d={near} opacity=".22" fill="currentColor" />
      <path d={cables} stroke="currentColor" strokeWidth="1" opacity=".6" fill="none" />
      {pylons.map((at) => (
        <g key={at} fill="currentColor" opacity=".85">
          <rect x={at - 6} y="14" width="4" height={ground - 6} />
          <rect x={at + 2} y="14" width="4" height={ground - 6} />
          <rect x={at - 6} y="52" width="12" height="3" />
          <rect x={at - 6} y="110" width="12" height="3" />
        </g>
      ))}
      <rect x="-20" y={ground} width={width + 40} height="60" className="c-skyline__water" />
      <rect x="-20" y={ground - 2} width={width + 40} height="3" fill="currentColor" opacity=".75" />
      <rect x="-20" y={ground + 4} width={width + 40} height="1.5" fill="currentColor" opacity=".35" />
      <path d={waves} stroke="currentColor" fill="none" opacity=".22" />
    </svg>
  )
}
