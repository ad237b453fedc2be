import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** How long it waits for more work before it ends, and how long one piece of work may take (milliseconds). */
export interface Patience {
  readonly idle: number
  readonly longest: number
}

/**
 * A thread for work that blocks, so that nobody else waits for it: one piece after the other. It begins with the first and ends when
 * none has come for a while. Throws where the thread broke or took too long; the next piece gets a new one.
 */
export class OwnThread<Asked, Done> {
  readonly #program: URL
  readonly #patience: Patience
  #running: Worker | null = null
  #idle: NodeJS.Timeout | undefined
  #before: Promise<unknown> = Promise.resolve()

  constructor(program: URL, patience: Patience) {
    this.#program = program
    this.#patience = patience
  }

  async do(asked: Asked): Promise<Done> {
    const mine = this.#before.then(() => this.#send(asked))
    this.#before = mine.catch(() => {})
    return mine
  }

  async #send(asked: Asked): Promise<Done> {
    // Whoever works is not idle, however long it takes.
    clearTimeout(this.#idle)
    const worker = (this.#running ??= this.#begun())
    worker.ref()
    worker.postMessage(asked)
    try {
      const signal = AbortSignal.timeout(this.#patience.longest)
      const [done] = (await once(worker, 'message', { signal })) as [Done]
      worker.unref()
      this.#idle = setTimeout(() => this.#end(worker), this.#patience.idle).unref()
      return done
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }

  #begun(): Worker {
    const worker = new Worker(this.#program)
    worker.once('exit', () => this.#forget(worker))
    // Told to whoever waits for the work; without a listener it would end the process.
    worker.on('error', () => {})
    return worker
  }

  /** Forgotten at once: what comes while it ends gets another thread. */
  #end(worker: Worker): void {
    this.#forget(worker)
    void worker.terminate()
  }

  #forget(worker: Worker): void {
    if (this.#running === worker) this.#running = null
  }
}
