// SPDX-License-Identifier: Apache-2.0

export { type Citations, catalogRoutes } from './catalog.routes.ts'
export { type Catalog, createCatalog, createCatalogParts } from './catalog.ts'
export {
  CodeSet,
  DataElement,
  type ElementSource,
  isAuthoritative,
} from './elements/element.ts'
export { fieldNameOfElement, fieldOfElement } from './elements/element-field.logic.ts'
export type { CatalogType, EntryDescription } from './entries/catalog-type.ts'
export type { Entries } from './entries/entries.service.ts'
export {
  countByFacet,
  countPublished,
  type PublishedRow,
  searchPublished,
} from './entries/entry.readmodel.ts'
export type { Law, LawArticle, LawChapter } from './laws/law.ts'
export type { LawFault, LawFaultCode } from './laws/law-faults.ts'
export { type LawFile, readLawFiles } from './laws/law-folder.logic.ts'
export { type LawLimit, type LimitPurpose, type LimitUnit, lawLimits } from './laws/law-limits.logic.ts'
export { LawOutline, outlineOf, readOutline, shortLawName } from './laws/law-outline.logic.ts'
export { parseLaw, parseLawText } from './laws/law-parse.logic.ts'
export {
  articleLabel,
  type Citation,
  checkPromise,
  citationLabel,
  createLawRegister,
  findArticle,
  fitsWithin,
  type LawRegister,
  type Span,
  spanLabel,
} from './laws/law-register.logic.ts'
export type { Laws } from './laws/laws.service.ts'
export { segment } from './search/search-words.ts'
export type { Vocabulary } from './vocabulary.service.ts'
