import type { Inside } from './inside.ts'
import { trustedScript } from './trusted-scripts.ts'

/** How much of a picture's beginning is looked through, in bytes; what it says of itself stands there. */
export const insideLength = 256 * 1024

/** In milliseconds. Honest pictures take a few. */
const patience = 3_000

/** What a picture says of itself, or null when that cannot be read or takes too long. */
export function lookInside(bytes: Uint8Array): Promise<Inside | null> {
  const worker = new Worker(trustedScript('inside'), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<Inside | null>()
  const timer = setTimeout(() => resolve(null), patience)
  worker.addEventListener('message', (event: MessageEvent<Inside | null>) => resolve(event.data))
  worker.addEventListener('error', () => resolve(null))
  worker.postMessage(bytes)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.terminate()
  })
}
