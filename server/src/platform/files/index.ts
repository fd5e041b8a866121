// SPDX-License-Identifier: Apache-2.0
export {
  attachFiles,
  copyFiles,
  detachFiles,
  type FileRow,
  findFile,
  insertFile,
  listAttachedFiles,
  requireOwnFiles,
} from './file.repo.ts'
export { createFileStore, type FileStore } from './file-store.ts'
export { type FileReader, filesRoutes } from './files.routes.ts'
export { createUploads, type Uploads } from './uploads.service.ts'
