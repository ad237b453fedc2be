import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import type { Plugin } from 'vite'

/**
 * Writes a `.br` file beside each text asset of a page, so that the server never compresses while somebody waits. From the
 * files as they were written: other plugins change the code until the very end.
 */
export function compressed(): Plugin {
  return {
    name: 'amparo:compressed',
    apply: 'build',
    writeBundle({ dir = 'dist' }, bundle) {
      for (const fileName of Object.keys(bundle)) {
        const file = join(dir, fileName)
        if (/\.(?:js|css|html|svg)$/.test(file))
          writeFileSync(`${file}.br`, brotli(readFileSync(file)))
      }
    },
  }
}

function brotli(source: Uint8Array): Uint8Array {
  return brotliCompressSync(source, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY },
  })
}
