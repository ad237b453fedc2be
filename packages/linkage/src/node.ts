import { Worker } from 'node:worker_threads'
import type { Answer, Order, Workers } from './work.ts'

/** Threads of Node. Where nothing else runs, as many as there are cores. They read the same memory. */
export function nodeWorkers(count: number): Workers & AsyncDisposable {
  const threads = Array.from({ length: count }, () => threadOf())
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

function threadOf() {
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
