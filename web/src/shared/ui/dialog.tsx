// SPDX-License-Identifier: Apache-2.0
import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'
import './overlay.css'
import { useUiTexts } from './texts.ts'

interface DialogProps {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
}

/** The native modal dialog: it holds the focus, closes by Escape and gives the focus back to its opener. */
export function Dialog({ open, title, onClose, children }: DialogProps) {
  const ui = useUiTexts()
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    if (open && !element.open) element.showModal()
    if (!open && element.open) element.close()
  }, [open])
  return (
    <dialog ref={dialog} className="c-dialog" aria-labelledby={titleId} onClose={onClose}>
      {open ? (
        <>
          <div className="c-dialog__head">
            <h2 id={titleId}>{title}</h2>
            <IconButton label={ui.close} onClick={onClose}>
              <X aria-hidden="true" />
            </IconButton>
          </div>
          <div className="c-dialog__body">{children}</div>
        </>
      ) : null}
    </dialog>
  )
}
