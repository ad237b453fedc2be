import type { Browser, Request } from 'playwright-core'
import { testBrowser } from '../testing/chromium.ts'
import { benchOffice } from './bench-office.ts'
import type { Bench, Figure, Group, Line } from './figure.ts'
import { firstTap, walkDoor } from './walk-door.ts'

export const doorWeight: Group = {
  name: 'door-weight',
  about: 'what the door’s page costs on the line, as a browser receives it',
  measure,
}

/** One answer as it came over the line. */
interface Received {
  readonly kind: 'page' | 'endpoint'
  /** Compressed, as it travelled; headers apart. */
  readonly body: number
  readonly headers: number
}

async function measure(bench: Bench): Promise<readonly Line[]> {
  const browser = await testBrowser()
  if (browser === undefined) return [{ name: 'the page', why: 'no Chromium on this machine' }]
  bench.scope.defer(() => browser.close())
  const { door } = await benchOffice(bench)
  bench.say('loading the first page')
  const first = await firstPage(browser, door)
  bench.say('sending a message')
  const all = await whileSending(browser, door)
  const ofPage = all.filter(({ kind }) => kind === 'page')
  const ofEndpoints = all.filter(({ kind }) => kind === 'endpoint')
  // The same bytes at every run, so one is enough.
  return [
    kilobytes('first page', first),
    count('first page: requests', first),
    kilobytes('page, until the acknowledgement', ofPage),
    count('page, until the acknowledgement: requests', ofPage),
    kilobytes('endpoints’ answers', ofEndpoints),
    count('endpoints’ answers: requests', ofEndpoints),
    kilobytes('headers of all answers', all, 'headers'),
  ]
}

function kilobytes(
  name: string,
  received: readonly Received[],
  part: 'body' | 'headers' = 'body',
): Figure {
  const bytes = received.reduce((sum, answer) => sum + answer[part], 0)
  return { name, unit: 'kB', values: [bytes / 1000] }
}

function count(name: string, received: readonly Received[]): Figure {
  return { name, unit: 'requests', values: [received.length] }
}

/**
 * What must arrive before there is something to tap: the page, its style, its script and what that
 * script imports. What it loads later by itself is held back, which shows that the page does not
 * wait for it.
 */
async function firstPage(browser: Browser, door: string): Promise<Received[]> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const markup = await (await fetch(door)).text()
    const needed = await withImports(door, [...markup.matchAll(/(?:src|href)="(\/[^"]+)"/g)])
    await page.route('**', (route) => {
      const { pathname } = new URL(route.request().url())
      return pathname === '/' || needed.has(pathname) ? route.continue() : route.abort()
    })
    const answers = received(page)
    await page.goto(door)
    await firstTap(page).waitFor()
    return (await answers()).filter(({ body }) => body > 0)
  } finally {
    await context.close()
  }
}

/** The paths the page names, and whatever those scripts import before they run. */
async function withImports(
  door: string,
  named: readonly RegExpMatchArray[],
): Promise<ReadonlySet<string>> {
  const paths = new Set(named.map(([, path = '']) => path))
  for (const path of paths) {
    if (!path.endsWith('.js')) continue
    const script = await (await fetch(`${door}${path}`)).text()
    for (const [, file = ''] of script.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.\/[^"'`]+)["'`]/g))
      paths.add(new URL(file, `${door}${path}`).pathname)
  }
  return paths
}

async function whileSending(browser: Browser, door: string): Promise<Received[]> {
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const answers = received(page)
    await walkDoor(page, door)
    return await answers()
  } finally {
    await context.close()
  }
}

/** Collects what arrives from now on; the function returned waits for the sizes. */
function received(page: {
  on(event: 'requestfinished', listener: (request: Request) => void): unknown
}): () => Promise<Received[]> {
  const pending: Promise<Received>[] = []
  page.on('requestfinished', (request) => {
    pending.push(sizeOf(request))
  })
  return () => Promise.all(pending)
}

async function sizeOf(request: Request): Promise<Received> {
  const { responseBodySize, responseHeadersSize } = await request.sizes()
  const kind = new URL(request.url()).pathname.startsWith('/api/') ? 'endpoint' : 'page'
  return { kind, body: responseBodySize, headers: responseHeadersSize }
}
