import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** For `context.skip`: what a run without a browser has to say. */
export const NO_CHROMIUM =
  'FAILED TO CHECK: no Chromium on this machine. Install one, or set AMPARO_CHROMIUM to its path.'

/**
 * A headless Chromium, or undefined where there is none. On Linux x64 it comes from npm; elsewhere
 * an installed one is looked for, as it is wherever AMPARO_CHROMIUM names one. `more`: arguments of one test alone. The
 * caller closes it.
 */
export async function testBrowser(more: readonly string[] = []): Promise<Browser | undefined> {
  const named = process.env['AMPARO_CHROMIUM']
  if (named) return launch({ executablePath: named }, more)
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser(more)
  const installed = usualPlaces.find((path) => existsSync(path))
  return installed === undefined ? undefined : launch({ executablePath: installed }, more)
}

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Nothing here weakens what a page may do. The package's own list of arguments does: it switches
 * the same-origin policy off and runs pages in the browser's process, so it is not used.
 */
const args = [
  // As root, as in a container, Chromium has no sandbox; it opens our own pages only.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

async function launch(options: LaunchOptions, more: readonly string[]): Promise<Browser> {
  return chromium.launch({ args: [...args, ...more], ...options })
}

/** With the machine's own libraries where it has them, which fit it best; else with the package's. */
async function packagedBrowser(more: readonly string[]): Promise<Browser> {
  const folder = await unpacked()
  const options = { executablePath: join(folder, 'chromium'), env: await fonts(folder) }
  try {
    return await launch(options, more)
  } catch (error) {
    if (!String(error).includes('error while loading shared libraries')) throw error
    return launch({ ...options, env: { ...options.env, ...libraries(folder) } }, more)
  }
}

function libraries(folder: string): Record<string, string> {
  const paths = [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH'] ?? '']
  return { LD_LIBRARY_PATH: paths.filter(Boolean).join(delimiter) }
}

/** A machine without any font setting would show pages without text. */
async function fonts(folder: string): Promise<Record<string, string>> {
  const env = process.env as Record<string, string>
  if (existsSync('/etc/fonts/fonts.conf')) return env
  const file = join(folder, 'fonts.conf')
  const places = `<dir>${escaped(join(folder, 'fonts'))}</dir><cachedir>${escaped(folder)}</cachedir>`
  await writeFile(file, `<?xml version="1.0"?>\n<fontconfig>${places}</fontconfig>\n`)
  return { ...env, FONTCONFIG_FILE: file }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

/** Unpacks once per version, under another name first: half a browser must not be taken for one. */
async function unpacked(): Promise<string> {
  const home = dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')) + '/..'
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8'))
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.new-${process.pid}`
  await mkdir(unfinished, { recursive: true })
  await unpack(join(home, 'bin'), unfinished)
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }))
  return folder
}

const cache = fileURLToPath(new URL('../.cache', import.meta.url))

/**
 * The package unpacks into the folder for temporary files and trusts what it finds there, which on
 * a shared machine anybody may have put there. So for it that folder is one of ours.
 */
async function unpack(from: string, to: string): Promise<void> {
  const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
  const files = JSON.stringify(parts.map((part) => join(from, part)))
  const script = `import { inflate } from '@sparticuz/chromium'
    for (const file of ${files}) await inflate(file)`
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    cwd: dirname(cache),
    env: { ...process.env, TMPDIR: to },
  })
}
