import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressed } from '../../tools/compressed.ts'

export default defineConfig({
  base: '/',
  plugins: [react(), lingui({ macroTransform: true, failOnMissing: true }), compressed()],
  build: {
    target: 'es2023',
    outDir: 'dist',
    sourcemap: false,
    // Under `default-src 'none'` a data: address is refused, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  worker: { format: 'es' },
})
