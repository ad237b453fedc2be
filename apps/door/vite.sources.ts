import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * The contract's schemas are written for the server. The page takes only `call` and types from it;
 * without this every schema, and the library behind them, would come along.
 */
const isSchema = /[\\/]packages[\\/]contract[\\/]|[\\/]node_modules[\\/]zod[\\/]/

/** What the age library would bring for kinds of keys this page never seals to; see the file in its place. */
const neverUsed = /^@noble\/(?:curves\/nist|hashes\/scrypt)\.js$/

/**
 * The post-quantum library asks for other versions of two libraries than we do, and both would come
 * along. The page carries one copy, the one that library asks for and age accepts.
 */
const oneCopy: Plugin = {
  name: 'amparo:one-copy',
  enforce: 'pre',
  async resolveId(id, _importer, options) {
    if (!/^@noble\/(?:curves|hashes)\//.test(id)) return null
    let from = join(import.meta.dirname, 'src/main.tsx')
    for (const next of ['@amparo/seal', 'age-encryption', '@noble/post-quantum/hybrid.js']) {
      const found = await this.resolve(next, from)
      if (found === null) throw new Error(`${next} is not where ${from} looks for it`)
      from = found.id
    }
    return this.resolve(id, from, { ...options, skipSelf: true })
  },
}

/** Vite's helper looks for styles and scripts to load beside a part; the parts of this page have none. */
const plainImports: Plugin = {
  name: 'amparo:plain-imports',
  enforce: 'pre',
  resolveId: (id) => (/preload-helper/.test(id) ? id : null),
  load: (id) =>
    /preload-helper/.test(id) ? 'export const __vitePreload = (load) => load()' : null,
}

/** What a page says to whoever reads its source need not cross a slow line. */
const withoutComments: Plugin = {
  name: 'amparo:without-comments',
  transformIndexHtml: (html) => html.replaceAll(/\s*<!--.*?-->/gs, ''),
}

/** How the sources of the door become a page, whether it is served or given away as a file. */
export const doorSources = {
  resolve: {
    alias: [{ find: neverUsed, replacement: join(import.meta.dirname, 'src/sealing/left-out.ts') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [oneCopy, plainImports, withoutComments],
} as const

export const doorTreeshake = {
  moduleSideEffects: (id: string) => !isSchema.test(id),
  // Kinds of keys that age never uses are made when its library is loaded, and thrown away.
  manualPureFunctions: ['QSF', 'createKitchenSink', 'ecdhKem'],
}
