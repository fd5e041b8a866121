// SPDX-License-Identifier: Apache-2.0

/** The mark of the city: a bridge, the river, and the sun. */
export function Logo({ size = 2.6 }: { size?: number }) {
  return (
    <svg viewBox="0 0 40 40" style={{ width: `${size}rem`, height: `${size}rem` }} aria-hidden="true">
      <rect width="40" height="40" rx="10" fill="var(--primary)" />
      <path d="M9 24a11 11 0 0 1 22-2" className="c-logo__line" />
      <path d="M8 28c5-5 9 3 14 0s6-3 10-1" className="c-logo__line" />
      <circle cx="29.5" cy="10.5" r="3" fill="var(--focus-inner)" />
    </svg>
  )
}
