import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import puppeteer, { type Browser } from 'puppeteer-core'

/** For `context.skip`: what a run without Firefox has to say. */
export const NO_FIREFOX =
  'FAILED TO CHECK: no Firefox on this machine. Install one, or set AMPARO_FIREFOX to its path.'

/**
 * What Tor Browser's "Safer" level and Lockdown Mode amount to for a page: no compiler for JavaScript or regular
 * expressions, no WebAssembly.
 */
const interpreted = {
  'javascript.options.ion': false,
  'javascript.options.baselinejit': false,
  'javascript.options.native_regexp': false,
  'javascript.options.wasm': false,
}

/**
 * A headless Firefox as people have it, driven by WebDriver BiDi, or undefined where there is none. It is not on npm, so it
 * is looked for on this machine. The caller closes it.
 */
export async function testFirefox(
  options: { readonly compiled?: boolean } = {},
): Promise<Browser | undefined> {
  const executablePath = installed()
  if (executablePath === undefined) return undefined
  return puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: options.compiled === false ? interpreted : {},
  })
}

function installed(): string | undefined {
  const named = process.env['AMPARO_FIREFOX']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const inPath = folders.flatMap((folder) => [join(folder, 'firefox'), join(folder, 'firefox-esr')])
  return [...inPath, ...usualPlaces].find((path) => existsSync(path))
}

const usualPlaces = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]
