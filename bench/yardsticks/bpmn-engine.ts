// SPDX-License-Identifier: Apache-2.0
import { EventEmitter } from 'node:events'
import { Engine } from 'bpmn-engine'
import type { BenchPlatform } from '../bench-platform.ts'
import { type Contender, inLanes } from '../suite.ts'

const source = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://chengshu.example/bench">
  <process id="loop" isExecutable="true">
    <startEvent id="start" />
    <sequenceFlow id="begin" sourceRef="start" targetRef="review" />
    <userTask id="review" />
    <sequenceFlow id="ask" sourceRef="review" targetRef="supplement" />
    <userTask id="supplement" />
    <sequenceFlow id="back" sourceRef="supplement" targetRef="review" />
  </process>
</definitions>`

/**
 * Steps of bpmn-engine, the BPMN engine of the npm registry: state out of its row, recovered, signalled, back into its row. Its
 * state is one opaque document; nothing can be asked of it by SQL.
 */
export async function prepareBpmnEngine({ pool }: BenchPlatform): Promise<Contender> {
  await pool.query(
    'create schema bpmn_engine; create table bpmn_engine.cases (id int primary key, state text not null)',
  )
  const started = await settled(new Engine({ name: 'loop', source }), (engine, listener) =>
    engine.execute({ listener }),
  )
  const ids = Array.from({ length: 64 }, (_, index) => String(index))
  await pool.query('insert into bpmn_engine.cases select id::int, $2 from unnest($1::text[]) as id', [
    ids,
    JSON.stringify(started),
  ])
  const step = async (id: string) => {
    const found = await pool.query<{ state: string }>('select state from bpmn_engine.cases where id = $1', [
      id,
    ])
    const engine = new Engine({ name: 'loop' }).recover(JSON.parse(found.rows[0]?.state ?? ''))
    const state = await settled(engine, async (recovered, listener) => {
      const api = await recovered.resume({ listener })
      const waiting = api.getPostponed().find((activity) => activity.type === 'bpmn:UserTask')
      waiting?.signal()
    })
    await pool.query('update bpmn_engine.cases set state = $2 where id = $1', [id, JSON.stringify(state)])
  }
  return (ms) => inLanes(ms, ids, step)
}

/** Runs until the engine waits for a person again; its state then. */
async function settled(
  engine: Engine,
  act: (engine: Engine, listener: EventEmitter) => Promise<unknown>,
): Promise<unknown> {
  await act(engine, new EventEmitter())
  const state = await engine.getState()
  await engine.stop()
  return state
}
