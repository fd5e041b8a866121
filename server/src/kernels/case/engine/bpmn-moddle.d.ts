// SPDX-License-Identifier: Apache-2.0
// The package has types for its elements but none for its entry; the reader in bpmn-element.ts narrows from unknown.
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    fromXML(xml: string): Promise<{ rootElement: unknown; warnings: { message: string }[] }>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
    /** Throws for a type it does not know. */
    getType(name: string): { prototype: object }
  }
}
