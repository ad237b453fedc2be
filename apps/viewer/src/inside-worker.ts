/// <reference lib="webworker" />
import { inside } from './inside.ts'

declare const self: DedicatedWorkerGlobalScope

// What a stranger's file makes the reader wonder about is for nobody's console.
const silent = (): void => {}
Object.assign(console, { log: silent, info: silent, warn: silent, error: silent })

// A file can be written so that reading it never ends: whoever started this worker ends it.
self.addEventListener('message', (event: MessageEvent<Uint8Array>) => {
  try {
    self.postMessage(inside(event.data))
  } catch {
    self.postMessage(null) // not written as its kind should be
  }
})
