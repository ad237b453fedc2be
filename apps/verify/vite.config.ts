import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const name = 'amparo-verify.mjs'

const head = `#!/usr/bin/env node
// Checks an entry of a log that Amparo keeps, offline. Made from apps/verify of Amparo, AGPL-3.0-or-later.
// It opens no connection, writes no file, and takes nothing from the machine but Node 24 or newer.
`

/** Throws unless one file is all there is in the end, and it needs nothing but Node. */
const oneFile: Plugin = {
  name: 'amparo:one-file',
  generateBundle(_, bundle) {
    const files = Object.values(bundle)
    const [file] = files
    if (files.length !== 1 || file?.type !== 'chunk')
      throw new Error(`the verifier would be ${files.map(({ fileName }) => fileName).join(', ')}`)
    const foreign = file.imports.filter((used) => !used.startsWith('node:'))
    if (foreign.length > 0) throw new Error(`the verifier would need ${foreign.join(', ')}`)
  },
}

/** One file that people can read, for it is evidence too: nothing is shortened. */
export default defineConfig({
  build: {
    ssr: join(import.meta.dirname, 'src/main.ts'),
    target: 'es2024',
    outDir: 'dist',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: { entryFileNames: name, codeSplitting: false, banner: head },
    },
  },
  ssr: { noExternal: true },
  plugins: [oneFile],
})
