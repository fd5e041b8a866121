// SPDX-License-Identifier: Apache-2.0
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ProcessVocabulary } from '#contracts/process-stages'
import type { ProcessDraft } from '#contracts/processes'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { ProblemError } from '#web/shared/api/problem-error.ts'
import { useCommand } from '#web/shared/api/use-command.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { Link } from '#web/shared/ui/link.tsx'
import { Notice } from '#web/shared/ui/notice.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { changesOfProcesses } from '../process-changes.ts'
import { saveFile } from '../save-file.ts'
import { createModeller, type DrawnElement, type Modeller } from './modeller.ts'
import { PropertiesPanel } from './properties-panel.tsx'
import { dropRecovery, findRecovery, keepRecovery, type Recovery } from './recovery.ts'
import { useModellerTexts } from './texts.ts'

interface WorkshopProps {
  opened: ProcessDraft
  vocabulary: ProcessVocabulary
}

/** The modeller at work on a draft. It is opened once; what others save meanwhile is met when one saves. */
export default function Workshop({ opened, vocabulary }: WorkshopProps) {
  const texts = useModellerTexts()
  const { locale } = usePrefs()
  const [first] = useState(opened)
  const { key } = first
  const box = useRef<HTMLElement>(null)
  const version = useRef(first.version)
  const [modeller, setModeller] = useState<Modeller>()
  const [element, setElement] = useState<DrawnElement>()
  const [revision, setRevision] = useState(0)
  const [isChanged, setIsChanged] = useState(false)
  const [broken, setBroken] = useState<string>()
  const [recovery, setRecovery] = useState(() => findUnsaved(first))

  useEffect(() => {
    const place = box.current
    if (place === null) return
    const made = createModeller(place, locale)
    made.onChosen((chosen) => {
      setElement(chosen)
      setRevision((before) => before + 1)
    })
    made.onChanged(() => {
      setIsChanged(true)
      void made
        .write()
        .then((xml) => keepRecovery(key, { version: version.current, xml, at: new Date().toISOString() }))
    })
    made
      .open(first.xml)
      .then(() => {
        made.fit()
        setModeller(made)
      })
      .catch((error: unknown) => setBroken(error instanceof Error ? error.message : String(error)))
    return () => made.close()
  }, [first, key, locale])

  const save = useCommand(
    (body: { version: number; xml: string }, once: string) =>
      call('PUT /api/processes/{key}/draft', { params: { key }, body }, { key: once }),
    {
      changes: changesOfProcesses,
      onDone: (saved) => {
        version.current = saved.version
        dropRecovery(key)
        setIsChanged(false)
        toast(texts.saved(saved.version))
      },
    },
  )
  if (broken !== undefined)
    return (
      <Notice tone="red" title={texts.unreadable}>
        {broken}
      </Notice>
    )
  return (
    <>
      {recovery ? (
        <Recover
          recovery={recovery}
          onForget={() => {
            dropRecovery(key)
            setRecovery(undefined)
          }}
          onRecover={() => {
            setRecovery(undefined)
            void modeller?.open(recovery.xml).then(() => setIsChanged(true))
          }}
        />
      ) : null}
      <div className="p-savebar">
        <Button
          type="primary"
          loading={save.isPending}
          disabled={modeller === undefined}
          onClick={() => void modeller?.write().then((xml) => save.mutate({ version: version.current, xml }))}
        >
          {texts.save}
        </Button>
        <Button onClick={() => modeller?.undo()}>{texts.undo}</Button>
        <Button onClick={() => modeller?.redo()}>{texts.redo}</Button>
        <Button onClick={() => modeller?.fit()}>{texts.fit}</Button>
        {isChanged ? <Tag tone="amber">{texts.unsaved}</Tag> : null}
        <Link to={`/processes/${key}?tab=draft`}>{texts.toDraft}</Link>
      </div>
      {save.error ? (
        <Failed
          error={save.error}
          onKeep={() => void modeller?.write().then((xml) => saveFile(`${key}-own.bpmn`, xml))}
          onReload={() => {
            dropRecovery(key)
            window.location.reload()
          }}
        />
      ) : null}
      <div className="p-workshop">
        <section ref={box} className="p-canvas" aria-label={texts.canvas} />
        {modeller ? (
          <PropertiesPanel
            modeller={modeller}
            element={element}
            revision={revision}
            vocabulary={vocabulary}
          />
        ) : null}
      </div>
    </>
  )
}

function findUnsaved({ key, xml }: ProcessDraft): Recovery | undefined {
  const kept = findRecovery(key)
  return kept === undefined || kept.xml === xml ? undefined : kept
}

interface RecoverProps {
  recovery: Recovery
  onRecover: () => void
  onForget: () => void
}

function Recover({ recovery, onRecover, onForget }: RecoverProps) {
  const texts = useModellerTexts()
  const { locale } = usePrefs()
  return (
    <Notice tone="amber" title={texts.recovered(formatInstant(recovery.at, locale))}>
      <div className="row">
        <Button size="small" onClick={onRecover}>
          {texts.recover}
        </Button>
        <Button size="small" onClick={onForget}>
          {texts.forget}
        </Button>
      </div>
    </Notice>
  )
}

interface FailedProps {
  error: Error
  onKeep: () => void
  onReload: () => void
}

function Failed({ error, onKeep, onReload }: FailedProps) {
  const texts = useModellerTexts()
  if (!(error instanceof ProblemError) || error.code !== 'platform.stale-version')
    return <ErrorState error={error} />
  return (
    <Notice tone="amber" live title={texts.staleTitle}>
      <p>{texts.staleHow}</p>
      <div className="row">
        <Button size="small" onClick={onKeep}>
          {texts.keepOwn}
        </Button>
        <Button size="small" onClick={onReload}>
          {texts.reload}
        </Button>
      </div>
    </Notice>
  )
}
