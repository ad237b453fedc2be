import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { compressed } from '../../tools/compressed.ts'

/**
 * The contract's schemas are written for the server. The page takes only `call` and types from it;
 * without this every schema, and the library behind them, would come along.
 */
const isSchema = /[\\/]packages[\\/]contract[\\/]|[\\/]node_modules[\\/]zod[\\/]/

/** Everything that checks keys and seals, in one file: one request on a slow line, and no chain. */
const isSealing =
  /[\\/]packages[\\/]seal[\\/]src[\\/](?!words|opening|mailbox-item|media|upload-state|file-document|payload)|[\\/]node_modules[\\/](?:age-encryption|canonicalize|@noble[\\/]|@scure[\\/]base)|[\\/]sealing[\\/](?:office|locking|digits|left-out)\.ts$/

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

export default defineConfig({
  base: '/',
  appType: 'mpa',
  resolve: {
    alias: [{ find: neverUsed, replacement: join(import.meta.dirname, 'src/sealing/left-out.ts') }],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: (id) => !isSchema.test(id),
        // Kinds of keys that age never uses are made when its library is loaded, and thrown away.
        manualPureFunctions: ['QSF', 'createKitchenSink', 'ecdhKem'],
      },
      output: { codeSplitting: { groups: [{ name: 'sealing', test: isSealing }] } },
    },
  },
  plugins: [oneCopy, plainImports, compressed()],
})
