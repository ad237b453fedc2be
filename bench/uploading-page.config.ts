// One script of the page's side of `uploading-browsers.ts`, as a browser runs it.
export default {
  logLevel: 'error',
  build: {
    target: 'es2022',
    lib: { entry: 'bench/uploading-page.ts', formats: ['iife'], name: 'bench' },
    rolldownOptions: { output: { entryFileNames: 'uploading-page.js' } },
  },
}
