// SPDX-License-Identifier: Apache-2.0
import { Button, Dropdown } from 'antd'
import { ChevronDown } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { CaseDetail, CaseTask } from '#contracts/cases'
import { useGo } from '#web/shared/router/use-place.ts'
import { isDialogOpen, keysRest } from '../../keys-rest.ts'
import { AskDialog } from './ask-dialog.tsx'
import { PauseDialog, ResumeDialog, SuperviseDialog, UrgeDialog } from './clock-dialogs.tsx'
import { useOperationTexts } from './texts.ts'
import { isAmongActs, TolerateDialog } from './tolerate-dialog.tsx'
import { ReopenDialog, SplitDialog, SupersedeDialog, TerminateDialog } from './turn-dialogs.tsx'

const onTask = ['delegate', 'co-handle', 'add-approver', 'tolerate'] as const
const onClock = ['urge', 'supervise', 'pause', 'resume'] as const
const onCase = ['reopen', 'merge', 'supersede', 'split', 'terminate'] as const
type Operation = (typeof onTask)[number] | (typeof onClock)[number] | (typeof onCase)[number]

/** The letter that chooses an operation while the menu is open. */
const letters = {
  delegate: 'd',
  'co-handle': 'c',
  'add-approver': 'a',
  tolerate: 'o',
  urge: 'u',
  supervise: 's',
  pause: 'p',
  resume: 'r',
  reopen: 'n',
  merge: 'm',
  supersede: 'v',
  split: 'l',
  terminate: 't',
} as const satisfies Record<Operation, string>

const askKinds = {
  delegate: 'delegation',
  'co-handle': 'co-handling',
  'add-approver': 'approval',
} as const

interface OperationMenuProps {
  detail: CaseDetail
  /** The step one holds or may take; null where there is none. */
  task: CaseTask | undefined
}

/** Everything one may do with the case beside completing its step: exactly what the server's answer lists. */
export function OperationMenu({ detail, task }: OperationMenuProps) {
  const texts = useOperationTexts()
  const go = useGo()
  const [chosen, setChosen] = useState<Operation>()
  const [open, setOpen] = useState(false)
  const groups = [
    {
      key: 'together',
      operations: onTask.filter(
        (one) => task?.can.includes(one) === true && !(one === 'tolerate' && isAmongActs(task)),
      ),
    },
    { key: 'clock', operations: onClock.filter((one) => detail.can.includes(one)) },
    { key: 'turn', operations: onCase.filter((one) => detail.can.includes(one)) },
  ] as const
  const items = groups
    .filter(({ operations }) => operations.length > 0)
    .map(({ key, operations }) => ({
      key,
      type: 'group' as const,
      label: texts.groups[key],
      children: operations.map((one) => ({
        key: one,
        label: (
          <span className="s-op__entry">
            {texts.names[one]} <kbd>{letters[one].toUpperCase()}</kbd>
          </span>
        ),
        danger: one === 'terminate',
      })),
    }))
  const offered = groups.flatMap(({ operations }) => [...operations])
  const choose = (operation: Operation | undefined) => {
    setOpen(false)
    if (operation === 'merge') return go(`/cases/merge?from=${detail.number}`)
    setChosen(operation)
  }
  useMenuKeys({
    open,
    onOpen: () => offered.length > 0 && setOpen(true),
    onLetter: (letter) => {
      const operation = offered.find((one) => letters[one] === letter)
      if (operation) choose(operation)
      return operation !== undefined
    },
  })
  if (items.length === 0) return null
  return (
    <>
      <Dropdown
        menu={{ items, onClick: ({ key }) => choose(offered.find((one) => one === key)) }}
        trigger={['click']}
        autoFocus
        getPopupContainer={(button) => button.closest<HTMLElement>('[role=dialog]') ?? document.body}
        open={open}
        onOpenChange={setOpen}
      >
        <Button aria-haspopup="menu" aria-keyshortcuts="O">
          {texts.more}
          <ChevronDown size={15} aria-hidden="true" />
        </Button>
      </Dropdown>
      {chosen ? (
        <ChosenDialog
          operation={chosen}
          detail={detail}
          task={task}
          name={texts.names[chosen]}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  )
}

interface MenuKeys {
  open: boolean
  onOpen: () => void
  /** Tells whether the letter meant anything. */
  onLetter: (letter: string) => boolean
}

/** `O` opens the menu from anywhere in the case; within it letters choose, arrows walk, Escape leaves. */
function useMenuKeys({ open, onOpen, onLetter }: MenuKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const letter = event.key.toLowerCase()
      if (open) {
        const meant = !event.ctrlKey && !event.metaKey && !event.altKey && !isDialogOpen(document)
        if (meant && onLetter(letter)) event.preventDefault()
      } else if (letter === 'o' && !keysRest(event)) {
        event.preventDefault()
        onOpen()
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [open, onOpen, onLetter])
}

interface ChosenDialogProps extends OperationMenuProps {
  operation: Operation
  name: string
  onClose: () => void
}

function ChosenDialog({ operation, detail, task, name, onClose }: ChosenDialogProps) {
  const shared = { detail, name, onClose }
  switch (operation) {
    case 'delegate':
    case 'co-handle':
    case 'add-approver':
      return task ? <AskDialog {...shared} task={task} kind={askKinds[operation]} /> : null
    case 'tolerate':
      return task ? <TolerateDialog {...shared} task={task} /> : null
    case 'urge':
      return <UrgeDialog {...shared} />
    case 'supervise':
      return <SuperviseDialog {...shared} />
    case 'pause':
      return <PauseDialog {...shared} />
    case 'resume':
      return <ResumeDialog {...shared} />
    case 'reopen':
      return <ReopenDialog {...shared} />
    case 'supersede':
      return <SupersedeDialog {...shared} />
    case 'split':
      return <SplitDialog {...shared} />
    case 'terminate':
      return <TerminateDialog {...shared} />
    case 'merge':
      // Has a page of its own.
      return null
    default:
      return operation satisfies never
  }
}
