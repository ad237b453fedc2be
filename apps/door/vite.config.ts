import { defineConfig, type Plugin } from 'vite'
import { compressed } from '../../tools/compressed.ts'

/**
 * The contract's schemas are written for the server. The page takes only `call` and types from it;
 * without this every schema, and the library behind them, would come along.
 */
const isSchema = /[\\/]packages[\\/]contract[\\/]|[\\/]node_modules[\\/]zod[\\/]/

/** Everything that checks keys and seals, in one file: one request on a slow line, and no chain. */
const isSealing =
  /[\\/]packages[\\/]seal[\\/]src[\\/](?!words|opening|mailbox-item)|[\\/]node_modules[\\/](?:age-encryption|canonicalize|@noble[\\/]|@scure[\\/]base)|[\\/]sealing[\\/](?:office|locking|digits)\.ts$/

interface Cut {
  readonly file: RegExp
  readonly replace: readonly (readonly [RegExp, string])[]
}

/**
 * Leaves the NIST curves out: 12 KB after compression, a fifth of the page. The library has them for
 * recipients on hardware keys (`age1tag1…`), which `seal` refuses; should one ever get past it, the
 * missing curve throws, and nothing is sent. Nothing that seals to `age1pq1…` is touched.
 */
const cuts: readonly Cut[] = [
  {
    file: /[\\/]age-encryption[\\/]dist[\\/]recipients\.js$/,
    replace: [
      [/import \{ p256 \} from "@noble\/curves\/nist\.js";/, 'const p256 = undefined;'],
      [
        /import \{ MLKEM768P256, MLKEM768X25519 \}/,
        'const MLKEM768P256 = undefined;\nimport { MLKEM768X25519 }',
      ],
    ],
  },
  {
    file: /[\\/]@noble[\\/]post-quantum[\\/]hybrid\.js$/,
    replace: [
      [
        /import \{ p256, p384 \} from '@noble\/curves\/nist\.js';/,
        'const p256 = undefined, p384 = undefined;',
      ],
      // These constants are unused here; the mark lets the bundler see that making them does nothing.
      [/= (QSF\('|createKitchenSink\(')/g, '= /* @__PURE__ */ $1'],
      [/(ecdhKem\((?:p256|p384|x25519))/g, '/* @__PURE__ */ $1'],
    ],
  },
]

function withoutNistCurves(): Plugin {
  return {
    name: 'amparo:without-nist-curves',
    enforce: 'pre',
    transform(code, id) {
      const cut = cuts.find(({ file }) => file.test(id))
      return cut?.replace.reduce((text, [found, instead]) => {
        // A newer version of the library may look different: better no page than another one.
        if (text.search(found) === -1) throw new Error(`nothing to cut in ${id}: ${String(found)}`)
        return text.replace(found, instead)
      }, code)
    },
  }
}

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
  plugins: [withoutNistCurves(), compressed()],
})
