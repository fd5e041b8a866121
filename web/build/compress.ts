// SPDX-License-Identifier: Apache-2.0
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this a file fits into one packet anyway. */
const smallest = 1024
const texts = /\.(js|css|html|svg|json)$/

/** Writes .br and .gz beside each text; the server hands them out as they are, and never compresses by itself. */
export function compress(): Plugin {
  let folder = ''
  return {
    name: 'chengshu-compress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const files = await readdir(folder, { recursive: true, withFileTypes: true })
        for (const file of files) {
          if (!file.isFile() || !texts.test(file.name)) continue
          const path = join(file.parentPath, file.name)
          const content = await readFile(path)
          if (content.length < smallest) continue
          const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
          await writeFile(`${path}.br`, brotliCompressSync(content, { params: quality }))
          await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }))
        }
      },
    },
  }
}
