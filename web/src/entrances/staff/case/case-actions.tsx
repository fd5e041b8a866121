// SPDX-License-Identifier: Apache-2.0
import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CaseDetail, CaseTask, TaskAction } from '#contracts/cases'
import { useLocalized } from '#web/shared/i18n/localized.ts'
import { ErrorState } from '#web/shared/ui/error-state.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { useStaffTexts } from '../texts.ts'
import { ConfirmAction } from './confirm-action.tsx'
import { ReturnTask, TransferTask } from './move-task.tsx'
import { AnswerAsk } from './operations/answer-ask.tsx'
import { OperationMenu } from './operations/operation-menu.tsx'
import { TolerateAct } from './operations/tolerate-dialog.tsx'
import { recentOpinions, rememberOpinion } from './recent-opinions.ts'
import { SiteVisit } from './site-visit.tsx'
import { Supplements } from './supplements.tsx'
import { type Completion, useCaseAct } from './use-case-act.ts'

/** The acts the server offers this person on this case; buttons follow its answer and nothing else. */
export function CaseActions({ detail }: { detail: CaseDetail }) {
  const asked = detail.asks.filter(({ can }) => can.includes('answer'))
  // Steps of the process come before what one was asked within them.
  const tasks = detail.tasks.filter(({ can }) => can.length > 0)
  const task = tasks.find(({ parentId }) => parentId === null) ?? tasks[0]
  const menu = <OperationMenu detail={detail} task={task} />
  const offered = task !== undefined || asked.length > 0 || detail.can.some((one) => operations.has(one))
  if (!offered) return null
  return (
    <div className="s-case__foot">
      {asked.map((ask) => (
        <AnswerAsk key={ask.id} number={detail.number} ask={ask} />
      ))}
      {task ? (
        <TaskActs detail={detail} task={task}>
          {menu}
        </TaskActs>
      ) : (
        <div className="s-case__acts">{menu}</div>
      )}
    </div>
  )
}

/** What the menu shows; withdrawing is the applicant's, and the rest has places of its own. */
const operations: ReadonlySet<CaseDetail['can'][number]> = new Set([
  'urge',
  'supervise',
  'pause',
  'resume',
  'terminate',
  'reopen',
  'supersede',
  'merge',
  'split',
])

interface TaskActsProps {
  detail: CaseDetail
  task: CaseTask
  /** Acts on the case as a whole, set before those on the task. */
  children: ReactNode
}

function TaskActs({ detail, task, children }: TaskActsProps) {
  const { case: texts } = useStaffTexts()
  const localized = useLocalized()
  const [opinion, setOpinion] = useState('')
  const [missing, setMissing] = useState(false)
  const [asked, setAsked] = useState<TaskAction>()
  const act = useCaseAct(detail.number, task.id, (done) => {
    if (done.kind !== 'complete') return
    if (done.body.opinion) rememberOpinion(task.node, done.body.opinion)
    const action = task.actions.find(({ code }) => code === done.body.action)
    if (action) toast(texts.done(localized(action.label)))
  })
  const may = (what: CaseTask['can'][number]) => task.can.includes(what)
  const complete = (action: TaskAction, more: Partial<Completion> = {}) => {
    const said = opinion.trim()
    act.mutate({
      kind: 'complete',
      body: { version: detail.version, action: action.code, ...(said ? { opinion: said } : {}), ...more },
    })
    setAsked(undefined)
  }
  const choose = (action: TaskAction) => {
    setMissing(false)
    if (action.needsOpinion && opinion.trim() === '') return setMissing(true)
    if (action.asks === 'nothing' && action.effect === null) return complete(action)
    setAsked(action)
  }
  const close = () => setAsked(undefined)
  return (
    <>
      {act.error ? <ErrorState error={act.error} /> : null}
      <div className="s-case__acts">
        {may('complete') ? (
          <Opinion node={task.node} value={opinion} missing={missing} onChange={setOpinion} />
        ) : null}
        {children}
        {may('claim') ? (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate({ kind: 'claim' })}>
            {texts.claim}
          </Button>
        ) : null}
        {may('release') ? (
          <Button loading={act.isPending} onClick={() => act.mutate({ kind: 'release' })}>
            {texts.release}
          </Button>
        ) : null}
        {may('transfer') ? <TransferTask detail={detail} task={task} onAct={act.mutate} /> : null}
        {may('return') && task.returnTargets.length > 0 ? (
          <ReturnTask task={task} onAct={act.mutate} />
        ) : null}
        <TolerateAct detail={detail} task={task} />
        {may('complete')
          ? [...task.actions].reverse().map((action) => (
              <Button
                key={action.code}
                // Claiming comes first: there is one main button at a time.
                type={action.style === 'primary' && !may('claim') ? 'primary' : 'default'}
                danger={action.style === 'danger'}
                loading={act.isPending}
                onClick={() => choose(action)}
              >
                {localized(action.label)}
              </Button>
            ))
          : null}
      </div>
      {asked?.asks === 'nothing' || asked?.asks === 'answers' ? (
        <ConfirmAction action={asked} onCancel={close} onConfirm={() => complete(asked)} />
      ) : null}
      {asked?.asks === 'supplements' ? (
        <Supplements
          detail={detail}
          onCancel={close}
          onConfirm={(supplements) => complete(asked, { supplements })}
        />
      ) : null}
      {asked?.asks === 'site-visit' ? (
        <SiteVisit onCancel={close} onConfirm={(siteVisit) => complete(asked, { siteVisit })} />
      ) : null}
    </>
  )
}

interface OpinionProps {
  node: string
  value: string
  missing: boolean
  onChange: (opinion: string) => void
}

function Opinion({ node, value, missing, onChange }: OpinionProps) {
  const { case: texts } = useStaffTexts()
  const [recent] = useState(() => recentOpinions(node))
  return (
    <div className="s-case__opinion">
      <label htmlFor="opinion" className="strong">
        {texts.opinion}
      </label>
      <Input.TextArea
        id="opinion"
        autoSize={{ minRows: 1, maxRows: 4 }}
        maxLength={2000}
        value={value}
        placeholder={texts.opinionHint}
        status={missing ? 'error' : ''}
        aria-invalid={missing}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing ? (
        <p className="c-field__error s-case__recent" role="alert">
          {texts.opinionMissing}
        </p>
      ) : null}
      {recent.length > 0 ? (
        <div className="s-case__recent">
          <span className="small muted">{texts.recent}</span>
          {recent.map((words) => (
            <button key={words} type="button" title={words} onClick={() => onChange(words)}>
              {words}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
