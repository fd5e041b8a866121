// SPDX-License-Identifier: Apache-2.0
import type { OmissibleMaterial, SplitOptions } from '#contracts/case-parts'
import type { CaseDetail, TaskAction } from '#contracts/cases'
import type { Facts, FactValue } from '#contracts/condition'
import type { LocalizedText } from '#contracts/text'
import type { FieldCatalogue } from '#kernels/rules'
import type { Actor } from '#platform/access'
import type { Db } from '#platform/db'
import type { Unit } from '#platform/unit'
import type { CaseData, CaseRow, HistoryRow, TaskRow } from './case-row.ts'
import type { NewCase } from './new-case.ts'
import type { CasePolicy } from './operations/case-policy.ts'

/** What automatic work found; the outcome routes the case, the variables stay with it. */
export interface WorkResult {
  readonly outcome?: string
  readonly vars?: Readonly<Record<string, FactValue>>
}

/** A service or decision task, done in the transaction that moves the case on. */
export type CaseWork = (unit: Unit, row: CaseRow, item: string | null) => Promise<WorkResult>

/** What an applicant hands in when completing a task: supplements to the application. */
export interface Amendment {
  readonly answers?: Readonly<Record<string, unknown>> | undefined
  readonly materials?: Readonly<Record<string, readonly string[]>> | undefined
}

/** The parts of a case's detail that its type knows: form, answers, materials. */
export type CaseContent = Pick<
  CaseDetail,
  'form' | 'answers' | 'masked' | 'prefills' | 'materials' | 'situation' | 'itemVersion'
>

export interface PaperContent {
  readonly title: LocalizedText
  /** Label and value lines. */
  readonly facts: readonly { label: string; value: string }[]
  readonly paragraphs: readonly string[]
  readonly issuer: string
}

/** A kind of matter; contributed by the domain that owns it. Data and a few functions: the kernel does the rest. */
export interface CaseType {
  readonly code: string
  readonly name: LocalizedText
  /** Letter in the case number that tells the kind; empty for services. */
  readonly numberLetter: string
  /** Labels and manners of the outcomes its processes offer. */
  readonly actions: Readonly<Record<string, Omit<TaskAction, 'code'>>>
  readonly services: Readonly<Record<string, CaseWork>>
  readonly decisions: Readonly<Record<string, CaseWork>>
  /** Case variables its processes may ask for and messages may bring, beside those every process knows. */
  readonly variables?: FieldCatalogue
  /**
   * What a case of this type is opened with when the process of another case calls it; what is left out it takes
   * over from its caller.
   */
  calledBy?(
    unit: Unit,
    caller: CaseRow,
    call: { readonly node: string; readonly item: string | null; readonly organisationId: string },
  ): Promise<
    Partial<
      Pick<NewCase, 'title' | 'itemCode' | 'definition' | 'regionCode' | 'promisedDays' | 'vars' | 'data'>
    >
  >
  /** Content for people who may read the case; sensitive values masked unless they are the reader's own. */
  present(db: Db, row: CaseRow, reader: Actor): Promise<CaseContent>
  /** One sensitive value in the clear; undefined when there is no such field. */
  reveal(row: CaseRow, field: string): unknown
  /** Takes in what the applicant supplemented. Throws a problem with every fault when it is not valid. */
  amend(
    db: Db,
    row: CaseRow,
    actor: Actor,
    amendment: Amendment,
  ): Promise<{ data: CaseData; attachFiles: readonly string[] }>
  /** Papers that an outcome of a node calls for. */
  papersFor(
    node: string,
    outcome: string | null,
  ): readonly ('acceptance' | 'supplement' | 'decision' | 'not-accepted')[]
  paper(db: Db, row: CaseRow, kind: string, history: readonly HistoryRow[]): Promise<PaperContent>
  /** Whether finished cases of this kind can be rated, and for how many days. */
  readonly rating: { readonly withinDays: number } | null
  /** Materials that may come after acceptance 容缺受理; absent where none may. */
  readonly omissions?: {
    /** The action by which a case is accepted. */
    readonly acceptance: string
    /** Actions that grant what was applied for: not before everything is there. */
    readonly grants: readonly string[]
    /** Names of materials that are still missing. */
    outstanding(row: CaseRow): readonly string[]
    /** What may be tolerated missing of this case. */
    possible(db: Db, row: CaseRow): Promise<readonly OmissibleMaterial[]>
    /** The case with these materials tolerated missing. */
    tolerate(db: Db, row: CaseRow, codes: readonly string[]): Promise<CaseData>
    /** The case with a material handed in, or done without (no files). */
    settle(
      db: Db,
      row: CaseRow,
      actor: Actor,
      code: string,
      fileIds: readonly string[] | null,
    ): Promise<{ data: CaseData; attachFiles: readonly string[] }>
  }
  /** How a case becomes two; absent where none does. */
  readonly splitting?: {
    /** Whether there is more than one thing in it at all. */
    possible(row: CaseRow): boolean
    options(db: Db, row: CaseRow): Promise<SplitOptions>
    /** What stays with the case and what goes to the new one; throws a problem where it cannot be parted so. */
    divide(
      db: Db,
      row: CaseRow,
      choice: { readonly materials: readonly string[]; readonly matters: readonly string[] },
      numbers: { readonly kept: string; readonly parted: string },
    ): Promise<{
      kept: { data: CaseData; vars: Facts }
      parted: { data: CaseData; vars: Facts; files: readonly string[] }
    }>
  }
  /** What it allows beside its process; the default where it says nothing. */
  readonly policy?: Partial<CasePolicy>
  /** Own words for tasks, where the process's name does not do. */
  taskName?(task: TaskRow): LocalizedText
}
