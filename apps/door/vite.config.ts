import { defineConfig } from 'vite'
import { compressed } from '../../tools/compressed.ts'

/**
 * The contract's schemas are written for the server. The page takes only `call` and types from it;
 * without this every schema, and the library behind them, would come along.
 */
const isSchema = /[\\/]packages[\\/]contract[\\/]|[\\/]node_modules[\\/]zod[\\/]/

/** Everything that checks keys and seals, in one file: one request on a slow line, and no chain. */
const isSealing =
  /[\\/]packages[\\/]seal[\\/]src[\\/](?!words|opening|mailbox-item)|[\\/]node_modules[\\/](?:age-encryption|canonicalize|@noble[\\/]|@scure[\\/]base)|[\\/]sealing[\\/](?:office|locking|digits)\.ts$/

export default defineConfig({
  base: '/',
  appType: 'mpa',
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
      treeshake: { moduleSideEffects: (id) => !isSchema.test(id) },
      output: { codeSplitting: { groups: [{ name: 'sealing', test: isSealing }] } },
    },
  },
  plugins: [compressed()],
})
