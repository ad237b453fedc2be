/// <reference lib="webworker" />
import { browserHashing } from '@amparo/log/browser'
import { makeKeyring } from './make-keyring.ts'
import type { CallMessage, Keyring, ReplyMessage } from './protocol.ts'

declare const self: DedicatedWorkerGlobalScope

const keyring = makeKeyring({
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  hashing: browserHashing,
})

self.addEventListener('message', (event: MessageEvent<CallMessage>) => {
  void answer(event.data)
})

async function answer({ id, name, input }: CallMessage): Promise<void> {
  try {
    // The page and this worker are built together from one protocol, so the pair fits.
    const call = keyring[name] as (input: unknown) => ReturnType<Keyring[typeof name]>
    reply({ id, ok: true, output: await call(input) })
  } catch {
    reply({ id, ok: false, name })
  }
}

function reply(message: ReplyMessage): void {
  self.postMessage(message)
}
