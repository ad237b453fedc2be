import { join } from 'node:path'
import { defineConfig } from 'vite'
import { compressed } from '../../tools/compressed.ts'

/** A service worker answers for the folder it lies in, so this one stands beside the page and keeps its name. */
const serviceWorker = 'service-worker'

export default defineConfig({
  base: '/',
  appType: 'mpa',
  plugins: [compressed()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    sourcemap: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        [serviceWorker]: join(import.meta.dirname, 'src/service-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) =>
          name === serviceWorker ? '[name].js' : 'assets/[name]-[hash].js',
      },
    },
  },
  worker: { format: 'es' },
})
