import type { Browser, Page } from 'playwright-core'
import { testBrowser } from '../testing/chromium.ts'
import { benchOffice } from './bench-office.ts'
import type { Bench, Group, Line } from './figure.ts'
import { walkDoor, type Walked } from './walk-door.ts'

export const firstTap: Group = {
  name: 'first-tap',
  about: 'from the first tap at the door to the acknowledgement, in a real browser on a slow line',
  measure,
}

const RUNS = 5

/**
 * “Slow 3G” of Chrome's developer tools: 400 kbit/s each way, and two seconds more for every
 * request.
 */
const SLOW_3G = { latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }

/** How many times slower than this machine a cheap phone's processor is taken to be. */
const SLOW_PHONE = 6

async function measure(bench: Bench): Promise<readonly Line[]> {
  const browser = await testBrowser()
  if (browser === undefined)
    return [{ name: 'first tap to acknowledgement', why: 'no Chromium on this machine' }]
  bench.scope.defer(() => browser.close())
  const { door } = await benchOffice(bench)
  const line = await walks(bench, browser, door, 1)
  const phone = await walks(bench, browser, door, SLOW_PHONE)
  return [
    figure('first tap to acknowledgement', line, 'fromFirstTap'),
    figure('the same from opening the address', line, 'fromNavigation'),
    figure('“Send” to acknowledgement', line, 'fromSend'),
    figure(`first tap, processor ${SLOW_PHONE} times slower`, phone, 'fromFirstTap'),
  ]
}

function figure(name: string, walked: readonly Walked[], from: keyof Walked): Line {
  const values = walked.map((walk) => walk[from] / 1000)
  return from === 'fromFirstTap'
    ? { name, unit: 's', values, target: { atMost: 20 } }
    : { name, unit: 's', values }
}

async function walks(
  { say }: Bench,
  browser: Browser,
  door: string,
  slower: number,
): Promise<Walked[]> {
  const walked: Walked[] = []
  for (let run = 1; run <= RUNS; run++) {
    say(`slow 3G, processor ${slower} × slower, run ${run} of ${RUNS}`)
    // A context of its own: nothing is in the cache, and no connection is open.
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
    try {
      walked.push(await walkDoor(await slowed(await context.newPage(), slower), door))
    } finally {
      await context.close()
    }
  }
  return walked
}

async function slowed(page: Page, slower: number): Promise<Page> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW_3G })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return page
}
