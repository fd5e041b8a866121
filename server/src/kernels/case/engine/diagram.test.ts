// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocks } from './blocks.testing.ts'
import { drawBlock } from './blocks-drawing.testing.ts'
import { compileProcess } from './compile.ts'
import { renderDiagram } from './diagram.ts'
import type { Box, Diagram } from './diagram-interchange.ts'
import { textWidth, wrapLabel } from './diagram-label.ts'
import {
  at,
  compiled,
  draw,
  each,
  end,
  endThrowing,
  flows,
  handler,
  onCondition,
  onError,
  onEscalation,
  onMessage,
  onTimer,
  start,
  sub,
  thrown,
  timerAt,
  user,
} from './drawing.testing.ts'
import { layoutModel } from './layout.ts'
import { isScope, type Model, nodeOf } from './model.ts'

const folder = resolve(import.meta.dirname, '../processes')

async function shipped(file: string) {
  const result = await compileProcess(readFileSync(resolve(folder, file), 'utf8'))
  if (!result.ok || result.diagram === null) throw new Error(`${file} has no drawing`)
  return { model: result.model, diagram: result.diagram }
}

describe('renderDiagram', () => {
  it.each(readdirSync(folder))(
    'draws every node and flow of %s, well-formed, without script or style',
    async (file) => {
      const { model, diagram } = await shipped(file)
      for (const locale of ['zh', 'en'] as const) {
        const svg = renderDiagram(model, diagram, { locale })
        for (const id of Object.keys(model.nodes)) expect(svg).toContain(`data-node="${id}"`)
        for (const id of Object.keys(model.flows)) expect(svg).toContain(`data-flow="${id}"`)
        expect(isBalanced(svg)).toBe(true)
        expect(svg).not.toMatch(/<script|<style| style=|NaN|undefined|Infinity/)
      }
    },
  )

  it('speaks the language of the reader', async () => {
    const { model, diagram } = await shipped('rectification.bpmn')
    expect(renderDiagram(model, diagram, { locale: 'zh' })).toContain('>回访核实<')
    expect(renderDiagram(model, diagram, { locale: 'en' })).not.toMatch(/\p{Script=Han}/u)
  })

  it('marks what is done, open and overdue', async () => {
    const { model, diagram } = await shipped('permit-joint.bpmn')
    const svg = renderDiagram(model, diagram, {
      locale: 'zh',
      states: { accept: 'done', start_accept: 'done', review: 'open', decide: 'overdue' },
    })
    expect(svg).toContain('<g class="cs-node cs-user is-done" data-node="accept">')
    expect(svg).toContain('<g class="cs-flow is-done" data-flow="start_accept">')
    expect(svg).toContain('<g class="cs-node cs-user is-open" data-node="review">')
    expect(svg).toContain('<g class="cs-node cs-user is-overdue" data-node="decide">')
    expect(svg).toContain('<g class="cs-node cs-and is-ahead"'.replace('cs-and', 'cs-parallel'))
  })

  it('tells events apart by what they wait for, throw and interrupt', async () => {
    const model = await compiled(
      start(),
      sub('p', start('ps'), thrown('none'), endThrowing('up', onEscalation()), flows('ps > none > up')),
      at('inter', 'p', onEscalation(), true),
      at('beside', 'p', onCondition('n > 1'), false),
      thrown('tell', onMessage()),
      end(),
      handler('h', onError(), true, end('he'), flows('hs > he')),
      handler('i', onTimer(), false, end('ie'), flows('is > ie')),
      flows('s > p > tell > e', 'inter > e', 'beside > e'),
    )
    const svg = renderDiagram(model, layoutModel(model), { locale: 'zh' })
    const drawn = (id: string) => svg.match(new RegExp(`data-node="${id}">(.*?)</g>`))?.[1] ?? ''
    const dashed = (id: string) => drawn(id).includes('stroke-dasharray="4 3"')
    expect(['inter', 'beside', 'hs', 'is'].map(dashed)).toEqual([false, true, false, true])
    expect(drawn('h')).toContain('stroke-dasharray="1.5 3"')
    expect(drawn('up')).toContain('stroke-width="3.5"')
    const signs = ['inter', 'beside', 'hs', 'is', 'tell', 'up', 'none'].map(
      (id) =>
        drawn(id)
          .match(/class="cs-sign"[^>]* d="([^"]*)" fill="([^"]*)"/)
          ?.slice(1) ?? [],
    )
    expect(new Set(signs.map((sign) => sign.join(' '))).size).toBe(7)
    expect(signs[5]?.[0]).toBe(signs[0]?.[0])
  })

  it('lets no name break out of the picture', async () => {
    const evil = '</text><script>alert("1")</script>\'&'
    const model = await compiled(start(), user('a'), end(), flows('s > a > e'))
    const named: Model = {
      ...model,
      nodes: { ...model.nodes, a: { ...nodeOf(model, 'a'), name: { zh: evil, en: evil } } },
    }
    const svg = renderDiagram(named, layoutModel(named), { locale: 'zh', title: evil })
    expect(svg).not.toContain('<script')
    expect(isBalanced(svg)).toBe(true)
  })
})

