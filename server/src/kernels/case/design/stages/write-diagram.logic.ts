// SPDX-License-Identifier: Apache-2.0
import type { Diagram } from '../../engine/index.ts'

/** A drawing as BPMN DI: where each element stands, for every tool that reads BPMN. */
export function writeDiagram(key: string, { shapes, edges }: Diagram): string {
  const drawn = [
    ...Object.entries(shapes).map(
      ([id, { box }]) =>
        `<bpmndi:BPMNShape id="${id}_shape" bpmnElement="${id}"><dc:Bounds x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/></bpmndi:BPMNShape>`,
    ),
    ...Object.entries(edges).map(([id, { points }]) => {
      const way = points.map(({ x, y }) => `<di:waypoint x="${x}" y="${y}"/>`).join('')
      return `<bpmndi:BPMNEdge id="${id}_edge" bpmnElement="${id}">${way}</bpmndi:BPMNEdge>`
    }),
  ]
  return `<bpmndi:BPMNDiagram id="${key}_diagram"><bpmndi:BPMNPlane id="${key}_plane" bpmnElement="${key}">${drawn.join('')}</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
}
