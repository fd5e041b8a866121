// SPDX-License-Identifier: Apache-2.0
import { kind, type ProblemKind } from './problem-kind.ts'

/** Why a process, its drawing or the migration of its cases is refused. */
export const processProblems = {
  'case.process-refused': kind(
    422,
    '流程不能发布',
    'The process cannot be published',
    '共有 {count} 处问题：{reasons}',
    '{count} faults: {reasons}',
  ),
  'case.process-unchanged': kind(
    409,
    '流程没有变化',
    'The process has not changed',
    '草稿与最新发布的版本 {version} 相同。',
    'The draft is the same as the newest version, {version}.',
  ),
  'case.process-key': kind(
    422,
    '流程编号不一致',
    'The process has another id',
    '图中流程的编号须为“{key}”。',
    'The id of the process in the drawing has to be “{key}”.',
  ),
  'case.stages-invalid': kind(
    422,
    '环节还不完整',
    'The stages are not complete yet',
    '共有 {count} 处问题。',
    '{count} faults.',
  ),
  'case.migration-same': kind(
    422,
    '两个版本相同',
    'Both versions are the same',
    '请选择另一个版本作为迁移的目标。',
    'Choose another version to migrate to.',
  ),
  'case.migration-place': kind(
    422,
    '没有这样的去处',
    'There is no such place',
    '“{from}”上的办件不能转到“{to}”。',
    'What stands at “{from}” cannot go to “{to}”.',
  ),
  'case.migration-empty': kind(
    409,
    '没有可迁移的在办件',
    'No running case to migrate',
    '第 {version} 版没有在办件。',
    'Version {version} has no running case.',
  ),
  'case.migration-under-way': kind(
    409,
    '迁移尚未完成',
    'The migration is under way',
    '还有 {count} 件在等待，请稍后再撤回。',
    '{count} cases are waiting; undo it later.',
  ),
  'case.migration-undone': kind(
    409,
    '迁移已撤回',
    'The migration was undone already',
    '这次迁移已经撤回过，不能再次撤回。',
    'It was undone before and cannot be undone again.',
  ),
  'case.drawing-unreadable': kind(
    422,
    '流程图文件无法读取',
    'The drawing cannot be read',
    '{reason}',
    '{reason}',
  ),
} as const satisfies Record<string, ProblemKind>
