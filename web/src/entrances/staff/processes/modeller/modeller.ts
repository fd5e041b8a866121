// SPDX-License-Identifier: Apache-2.0
import Modeler from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import { extensionPackage } from '#contracts/bpmn-extension'
import { translateModule } from './palette-words.ts'

/** An element of the notation, as the modeller holds it. */
export interface BpmnObject {
  readonly $type: string
  readonly id?: string
  get(name: string): unknown
  $instanceOf?(type: string): boolean
}
/** What is drawn of it. */
export interface DrawnElement {
  readonly id: string
  readonly type: string
  readonly businessObject: BpmnObject
}

interface Modeling {
  updateProperties(element: DrawnElement, properties: Record<string, unknown>): void
  updateModdleProperties(element: DrawnElement, part: BpmnObject, properties: Record<string, unknown>): void
}

/** The few services of the modeller these pages use. */
export interface Modeller {
  open(xml: string): Promise<void>
  /** The drawing as a file. */
  write(): Promise<string>
  readonly modeling: Modeling
  create(type: string, properties: Record<string, unknown>): BpmnObject
  undo(): void
  redo(): void
  fit(): void
  onChanged(listener: () => void): void
  onChosen(listener: (element: DrawnElement | undefined) => void): void
  close(): void
}

interface Services {
  modeling: Modeling
  moddle: { create(type: string, properties: Record<string, unknown>): BpmnObject }
  commandStack: { undo(): void; redo(): void }
  canvas: {
    zoom(to: 'fit-viewport' | number, around?: 'auto'): number
    scroll(by: { dx: number; dy: number }): void
    getRootElement(): DrawnElement
  }
  selection: { get(): DrawnElement[] }
}

const widthOfPalette = 110
const roomBesidePalette = 0.85

/** bpmn-js in a box, with our attributes; its watermark stays as its licence asks. */
export function createModeller(container: HTMLElement, locale: 'zh' | 'en'): Modeller {
  const modeler = new Modeler<Services>({
    container,
    moddleExtensions: { cs: extensionPackage },
    additionalModules: [translateModule(locale)],
  })
  return {
    async open(xml) {
      await modeler.importXML(xml)
    },
    async write() {
      return (await modeler.saveXML({ format: true })).xml ?? ''
    },
    modeling: modeler.get('modeling'),
    create: (type, properties) => modeler.get('moddle').create(type, properties),
    undo: () => modeler.get('commandStack').undo(),
    redo: () => modeler.get('commandStack').redo(),
    fit: () => {
      const canvas = modeler.get('canvas')
      // A little smaller and to the right: the palette lies over the left edge.
      canvas.zoom(canvas.zoom('fit-viewport', 'auto') * roomBesidePalette, 'auto')
      canvas.scroll({ dx: widthOfPalette / 2, dy: 0 })
    },
    onChanged: (listener) => modeler.on('commandStack.changed', listener),
    onChosen: (listener) => {
      const tell = () => {
        const [element, ...more] = modeler.get('selection').get()
        listener(more.length > 0 ? undefined : (element ?? modeler.get('canvas').getRootElement()))
      }
      modeler.on('selection.changed', tell)
      modeler.on('elements.changed', tell)
      modeler.on('import.done', tell)
    },
    close: () => modeler.destroy(),
  }
}
