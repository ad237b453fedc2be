import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LetterDocument } from '@amparo/letters'

/** Fonts and the typesetter take memory, and letters come in bunches: the printer waits so long for the next one (milliseconds). */
const IDLE = 30_000
/** A long letter takes two seconds; whoever waits holds a letter, and others wait behind (milliseconds). */
const LONGEST = 60_000

interface Printer {
  readonly worker: Worker
  readonly idle: NodeJS.Timeout
}

let printer: Printer | null = null
let before: Promise<unknown> = Promise.resolve()

/** A letter as PDF, one after the other. Throws where the printer broke or took too long; the next letter gets a new one. */
export async function printed(document: LetterDocument): Promise<Buffer> {
  const mine = before.then(() => print(document))
  before = mine.catch(() => {})
  return mine
}

async function print(document: LetterDocument): Promise<Buffer> {
  const { worker, idle } = (printer ??= newPrinter())
  idle.refresh()
  worker.ref()
  worker.postMessage(document)
  try {
    const signal = AbortSignal.timeout(LONGEST)
    const [pdf] = (await once(worker, 'message', { signal })) as [Uint8Array]
    worker.unref()
    return Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

function newPrinter(): Printer {
  const worker = new Worker(new URL('./print-worker.ts', import.meta.url))
  const idle = setTimeout(() => void worker.terminate(), IDLE).unref()
  worker.once('exit', () => {
    clearTimeout(idle)
    if (printer?.worker === worker) printer = null
  })
  // Told to whoever waits for the letter; without a listener it would end the process.
  worker.on('error', () => {})
  return { worker, idle }
}
