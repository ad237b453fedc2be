import { Worker } from 'node:worker_threads'
import { setImmediate } from 'node:timers/promises'
import { answering, type Answer, type Order, type Workers } from './work.ts'

/**
 * Threads of Node, which read the same memory; where nothing else runs, as many as there are cores. The thread of whoever
 * asks waits, unless it is to be one of them: a program that has nothing else to do starts one less.
 */
export function nodeWorkers(
  count: number,
  { withThis = false }: { readonly withThis?: boolean } = {},
): Workers & AsyncDisposable {
  const threads: Thread[] = Array.from({ length: withThis ? count - 1 : count }, () => threadOf())
  if (withThis) threads.push(thisThread())
  return {
    count,
    ask: async (worker, order) => {
      const thread = threads[worker]
      if (thread === undefined) throw new Error(`there is no worker ${worker}`)
      return thread.ask(order)
    },
    allocate: (length) => new Int32Array(new SharedArrayBuffer(4 * length)),
    [Symbol.asyncDispose]: async () => {
      await Promise.all(threads.map(({ end }) => end()))
    },
  }
}

interface Thread {
  readonly ask: (order: Order) => Promise<Answer>
  readonly end: () => Promise<unknown>
}

/** Between two orders it listens to the others, who would else wait for theirs. */
function thisThread(): Thread {
  const answer = answering()
  let before: Promise<unknown> = Promise.resolve()
  return {
    ask: (order) => {
      const answered = before.then(() => setImmediate()).then(() => answer(order))
      before = answered.catch(() => undefined)
      return answered
    },
    end: async () => undefined,
  }
}

function threadOf(): Thread {
  const worker = new Worker(new URL('./node-worker.ts', import.meta.url))
  const waiting: PromiseWithResolvers<Answer>[] = []
  worker.on('message', (answer: Answer) => waiting.shift()?.resolve(answer))
  worker.on('error', (error) => {
    for (const one of waiting.splice(0)) one.reject(error)
  })
  return {
    ask: (order: Order) => {
      const answer = Promise.withResolvers<Answer>()
      waiting.push(answer)
      worker.postMessage(order)
      return answer.promise
    },
    end: () => worker.terminate(),
  }
}
