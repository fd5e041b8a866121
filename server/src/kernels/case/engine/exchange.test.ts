// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawing, end, flows, start, user } from './drawing.testing.ts'
import { compareExport, exportBpmn, importBpmn } from './exchange.ts'
import { scanXml } from './xml-scan.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const imported = async (file: Uint8Array | string) => {
  const result = await importBpmn(typeof file === 'string' ? bytes(file) : file)
  if (!result.ok) throw new Error(result.messages.join('; '))
  return result
}
const rewritten = async (file: Uint8Array | string) => {
  const { xml, definitions } = await imported(file)
  return await compareExport(xml, definitions)
}

/** A model of another tool: data, a pool, extensions of two foreign namespaces, a drawing. Nothing of it can run here. */
const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<!-- made elsewhere -->
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
  xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:a="http://a.example/1" xmlns:b="http://b.example/2"
  id="d" targetNamespace="http://x.example" exporter="Other" exporterVersion="1.0">
  <dataStore id="ds" name="Register" />
  <collaboration id="c"><participant id="pool" name="Pool" processRef="p" /></collaboration>
  <process id="p" isExecutable="false" a:owner="somebody">
    <documentation textFormat="text/html"><![CDATA[<b>Notes</b> & more]]></documentation>
    <extensionElements>
      <a:settings level="3"><a:option key="x">one</a:option><a:option key="y">two</a:option></a:settings>
      <b:mark/>
    </extensionElements>
    <startEvent id="s" name="In &quot;the&quot; morning&#10;or later" b:colour="red" />
    <scriptTask id="x" name="Compute
    sum" startQuantity="1" scriptFormat="text/plain"><extensionElements><b:run><b:deep at="1.50"/></b:run></extensionElements><incoming>f</incoming><outgoing>g</outgoing><script>a &lt; b</script></scriptTask>
    <boundaryEvent id="t" attachedToRef="x" cancelActivity="true"><timerEventDefinition id="td"><timeCycle xsi:type="tFormalExpression">R3/PT1H</timeCycle></timerEventDefinition></boundaryEvent>
    <endEvent id="e"><incoming>g</incoming></endEvent>
    <sequenceFlow id="f" sourceRef="s" targetRef="x" />
    <sequenceFlow id="g" sourceRef="x" targetRef="e"><conditionExpression xsi:type="tFormalExpression" language="feel">n &gt; 3</conditionExpression></sequenceFlow>
  </process>
  <bpmndi:BPMNDiagram id="dia"><bpmndi:BPMNPlane id="plane" bpmnElement="c">
    <bpmndi:BPMNShape id="x_di" bpmnElement="x" b:fill="#fff"><dc:Bounds x="10.0" y="20.5" width="100" height="80"/><bpmndi:BPMNLabel><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNLabel></bpmndi:BPMNShape>
    <bpmndi:BPMNEdge id="f_di" bpmnElement="f"><di:waypoint xsi:type="dc:Point" x="1" y="2"/><di:waypoint x="3" y="4"/></bpmndi:BPMNEdge>
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
</definitions>`

describe('exchange of models', () => {
  it('takes in what it cannot run, says why, and hands the file out as it came', async () => {
    const model = await imported(foreign)
    expect(model.xml).toBe(foreign.slice(foreign.indexOf('<!--')))
    expect(model.remarks).toEqual([])
    expect(model.compiled.ok ? [] : model.compiled.faults.map((fault) => fault.elementId)).toEqual(['x', 't'])
  })

  it('keeps everything when it writes a model anew: foreign extensions, texts, drawing', async () => {
    expect(await rewritten(foreign)).toEqual({ lines: expect.any(Number), lost: [], added: [] })
    const text = await exportBpmn((await imported(foreign)).definitions)
    for (const kept of ['b:deep', 'at="1.50"', '>two</a:option>', 'b:fill="#fff"', 'a:owner="somebody"'])
      expect(text).toContain(kept)
    expect(text).not.toContain('made elsewhere')
  })

  it.each([
    ['an element', '<a:option key="y">two</a:option>', ''],
    ['an attribute', ' b:fill="#fff"', ''],
    ['a value', 'level="3"', 'level="4"'],
    ['a text', '>one<', '>none<'],
    ['a place', '<b:mark/>', ''],
    [
      'an order',
      '<di:waypoint xsi:type="dc:Point" x="1" y="2"/><di:waypoint x="3" y="4"/>',
      '<di:waypoint x="3" y="4"/><di:waypoint x="1" y="2"/>',
    ],
    ['a coordinate', 'y="20.5"', 'y="20"'],
    ['a type', 'xsi:type="tFormalExpression" language', 'language'],
    ['a line break', 'morning&#10;or', 'morning or'],
    ['a default that is not one', 'cancelActivity="true"', 'cancelActivity="false"'],
  ])('sees when %s is lost', async (_name, from, to) => {
    expect(foreign).toContain(from)
    const changed = await imported(foreign.replace(from, to))
    const { lost, added } = await compareExport(foreign, changed.definitions)
    expect([...lost, ...added]).not.toEqual([])
  })

  it('sees what the parser drops: a reference that leads nowhere, an unknown element of BPMN', async () => {
    const dangling = foreign.replace('attachedToRef="x"', 'attachedToRef="nowhere"')
    expect((await imported(dangling)).remarks).toEqual(['unresolved reference <nowhere>'])
    expect((await rewritten(dangling)).lost).toEqual([expect.stringContaining('attachedToRef = nowhere')])
    const unknown = foreign.replace('<endEvent id="e">', '<nonsense id="n"/><endEvent id="e">')
    expect((await rewritten(unknown)).lost[0]).toContain('nonsense n')
  })

  it('writes its own attributes too', async () => {
    const own = drawing(
      start(),
      user('a', { 'cs:nameEn': 'Accept', 'cs:days': '3', 'cs:form': 'f' }),
      end(),
      flows('s > a > e : n > 1'),
    )
    expect(await rewritten(own)).toMatchObject({ lost: [], added: [] })
  })

  it('survives line breaks and tabs in attributes, written as such or as references', async () => {
    const text = foreign
      .replace('exporter="Other"', 'exporter="O&#13;&#10;t&#9;h\ne\tr"')
      .replaceAll('\n', '\r\n')
    expect(await rewritten(text)).toMatchObject({ lost: [], added: [] })
    const written = await exportBpmn((await imported(text)).definitions)
    expect(scanXml(written)?.attributes.get('exporter')).toBe('O\r\nt\th e r')
  })

  const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
  const declared = (encoding: string, name: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${drawing(start(), user('a'), end(), flows('s > a > e'))
      .replace(/^<\?xml[^?]*\?>/, '')
      .replace('name="a"', `name="${name}"`)}`
  const bytesOf = (text: string, name: string, encoded: number[]) => {
    const [before = '', after = ''] = text.split(name)
    return new Uint8Array([...Buffer.from(before), ...encoded, ...Buffer.from(after)])
  }
  it.each([
    ['UTF-8', bytes(declared('UTF-8', '受理')), '受理'],
    ['UTF-8 with a mark', bytes(`\ufeff${declared('UTF-8', '受理')}`), '受理'],
    ['UTF-16', utf16(declared('UTF-16', '受理')), '受理'],
    ['GBK', bytesOf(declared('GBK', '受理'), '受理', [0xca, 0xdc, 0xc0, 0xed]), '受理'],
    ['GB18030', bytesOf(declared('gb18030', '受理'), '受理', [0xca, 0xdc, 0xc0, 0xed]), '受理'],
    [
      'ISO-8859-1',
      bytesOf(declared('ISO-8859-1', 'Prüfen'), 'Prüfen', [0x50, 0x72, 0xfc, 0x66, 0x65, 0x6e]),
      'Prüfen',
    ],
  ])('reads a file in %s', async (_name, file, name) => {
    const { compiled } = await imported(file)
    expect(compiled.ok && compiled.model.nodes['a']?.name?.zh).toBe(name)
  })

  it.each([
    [
      'bytes that are not in the declared encoding',
      new Uint8Array([...bytes('<a>'), 0xff, 0xfe, ...bytes('</a>')]),
    ],
    ['an encoding nobody knows', bytes('<?xml version="1.0" encoding="x-none"?><a/>')],
    ['no BPMN', bytes('<a/>')],
    ['nothing', bytes('')],
    ['an element that is never closed', bytes('<a b="')],
    ['attributes without a name', bytes(`<a ${'="" '.repeat(1000)}/>`)],
    ['too many elements', bytes(`<a>${'<b/>'.repeat(20_001)}</a>`)],
    [
      'too many attributes',
      bytes(`<a ${Array.from({ length: 101 }, (_, index) => `x${index}=""`).join(' ')}/>`),
    ],
  ])('refuses %s', async (_name, file) => {
    expect(await importBpmn(file)).toMatchObject({ ok: false, messages: [expect.any(String)] })
  })

  const suite = resolve(
    process.env['CHENGSHU_SHARED_DATA'] ?? resolve(import.meta.dirname, '../../../../../../shared/data'),
    'bpmn-miwg',
  )
  it.skipIf(!existsSync(suite))(
    'loses nothing of any model of the BPMN MIWG suite (skipped: not present)',
    async () => {
      const files = readdirSync(suite).filter((file) => file.endsWith('.bpmn'))
      expect(files.length).toBeGreaterThan(5)
      for (const file of files)
        expect([file, await rewritten(readFileSync(resolve(suite, file)))]).toMatchObject([
          file,
          { lost: [], added: [] },
        ])
    },
  )
})

describe('the second reading of XML', () => {
  it('resolves namespaces, and takes apart nothing that is not a tag', () => {
    const root = scanXml(
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a xmlns="u" xmlns:p="v" p:q=\'1>2\'><!-- <b> --><p:b xmlns:p="w"/>t&amp;<![CDATA[<c>]]>&#x4e00;&x;</a>',
    )
    expect(root).toEqual({
      name: '{u}a',
      attributes: new Map([['{v}q', '1>2']]),
      children: [{ name: '{w}b', attributes: new Map(), children: [], text: '' }],
      text: 't&<c>一&x;',
    })
  })

  it.each(['', 'a', '<a>', '<a></b>', '<a/><b/>', '<a', '</a>', '<a><![CDATA[</a>', '<!-- '])(
    'refuses %j',
    (xml) => {
      expect(scanXml(xml)).toBeUndefined()
    },
  )
})
