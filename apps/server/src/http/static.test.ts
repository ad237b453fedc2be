import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventsTo } from '../events.ts'
import { roomElsewhere } from '../host/room.ts'
import { httpApp } from './app.ts'
import { deskPolicy, doorPolicy, viewerPolicy } from './policies.ts'
import { servePage } from './static.ts'

const policies = [
  doorPolicy,
  deskPolicy('https://viewer.test'),
  viewerPolicy(['https://desk.test']),
]

const ORIGIN = 'http://page.test'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amparo-page-'))
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true })
  await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>page</title>')
  await writeFile(join(folder, 'dist', 'assets', 'a-1.js'), 'let a = 1')
  await writeFile(join(folder, 'dist', 'assets', 'a-1.js.br'), brotliCompressSync('let a = 1'))
  await writeFile(join(folder, 'dist', 'assets', 'a-1.js.map'), '{}')
  await writeFile(join(folder, 'secret.txt'), 'not for anybody')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

function page(options: { lasting: boolean; anyPath: boolean }, policy = doorPolicy) {
  const app = httpApp({
    origins: [ORIGIN],
    policy,
    events: eventsTo({ info() {}, warn() {}, error() {} } as never),
    room: roomElsewhere,
  })
  servePage(app, join(folder, 'dist'), options)
  return (path: string, headers: Record<string, string> = {}) =>
    app.request(`${ORIGIN}${path}`, { headers: { host: 'page.test', ...headers } })
}

const door = { lasting: false, anyPath: false }
const desk = { lasting: true, anyPath: true }

describe('a built page', () => {
  test('is served with its type, packed for whoever takes brotli', async () => {
    const get = page(door)
    const packed = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, br' })
    expect(packed.headers.get('content-encoding')).toBe('br')
    expect(packed.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const plain = await get('/assets/a-1.js', { 'accept-encoding': 'gzip, brunch' })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe('let a = 1')
  })

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/../../secret.txt',
    '/secret.txt',
    '/assets/a-1.js.map',
    '/assets',
    '/assets/a-1.js%00',
  ])('gives nothing for %s', async (path) => {
    for (const options of [door, desk]) {
      const told = await page(options)(path)
      expect(await told.text()).not.toContain('not for anybody')
      if (options === door) expect(told.status).toBe(404)
    }
  })

  test('leaves nothing of the door in a cache, and of the desk only what is named by its hash', async () => {
    for (const path of ['/', '/assets/a-1.js'])
      expect((await page(door)(path)).headers.get('cache-control')).toBe('no-store')
    expect((await page(desk)('/')).headers.get('cache-control')).toBe('no-store')
    expect((await page(desk)('/people/7')).headers.get('cache-control')).toBe('no-store')
    expect((await page(desk)('/assets/a-1.js')).headers.get('cache-control')).toContain('immutable')
  })

  test('comes with its policy on every answer, found or not', async () => {
    for (const policy of policies)
      for (const path of ['/', '/assets/a-1.js', '/nowhere', '/api/nowhere']) {
        const { headers } = await page(door, policy)(path)
        expect(headers.get('content-security-policy')).toBe(policy)
        expect(headers.get('referrer-policy')).toBe('no-referrer')
        expect(headers.get('x-content-type-options')).toBe('nosniff')
        expect(headers.get('set-cookie')).toBeNull()
      }
  })

  test('is refused under another host’s name, so that no name can be pointed at it', async () => {
    expect((await page(door)('/', { host: 'evil.test' })).status).toBe(403)
  })

  test('that was not built says how to build it', () => {
    const app = httpApp({
      origins: [ORIGIN],
      policy: doorPolicy,
      events: eventsTo({} as never),
      room: roomElsewhere,
    })
    expect(() => servePage(app, join(folder, 'dist', 'assets'), door)).toThrow('has not been built')
  })
})

test('policies forbid everything but what a page is made of', () => {
  for (const policy of policies) {
    expect(policy).toMatch(/^default-src 'none';/)
    expect(policy).toMatch(
      /require-trusted-types-for 'script'; trusted-types ('none'|amparo-workers|amparo-viewer)$/,
    )
    expect(policy.replaceAll(/https:\/\/(viewer|desk)\.test/g, '')).not.toMatch(
      /unsafe|\*|https?:|data:/,
    )
  }
})

test('the desk frames the viewer alone, and the viewer is framed by the desk alone', () => {
  expect(deskPolicy('https://viewer.test')).toContain('frame-src https://viewer.test;')
  expect(viewerPolicy(['https://desk.test'])).toContain('frame-ancestors https://desk.test;')
  for (const policy of [doorPolicy, deskPolicy('https://viewer.test')])
    expect(policy).toContain("frame-ancestors 'none';")
  for (const policy of [doorPolicy, viewerPolicy(['https://desk.test'])])
    expect(policy).not.toContain('frame-src')
})
