// SPDX-License-Identifier: Apache-2.0
import { type Outcome, outcomes } from '#contracts/cases'
import type { Lead, ProcessStages, Stage } from '#contracts/process-stages'

/** A lead as the value of a choice: `next`, `supplement`, `stage review`, `end refused`. */
export function codeOfLead(lead: Lead): string {
  if (lead.to === 'stage') return `stage ${lead.stage}`
  return lead.to === 'end' ? `end ${lead.outcome}` : lead.to
}

const usualDays = 30

export function leadOfCode(code: string): Lead {
  const [to = 'next', name = ''] = code.split(' ')
  const outcome = outcomes.find((one): one is Outcome => one === name)
  if (to === 'stage') return { to, stage: name }
  if (to === 'supplement') return { to, days: usualDays }
  return to === 'end' && outcome !== undefined ? { to, outcome } : { to: 'next' }
}

/** The first id of a kind that no stage has. */
export function freeId(kind: Stage['kind'], stages: readonly Stage[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`
    if (!stages.some((stage) => stage.id === id)) return id
  }
}

export function newStage(kind: Stage['kind'], stages: readonly Stage[]): Stage {
  const common = { id: freeId(kind, stages), name: { zh: '', en: '' }, phase: null }
  const who = { role: 'reviewer', days: 3 }
  switch (kind) {
    case 'task':
      return { kind, ...common, ...who, decisions: [{ action: 'pass', lead: { to: 'next' } }] }
    case 'parallel':
      return {
        ...{ kind, ...common, ...who, rule: 'all' },
        agreed: { to: 'next' },
        disagreed: { to: 'end', outcome: 'refused' },
      }
    case 'automatic':
      return { kind, ...common, effect: 'issue-credential' }
    default:
      return kind satisfies never
  }
}

/** Where one begins: acceptance, review with supplement, decision, certificate. */
export function usualStages(name: ProcessStages['name']): ProcessStages {
  const next: Lead = { to: 'next' }
  const end = (outcome: Outcome): Lead => ({ to: 'end', outcome })
  const task = { kind: 'task' as const, phase: null }
  return {
    name,
    stages: [
      {
        ...{ ...task, id: 'accept', name: { zh: '受理', en: 'Acceptance' }, role: 'window-clerk', days: 2 },
        decisions: [
          { action: 'accept', lead: next },
          { action: 'refuse-acceptance', lead: end('not-accepted') },
        ],
      },
      {
        ...{ ...task, id: 'review', name: { zh: '审查', en: 'Review' }, role: 'reviewer', days: 3 },
        decisions: [
          { action: 'pass', lead: next },
          { action: 'supplement', lead: { to: 'supplement', days: usualDays } },
        ],
      },
      {
        ...{ ...task, id: 'decide', name: { zh: '决定', en: 'Decision' }, role: 'decider', days: 3 },
        decisions: [
          { action: 'approve', lead: next },
          { action: 'reject', lead: end('refused') },
        ],
      },
      {
        ...{ kind: 'automatic', id: 'issue', name: { zh: '制证', en: 'Certificate' }, phase: null },
        effect: 'issue-credential',
      },
    ],
    ending: 'granted',
  }
}
