import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { temporaryHome } from '../apps/server/src/postgres/temporary-home.ts'
import { freePorts, makeHome, startOffice } from '../apps/server/src/testing/running-office.ts'
import { NO_CHROMIUM, testBrowser } from '../testing/chromium.ts'

/**
 * Holds the first page of door and desk against Lighthouse, on a phone and on a desk, with a real office. Fails on any
 * finding about accessibility or good practice. Speed is printed and never fails, for it is the machine's as well; what
 * search engines would like is left out, because both pages ask not to be found by them.
 */
const home = fileURLToPath(new URL('../tools/lighthouse/', import.meta.url))
const held = ['accessibility', 'best-practices'] as const
const told = ['performance'] as const

/** Findings we live with, and why. */
const livedWith = new Map([
  ['valid-source-maps', 'the sources are public; a map would only cost the line'],
])

/** Of what Lighthouse gives, the part that is used here. */
interface Report {
  readonly lhr: {
    readonly runtimeError?: { readonly message: string }
    readonly categories: Readonly<
      Record<
        string,
        { readonly score: number | null; readonly auditRefs: readonly { id: string }[] }
      >
    >
    readonly audits: Readonly<
      Record<string, { readonly score: number | null; readonly title: string; details?: unknown }>
    >
  }
}
type Lighthouse = (address: string, flags: object) => Promise<Report | undefined>

async function main(): Promise<number> {
  const lighthouse = await installed()
  await using stack = new AsyncDisposableStack()
  const port = await freePort()
  const browser = await testBrowser([`--remote-debugging-port=${port}`])
  if (browser === undefined) {
    process.stdout.write(`${NO_CHROMIUM}\n`)
    return 1
  }
  stack.defer(() => browser.close())
  const place = stack.use(await temporaryHome())
  await makeHome(place.path)
  const office = stack.use(await startOffice(place.path, await freePorts()))
  let findings = 0
  for (const [page, address] of [
    ['door', office.door],
    ['desk', office.desk],
  ] as const) {
    for (const form of ['mobile', 'desktop'] as const)
      findings += tell(`${page}, ${form}`, await lighthouse(address, flags(port, form)))
  }
  process.stdout.write(findings === 0 ? 'No findings.\n' : `${findings} findings.\n`)
  return findings === 0 ? 0 : 1
}

/** Fetched when it is asked for, and only then. */
async function installed(): Promise<Lighthouse> {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], {
    cwd: home,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const path = createRequire(join(home, 'package.json')).resolve('lighthouse')
  const { default: lighthouse } = (await import(pathToFileURL(path).href)) as {
    default: Lighthouse
  }
  return lighthouse
}

function flags(port: number, form: 'mobile' | 'desktop'): object {
  const wide = { mobile: false, width: 1280, height: 800, deviceScaleFactor: 1, disabled: false }
  return {
    port,
    logLevel: 'error',
    onlyCategories: [...held, ...told],
    formFactor: form,
    ...(form === 'desktop' && { screenEmulation: wide }),
  }
}

/** Prints what was found of one page; how many findings there were. */
function tell(page: string, report: Report | undefined): number {
  if (report === undefined || report.lhr.runtimeError !== undefined) {
    process.stdout.write(`${page}: ${report?.lhr.runtimeError?.message ?? 'no report'}\n`)
    return 1
  }
  const { categories, audits } = report.lhr
  const scores = [...held, ...told].map(
    (name) => `${name} ${Math.round((categories[name]?.score ?? 0) * 100)}`,
  )
  process.stdout.write(`${page}: ${scores.join(', ')}\n`)
  const failed = held
    .flatMap((name) => categories[name]?.auditRefs ?? [])
    .filter(({ id }) => (audits[id]?.score ?? 1) < 1 && !livedWith.has(id))
  for (const { id } of failed) {
    const { title = id, details } = audits[id] ?? {}
    process.stdout.write(`  ${id}: ${title}\n  ${JSON.stringify(details)?.slice(0, 600)}\n`)
  }
  return failed.length
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

process.exitCode = await main()
