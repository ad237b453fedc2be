import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { freePorts, refusedStart } from '../testing/running-office.ts'

let home: Awaited<ReturnType<typeof temporaryHome>>

beforeAll(async () => {
  home = await temporaryHome()
})

afterAll(() => home[Symbol.asyncDispose]())

const door = 'https://door.test'
const desk = 'https://desk.test'
const viewer = 'https://viewer.test'

test.each([
  ['door and desk', { door: desk, desk, viewer }],
  ['desk and viewer', { door, desk, viewer: `${desk}:8443` }],
  ['door and viewer', { door, desk, viewer: door }],
])(
  '%s under one public host name are refused, since cookies know no ports',
  async (_two, origins) => {
    const { code, said } = await refusedStart(home.path, { ...(await freePorts()), origins })
    expect(code).toBe(1)
    expect(said).toContain('need different host names')
  },
)

test('a desk with a public name and a viewer without one is refused, and the name to set is said', async () => {
  process.env['AMPARO_DESK_ORIGIN'] = desk
  try {
    const { code, said } = await refusedStart(home.path, await freePorts())
    expect(code).toBe(1)
    expect(said).toContain('AMPARO_VIEWER_ORIGIN')
  } finally {
    delete process.env['AMPARO_DESK_ORIGIN']
  }
})
