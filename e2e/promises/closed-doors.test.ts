import { readdir, stat } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  freePorts,
  makeHome,
  startOffice,
  type RunningOffice,
} from '../../apps/server/src/testing/running-office.ts'
import { temporaryHome } from '../../apps/server/src/postgres/temporary-home.ts'
import { NO_CHROMIUM, testBrowser } from '../../testing/chromium.ts'

// What the real server answers, and to whom, whatever it is asked.

let stack: AsyncDisposableStack
let office: RunningOffice
let browser: Browser | undefined

beforeAll(async () => {
  stack = new AsyncDisposableStack()
  const home = stack.use(await temporaryHome())
  await makeHome(home.path)
  office = stack.use(await startOffice(home.path, await freePorts()))
  browser = await testBrowser()
})

afterAll(async () => {
  await browser?.close()
  await stack.disposeAsync()
})

const post = { method: 'POST', headers: { 'content-type': 'application/json' } }

/** Asked for something, for nothing, wrongly, from elsewhere and without being known. */
const asked: readonly [string, string, RequestInit][] = [
  ['a page', '/', {}],
  ['nothing that is there', '/no/such/thing.txt', {}],
  ['an endpoint', '/api/intake', {}],
  ['an endpoint of the desk', '/api/me', {}],
  ['an unknown endpoint', '/api/no-such', {}],
  ['a change from elsewhere', '/api/submissions', { ...post, body: '{}' }],
  ['a broken body', '/api/sign-in', { ...post, body: '{' }],
  ['another method', '/', { method: 'DELETE' }],
]

test.each(asked)(
  '%s is answered under a policy with Trusted Types, and never kept',
  async (_what, path, init) => {
    for (const origin of [office.door, office.desk]) {
      const response = await fetch(`${origin}${path}`, init)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; script-src 'self';/)
      expect(policy).toContain(`require-trusted-types-for 'script'`)
      // One address of another origin is named: the desk frames the viewer of strangers' files, and nothing else.
      const framed = / frame-src (https?:\/\/[\w.:-]+);/
      expect(framed.test(policy), origin).toBe(origin === office.desk)
      expect([office.door, office.desk]).not.toContain(framed.exec(policy)?.[1])
      expect(policy.replace(framed, '')).not.toMatch(/unsafe|\*|https?:|data:/)
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
      expect(response.headers.get('server')).toBeNull()
    }
  },
)

test('no text becomes script in either page', async (context) => {
  if (browser === undefined) return context.skip(NO_CHROMIUM)
  for (const origin of [office.door, office.desk]) {
    const page = await browser.newPage()
    await page.goto(origin)
    const attempts = await page.evaluate(() => {
      const outcome = (attempt: () => unknown) => {
        try {
          attempt()
          return 'done'
        } catch (error) {
          return error instanceof Error ? error.name : 'refused'
        }
      }
      const script = document.createElement('script')
      // Later, because what the browser's driver itself runs may evaluate text.
      return new Promise<string[]>((resolve) =>
        setTimeout(() =>
          resolve([
            outcome(() => (document.body.innerHTML = '<b>x</b>')),
            outcome(() => (script.src = 'https://example.org/x.js')),
            outcome(() => (script.textContent = 'globalThis.x = 1')),
            // oxlint-disable-next-line no-eval -- that it is refused is what is tested
            outcome(() => globalThis.eval('1')),
            // oxlint-disable-next-line no-implied-eval, no-new-func -- likewise
            outcome(() => new Function('return 1')),
          ]),
        ),
      )
    })
    expect(attempts.filter((attempt) => attempt === 'done')).toEqual([])
    await page.close()
  }
})

test('the server listens on this machine alone', async (context) => {
  const elsewhere = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
  if (elsewhere.length === 0) return context.skip('this machine has no address of its own')
  for (const { address } of elsewhere)
    for (const { port } of [new URL(office.door), new URL(office.desk)])
      await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow('fetch failed')
})

test('the keys and the data can be read by no other account of this machine', async () => {
  const folder = join(office.home, 'keys')
  const keys = (await readdir(folder)).map((name) => join(folder, name))
  const own = ['password', 'data', 'log', 'socket'].map((name) =>
    join(office.home, 'postgres', name),
  )
  for (const path of [...keys, ...own]) expect((await stat(path)).mode & 0o077, path).toBe(0)
})
