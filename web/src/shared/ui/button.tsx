// SPDX-License-Identifier: Apache-2.0
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import './button.css'

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet'

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  wide?: boolean
  /** Shows that the act is under way; further clicks are swallowed, the focus stays. */
  busy?: boolean
}

export function buttonClass(kind: ButtonKind, size: 'normal' | 'small' = 'normal', wide = false): string {
  return ['c-button', `c-button--${kind}`, size === 'small' && 'c-button--small', wide && 'c-button--wide']
    .filter(Boolean)
    .join(' ')
}

export function Button({
  kind = 'secondary',
  size = 'normal',
  wide = false,
  busy = false,
  type = 'button',
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`${buttonClass(kind, size, wide)} ${className}`}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy ? <span className="c-spinner" aria-hidden="true" /> : null}
      {children}
    </button>
  )
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  label: string
  children: ReactNode
}

/** A button that is only a picture still says what it does. */
export function IconButton({ label, children, className = '', ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={`c-icon-button ${className}`}>
      {children}
    </button>
  )
}
