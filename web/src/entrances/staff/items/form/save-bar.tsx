// SPDX-License-Identifier: Apache-2.0
import { Redo2, Undo2 } from 'lucide-react'
import { Button } from '#web/shared/ui/button.tsx'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { useDesignerTexts } from './texts.ts'
import type { FormDraft } from './use-form-draft.ts'

const tones = {
  saved: 'green',
  saving: 'blue',
  unfinished: 'amber',
  local: 'amber',
  stale: 'red',
  refused: 'red',
} as const

/** Where the changes are, and what to do where they are not where they should be. */
export function SaveBar({ draft }: { draft: FormDraft }) {
  const texts = useDesignerTexts()
  const { state, error, left } = draft
  return (
    <>
      <div className="f-bar">
        <Button size="small" disabled={!draft.canUndo} onClick={draft.undo}>
          <Undo2 size={15} aria-hidden="true" /> {texts.undo}
        </Button>
        <Button size="small" disabled={!draft.canRedo} onClick={draft.redo}>
          <Redo2 size={15} aria-hidden="true" /> {texts.redo}
        </Button>
        <span role="status">
          <Tag tone={tones[state]}>{texts.states[state]}</Tag>
        </span>
        {state === 'local' || state === 'refused' ? (
          <Button size="small" onClick={draft.retry}>
            {texts.retry}
          </Button>
        ) : null}
      </div>
      {draft.recovered ? <Notice live>{texts.recovered}</Notice> : null}
      {state === 'refused' && error ? <ErrorState error={error} /> : null}
      {state === 'stale' ? (
        <Notice tone="red" live title={texts.stale}>
          <p>{texts.staleHow}</p>
          <div className="row">
            <Button size="small" kind="primary" onClick={() => void draft.keepMine()}>
              {texts.keepMine}
            </Button>
            <Button size="small" onClick={() => void draft.takeTheirs()}>
              {texts.takeTheirs}
            </Button>
          </div>
        </Notice>
      ) : null}
      {left ? (
        <Notice tone="amber" title={texts.left}>
          <p>{texts.leftHow}</p>
          <div className="row">
            <Button size="small" kind="primary" onClick={draft.recover}>
              {texts.recover}
            </Button>
            <Button size="small" onClick={draft.forget}>
              {texts.forget}
            </Button>
          </div>
        </Notice>
      ) : null}
    </>
  )
}
