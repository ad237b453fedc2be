import { defineConfig } from 'vite'
import { compressed } from '../../tools/compressed.ts'
import { doorSources, doorTreeshake } from './vite.sources.ts'

/** Everything that checks keys and seals, in one file: one request on a slow line, and no chain. */
const isSealing =
  /[\\/]packages[\\/]seal[\\/]src[\\/](?!words|opening|mailbox-item|media|upload-state|file-document|payload)|[\\/]node_modules[\\/](?:age-encryption|canonicalize|@noble[\\/]|@scure[\\/]base)|[\\/]sealing[\\/](?:office|locking|digits|left-out)\.ts$/

export default defineConfig({
  ...doorSources,
  base: '/',
  appType: 'mpa',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: doorTreeshake,
      output: { codeSplitting: { groups: [{ name: 'sealing', test: isSealing }] } },
    },
  },
  plugins: [...doorSources.plugins, compressed()],
})
