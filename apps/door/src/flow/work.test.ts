import { expect, test } from 'vitest'
import { createWork } from './work.ts'

const reply = {
  challenge: { parameters: { cost: 1 }, signature: 'ab' },
  most: 9,
  waiting: 0,
  files: 'open',
}

/** A server that answers by turns, and a solver that finds the counter 7 at once. */
function working(...answers: readonly (() => Response)[]) {
  const sizes: number[] = []
  const fetch: typeof globalThis.fetch = async (_url, request) => {
    sizes.push((JSON.parse(request?.body as string) as { size: number }).size)
    return (answers[sizes.length - 1] ?? (() => Response.json(reply)))()
  }
  const solve = async (_challenge: unknown, most: number, onTries: (tries: unknown) => void) => {
    onTries({ done: 7, most })
    return { counter: 7, derivedKey: 'ab' }
  }
  return { sizes, work: createWork(fetch, solve as never) }
}

const busy = () => Response.json({ code: 'busy' }, { status: 503, headers: { 'retry-after': '3' } })
const quiet = () => {}

test('work that was begun while the person read is not asked for again', async () => {
  const { sizes, work } = working()
  work.begin(5_000)
  const heard: unknown[] = []
  const paid = await work.pass(5_000, (tries) => heard.push(tries))
  expect(paid).toMatchObject({ ok: true, pass: { kind: 'work', solution: { counter: 7 } } })
  expect(heard).toEqual([{ done: 7, most: 9 }])
  expect(sizes).toEqual([5_000])
})

test('a message that turned out larger is paid for anew, a smaller one is not', async () => {
  const { sizes, work } = working()
  work.begin(5_000)
  await work.pass(4_000, quiet)
  await work.pass(20_000, quiet)
  expect(sizes).toEqual([5_000, 20_000])
})

test('the same work goes with the same message until it is spent', async () => {
  const { sizes, work } = working()
  const first = await work.pass(5_000, quiet)
  expect(await work.pass(5_000, quiet)).toEqual(first)
  work.spent()
  await work.pass(5_000, quiet)
  expect(sizes).toHaveLength(2)
})

test('a busy office is heard with its seconds, and asked again when somebody waits for it', async () => {
  const { sizes, work } = working(busy, busy)
  work.begin(5_000)
  await new Promise((done) => setTimeout(done))
  expect(await work.pass(5_000, quiet)).toEqual({ ok: false, code: 'busy', wait: 3 })
  expect(await work.pass(5_000, quiet)).toMatchObject({ ok: true })
  expect(sizes).toHaveLength(3)
})

test('work that cannot be done here is told', async () => {
  const fetch = () => Promise.resolve(Response.json(reply))
  const failing = createWork(fetch, () => Promise.reject(new TypeError('kind')))
  expect(await failing.pass(1, quiet)).toMatchObject({ ok: false, code: 'unexpected' })
})
