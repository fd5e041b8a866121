// SPDX-License-Identifier: Apache-2.0
import { Button, Input, Modal, Table } from 'antd'
import { useState } from 'react'
import type { SystemDetail } from '#contracts/exchange'
import { usePrefs } from '#web/shared/a11y/prefs.ts'
import { call } from '#web/shared/api/call.ts'
import { formatInstant } from '#web/shared/format/dates.ts'
import { Field } from '#web/shared/ui/field.tsx'
import { EmptyState } from '#web/shared/ui/states.tsx'
import { Tag } from '#web/shared/ui/tag.tsx'
import { toast } from '#web/shared/ui/toast.tsx'
import { ScrollBox } from '../scroll-box.tsx'
import { ReasonedAct } from './reasoned-act.tsx'
import { useSystemsTexts } from './texts.ts'

type Key = SystemDetail['keys'][number]
interface Secret {
  readonly id: string
  readonly secret: string
}

/** Keys a system signs with; the newest is given out and shown once. */
export function Keys({ system }: { system: SystemDetail }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  const [shown, setShown] = useState<Secret | null>(null)
  const authorises = system.can.includes('authorise')
  return (
    <div className="stack">
      {system.keys.length === 0 ? (
        <EmptyState title={texts.noKeys}>{texts.noKeysHow}</EmptyState>
      ) : (
        <ScrollBox label={texts.tabs.keys}>
          <Table<Key>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={system.keys}
            columns={[
              { key: 'id', title: texts.key, render: (_, one) => <span className="numbers">{one.id}</span> },
              {
                key: 'given',
                title: texts.given,
                width: 180,
                render: (_, one) => formatInstant(one.createdAt, locale),
              },
              { key: 'state', title: texts.keyState, width: 240, render: (_, one) => <KeyState one={one} /> },
              ...(authorises
                ? [
                    {
                      key: 'acts',
                      title: texts.acts,
                      width: 110,
                      render: (_: unknown, one: Key) =>
                        one.valid ? (
                          <ReasonedAct
                            danger
                            small
                            label={texts.revoke}
                            title={texts.revokeTitle(one.id)}
                            effect={texts.revokeEffect}
                            run={(reason, key) =>
                              call(
                                'POST /api/systems/{code}/keys/{keyId}/revocation',
                                { params: { code: system.code, keyId: one.id }, body: { reason } },
                                { key },
                              )
                            }
                          />
                        ) : null,
                    },
                  ]
                : []),
            ]}
          />
        </ScrollBox>
      )}
      {authorises ? <GiveKey system={system} onGiven={setShown} /> : null}
      <OnceSecret secret={shown} onClose={() => setShown(null)} />
    </div>
  )
}

function KeyState({ one }: { one: Key }) {
  const texts = useSystemsTexts()
  const { locale } = usePrefs()
  if (one.revokedAt !== null)
    return <Tag tone="grey">{texts.keyRevoked(formatInstant(one.revokedAt, locale))}</Tag>
  if (!one.valid) return <Tag tone="grey">{texts.keyRetired}</Tag>
  return one.retiresAt === null ? (
    <Tag tone="green">{texts.keyValid}</Tag>
  ) : (
    <Tag tone="amber">{texts.keyUntil(formatInstant(one.retiresAt, locale))}</Tag>
  )
}

function GiveKey({ system, onGiven }: { system: SystemDetail; onGiven: (secret: Secret) => void }) {
  const texts = useSystemsTexts()
  const [days, setDays] = useState('14')
  const overlap = Number(days)
  const fault = Number.isInteger(overlap) && overlap >= 0 && overlap <= 60 ? null : texts.overlapFault
  const first = !system.keys.some(({ valid }) => valid)
  const label = first ? texts.giveKey : texts.rotate
  return (
    <div className="s-acts">
      <ReasonedAct
        primary={first}
        label={label}
        title={label}
        effect={texts.giveEffect}
        fault={fault}
        onBegin={() => setDays('14')}
        run={(reason, key) =>
          call(
            'POST /api/systems/{code}/keys',
            { params: { code: system.code }, body: { overlapDays: first ? 0 : overlap, reason } },
            { key },
          )
        }
        onDone={onGiven}
      >
        {first ? null : (
          <Field label={texts.overlap} help={texts.overlapHelp} required error={fault ?? undefined}>
            {(control) => (
              <Input
                {...control}
                inputMode="numeric"
                maxLength={2}
                value={days}
                onChange={(event) => setDays(event.target.value)}
              />
            )}
          </Field>
        )}
      </ReasonedAct>
    </div>
  )
}

/** The secret, shown this once: it closes by its own button only. */
function OnceSecret({ secret, onClose }: { secret: Secret | null; onClose: () => void }) {
  const texts = useSystemsTexts()
  const copy = async () => {
    await navigator.clipboard.writeText(secret?.secret ?? '')
    toast(texts.copied)
  }
  return (
    <Modal
      open={secret !== null}
      title={texts.secretTitle(secret?.id ?? '')}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" onClick={() => void copy()}>
          {texts.copy}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {texts.delivered}
        </Button>,
      ]}
    >
      <p className="s-once s-secret numbers">{secret?.secret}</p>
      <p className="muted">{texts.secretHow}</p>
    </Modal>
  )
}
