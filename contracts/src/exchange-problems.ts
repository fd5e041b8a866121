// SPDX-License-Identifier: Apache-2.0
import { kind, type ProblemKind } from './problem-kind.ts'

/** Why a department's system, or the keeping of its register, is refused. */
export const exchangeProblems = {
  'exchange.signature-missing': kind(
    401,
    '请求未签名',
    'The request is not signed',
    '部门系统的每次请求须带 Signature-Input 和 Signature（RFC 9421），见对接说明。',
    'Each request of a department’s system carries Signature-Input and Signature (RFC 9421); see docs/exchange.md.',
  ),
  'exchange.signature-refused': kind(
    401,
    '签名不被接受',
    'The signature is not accepted',
    '原因：{reason}。',
    'Reason: {reason}.',
  ),
  'exchange.system-suspended': kind(
    403,
    '系统未启用或已停用',
    'The system is not active',
    '该系统尚未启用或已被停用，请联系平台安全管理员。',
    'The system is not active yet, or suspended. Ask the security administrator of the platform.',
  ),
  'exchange.not-permitted': kind(
    403,
    '未获授权',
    'Not permitted',
    '该系统没有此项授权，请联系平台安全管理员。',
    'The system was not permitted this. Ask the security administrator of the platform.',
  ),
  'exchange.code-taken': kind(
    409,
    '系统代码已被使用',
    'The code is taken',
    '请换一个系统代码。',
    'Choose another code.',
  ),
  'exchange.keys-enough': kind(
    409,
    '已有两个有效密钥',
    'There are two keys already',
    '同一系统最多两个有效密钥，请先作废旧密钥。',
    'A system has two keys at most. Revoke the old one first.',
  ),
  'exchange.nothing-granted': kind(
    409,
    '尚不能启用',
    'It cannot be activated yet',
    '启用前须至少授权一个事项并发放密钥。',
    'Permit at least one item and give out a key first.',
  ),
  'exchange.address-refused': kind(
    422,
    '回调地址不被接受',
    'The address is not accepted',
    '只接受 http 或 https 地址，不得带用户名、口令或片段。',
    'It must be an http or https address without user, password or fragment.',
  ),
  'exchange.report-refused': kind(
    422,
    '报送未被接受',
    'The report is not accepted',
    '请按 errors 中的提示修改后重报。',
    'Correct what errors points at and report it again.',
  ),
  'exchange.list-day': kind(
    422,
    '日期有误',
    'The day cannot be right',
    '对账日期不得晚于今天。',
    'It must not lie in the future.',
  ),
  'exchange.list-doubled': kind(
    422,
    '清单有重复编号',
    'A number is in the list twice',
    '同一编号在清单中只能出现一次。',
    'Each number may stand in the list once.',
  ),
  'exchange.list-digest': kind(
    422,
    '清单摘要不符',
    'The digest of the list does not match',
    '摘要与清单内容不一致，清单可能在传输中损坏，请重新生成。',
    'Digest and entries do not agree; the list may have been damaged. Make it anew.',
  ),
  'exchange.list-too-long': kind(
    422,
    '清单过长',
    'The list is too long',
    '一天最多 {most} 件。',
    'A day has {most} cases at most.',
  ),
  'exchange.item-unknown': kind(
    422,
    '事项不存在',
    'No such item',
    '以下事项未发布：{items}。',
    'Not published: {items}.',
  ),
} as const satisfies Record<string, ProblemKind>