describe('layoutModel', () => {
  it('gives every element a place, apart from one another, for any process', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, async (block) => {
        const model = await compiled(...drawBlock(block, { trigger: 'timer', interrupting: true }).elements)
        const diagram = layoutModel(model)
        expect(Object.keys(diagram.shapes).sort()).toEqual(Object.keys(model.nodes).sort())
        expect(Object.keys(diagram.edges).sort()).toEqual(Object.keys(model.flows).sort())
        for (const { points } of Object.values(diagram.edges)) {
          expect(points.length).toBeGreaterThan(1)
          for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
        }
        expect(overlaps(model, diagram)).toEqual([])
        expect(isBalanced(renderDiagram(model, diagram, { locale: 'zh' }))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('puts what lies inside a sub-process inside its frame, and boundary events on the edge of their host', async () => {
    const inner = draw(
      'subProcess',
      'p',
      {},
      [each('list'), start('ps'), user('x'), end('pe'), flows('ps > x > pe')].join(''),
    )
    const model = await compiled(start(), inner, timerAt('late', 'p'), end(), flows('s > p > e', 'late > e'))
    const { shapes } = layoutModel(model)
    const box = (id: string) => shapes[id]?.box ?? { x: 0, y: 0, width: 0, height: 0 }
    expect(contains(box('p'), box('x'))).toBe(true)
    expect(box('ps').x - box('p').x).toBe(box('p').x + box('p').width - box('pe').x - box('pe').width)
    expect(box('late').y + box('late').height / 2).toBe(box('p').y + box('p').height)
    expect(box('s').x).toBeLessThan(box('p').x)
    expect(box('p').x + box('p').width).toBeLessThan(box('e').x)
  })

  it('serves a file without a drawing', async () => {
    const xml = readFileSync(resolve(folder, 'instant.bpmn'), 'utf8').replace(
      /<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/,
      '',
    )
    const result = await compileProcess(xml)
    expect(result).toMatchObject({ ok: true, diagram: null })
  })

  it('does not trust a drawing that leaves something out', async () => {
    const xml = readFileSync(resolve(folder, 'instant.bpmn'), 'utf8').replace(
      /<bpmndi:BPMNShape id="check-shape"[\s\S]*?<\/bpmndi:BPMNShape>/,
      '',
    )
    expect(await compileProcess(xml)).toMatchObject({ ok: true, diagram: null })
  })
})

describe('labels', () => {
  it.each([
    ['送达不予许可决定书', 5, 3, ['送达不予许', '可决定书']],
    ['Review of materials', 7, 3, ['Review of', 'materials']],
    ['不予许可，办结', 4, 3, ['不予许可，', '办结']],
    ['满 2 个工作日', 9, 2, ['满 2 个工作日']],
    ['一二三四五六七八', 3, 2, ['一二三', '四五…']],
    ['Donaudampfschifffahrt', 5, 3, ['Donaudam', 'pfschiff', 'fahrt']],
    ['', 5, 2, []],
  ])('wraps “%s” to %i ems', (text, width, most, lines) =>
    expect(wrapLabel(text, width, most)).toEqual(lines),
  )

  it('keeps every line within the width, closing marks apart', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.integer({ min: 3, max: 20 }),
        (text, width) => {
          for (const line of wrapLabel(text, width, 5))
            expect(
              textWidth(line.replace(/[，。、；：？！）》」』】”’,.;:?!)%]+$/u, '')),
            ).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})

function isBalanced(svg: string): boolean {
  const open: string[] = []
  for (const [, closing, name = '', alone] of svg.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing === '/') {
      if (open.pop() !== name) return false
    } else if (alone !== '/') open.push(name)
  }
  return open.length === 0 && !/[<>]/.test(svg.replaceAll(/<[^<>]*>/g, ''))
}

function overlaps(model: Model, diagram: Diagram): string[] {
  const plain = Object.values(model.nodes).filter((node) => node.type !== 'boundary')
  return plain.flatMap((a, index) =>
    plain.slice(index + 1).flatMap((b) => {
      const [first, second] = [diagram.shapes[a.id]?.box, diagram.shapes[b.id]?.box]
      if (first === undefined || second === undefined || !meet(first, second)) return []
      const nested = (isScope(a) && contains(first, second)) || (isScope(b) && contains(second, first))
      return nested ? [] : [`${a.id}/${b.id}`]
    }),
  )
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
