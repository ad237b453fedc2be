import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { doorSources, doorTreeshake } from '../vite.sources.ts'

const hashOf = (text: string) =>
  `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`

/**
 * What the file may do, written into it: run this one script, wear this one style sheet, and reach
 * nothing at all. Whom it seals to stands in the file too and is no script, so no hash depends on it.
 */
const policy = (script: string, style: string) =>
  [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

function fitsBetween(text: string, tag: 'script' | 'style'): string {
  if (new RegExp(`</${tag}|<!--`, 'i').test(text)) throw new Error(`the ${tag} would end itself`)
  return text.trim()
}

/** Vite fills these marks in where a part of a page is loaded later; here every part is there already. */
const withoutMarks = (code: string) => code.replaceAll('__VITE_PRELOAD__', '[]')

/** Puts script and style sheet into the page, and throws unless one file is all there is in the end. */
const oneFile: Plugin = {
  name: 'amparo:one-file',
  enforce: 'post',
  generateBundle(_, bundle) {
    const files = Object.values(bundle)
    const page = files.find((file) => file.fileName === 'index.html')
    const script = files.find((file) => file.type === 'chunk')
    const style = files.find((file) => file.fileName.endsWith('.css'))
    if (page?.type !== 'asset' || script === undefined || style?.type !== 'asset')
      throw new Error('the form needs one page, one script and one style sheet')
    page.source = inOne(String(page.source), withoutMarks(script.code), String(style.source))
    for (const { fileName } of [script, style]) delete bundle[fileName]
    const others = Object.keys(bundle).filter((name) => name !== 'index.html')
    if (others.length > 0) throw new Error(`the form would leave behind ${others.join(', ')}`)
  },
}

function inOne(page: string, code: string, css: string): string {
  const [script, style] = [fitsBetween(code, 'script'), fitsBetween(css, 'style')]
  const bare = page
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, '')
  if (/\b(?:src|href)=/.test(bare)) throw new Error('the form would load something')
  const meta = `<meta http-equiv="content-security-policy" content="${policy(script, style)}" />`
  // A function, because in a text "$&" would mean something.
  return bare
    .replace(/<meta charset="utf-8" \/>/, (charset) => `${charset}\n    ${meta}`)
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${script}</script>\n  </body>`)
}

/** The door's own sources once more, as one file that is given away and opened without any line. */
export default defineConfig({
  ...doorSources,
  root: import.meta.dirname,
  base: './',
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    assetsInlineLimit: 100_000,
    modulePreload: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: { treeshake: doorTreeshake, output: { codeSplitting: false } },
  },
  plugins: [...doorSources.plugins, oneFile],
})
