import type { Answer, Order, Workers } from './work.ts'

/**
 * Web workers. They read the same memory where the page is isolated from other origins; elsewhere what they need is copied to
 * each of them.
 */
export function browserWorkers(count: number): Workers & Disposable {
  const workers = Array.from({ length: count }, () => workerOf())
  return {
    count,
    ask: async (worker, order) => {
      const one = workers[worker]
      if (one === undefined) throw new Error(`there is no worker ${worker}`)
      return one.ask(order)
    },
    allocate: (length) =>
      globalThis.crossOriginIsolated
        ? new Int32Array(new SharedArrayBuffer(4 * length))
        : new Int32Array(length),
    [Symbol.dispose]: () => {
      for (const { end } of workers) end()
    },
  }
}

function workerOf() {
  const worker = new Worker(new URL('./browser-worker.ts', import.meta.url), { type: 'module' })
  const waiting: PromiseWithResolvers<Answer>[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
    waiting.shift()?.resolve(data),
  )
  worker.addEventListener('error', ({ message }) => {
    for (const one of waiting.splice(0)) one.reject(new Error(message))
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
