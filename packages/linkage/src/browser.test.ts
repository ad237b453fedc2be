import { afterEach, expect, test, vi } from 'vitest'
import { browserWorkers } from './browser.ts'
import { withDerived } from './derive.ts'
import { anyModel, scheme } from './testing/model.ts'
import { tableOf } from './testing/people.ts'
import { seeded } from './testing/random.ts'
import { weighAll } from './weigh-all.ts'
import { answering, type Order } from './work.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

/** A worker as a page sees it: what it is told is copied, and it answers later. */
class PageWorker extends EventTarget {
  readonly #answer = answering()

  constructor(url: URL, { type }: WorkerOptions) {
    super()
    if (!url.pathname.endsWith('/browser-worker.ts') || type !== 'module')
      throw new Error('no worker')
  }

  postMessage(order: Order): void {
    const told = structuredClone(order)
    queueMicrotask(() =>
      this.dispatchEvent(
        new MessageEvent('message', { data: structuredClone(this.#answer(told)) }),
      ),
    )
  }

  terminate(): void {}
}

test('a page’s workers, which share no memory, find what one finds alone', async () => {
  vi.stubGlobal('Worker', PageWorker)
  const people = Array.from({ length: 200 }, (_, at) => ({
    given: ['Анна', 'Іван'][at % 2]!,
    family: ['Кавалёў', 'Ковалев', 'حسن'][at % 3]!,
    born: `19${60 + (at % 30)}`,
  }))
  const table = withDerived(tableOf(people), scheme.derived)
  const model = anyModel(table, seeded(9))
  using workers = browserWorkers(3)
  const alone = await weighAll(table, model, -3000)
  expect(alone.left.length).toBeGreaterThan(0)
  expect(await weighAll(table, model, -3000, workers)).toEqual(alone)
})
