import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { testBrowser } from '../testing/chromium.ts'
import { testFirefox } from '../testing/firefox.ts'
import type { Bench, Group, Line } from './figure.ts'
import { uploadThread, type UploadThread } from './upload-thread.ts'

export const uploadingBrowsers: Group = {
  name: 'uploading-browsers',
  about: 'the same by real browsers, from the door’s own origin',
  measure,
}

const RUNS = 5
const SIZE = 64 * 2 ** 20

const root = fileURLToPath(new URL('..', import.meta.url))

/** A page of the door in some browser, which answers what a script gives. */
interface Driven {
  readonly evaluate: (script: string) => Promise<unknown>
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const script = await bundled()
  const thread = await uploadThread(bench)
  const lines: Line[] = []
  for (const [name, open] of [
    ['Chromium', inChromium],
    ['Firefox', inFirefox],
  ] as const) {
    const page = await open(bench, thread.door)
    if (page === undefined) lines.push({ name: `in ${name}`, why: `no ${name} on this machine` })
    else lines.push(await contest(bench, name, page, thread, script))
  }
  return lines
}

async function contest(
  bench: Bench,
  name: string,
  page: Driven,
  { start, drop, access, recipient }: UploadThread,
  script: string,
): Promise<Line> {
  await page.evaluate(`${script};null`)
  const call = (what: string, ...given: unknown[]) =>
    page.evaluate(`uploadingPage.${what}(${given.map((one) => JSON.stringify(one)).join(', ')})`)
  const length = Number(await call('prepare', SIZE, recipient))
  const send = (what: string) => async () => {
    const upload = await start(length)
    const seconds = await call(what, upload, access)
    await drop(upload)
    return seconds
  }
  const contestants = [
    { name: `sealed on the way, by tus, in ${name}`, run: send('sealed') },
    { name: 'the same bytes by tus, unsealed', run: send('plain') },
    { name: 'sealing alone, WebCrypto', run: () => call('native') },
    { name: 'sealing alone, noble', run: () => call('script') },
  ]
  const rates = contestants.map((one) => ({ name: one.name, values: [] as number[] }))
  for (let run = 1; run <= RUNS; run++) {
    bench.say(`${name}, run ${run} of ${RUNS}`)
    for (const [at, { run: once }] of contestants.entries()) {
      const seconds = await once()
      if (seconds !== null) rates[at]?.values.push(SIZE / 1e6 / Number(seconds))
    }
  }
  const [own, ...peers] = rates
  const measured = peers.filter(({ values }) => values.length > 0)
  return { name: own?.name ?? name, unit: 'MB/s', values: own?.values ?? [], peers: measured }
}

async function bundled(): Promise<string> {
  const folder = join(root, '.cache/bench')
  const vite = join(root, 'node_modules/.bin/vite')
  const config = join(root, 'bench/uploading-page.config.ts')
  await promisify(execFile)(vite, ['build', '--config', config, '--outDir', folder], { cwd: root })
  return readFile(join(folder, 'uploading-page.js'), 'utf8')
}

async function inChromium({ scope }: Bench, door: string): Promise<Driven | undefined> {
  const browser = await testBrowser()
  if (browser === undefined) return undefined
  scope.defer(() => browser.close())
  const page = await browser.newPage()
  await page.goto(door)
  return page
}

async function inFirefox({ scope }: Bench, door: string): Promise<Driven | undefined> {
  const browser = await testFirefox()
  if (browser === undefined) return undefined
  scope.defer(() => browser.close())
  const page = await browser.newPage()
  await page.goto(door)
  return page
}
