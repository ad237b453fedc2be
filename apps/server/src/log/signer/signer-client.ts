import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import {
  parseSignatures,
  parseVerifierKey,
  type NoteSignature,
  type VerifierKey,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { SignerReply, SignerRequest } from './protocol.ts'
import { LostMemory, type SignerRefusal } from './signing.ts'

export interface SignerState {
  readonly keys: readonly VerifierKey[]
  /** The text of the checkpoint it signed last. */
  readonly last: string
}

/** The log's own process for signing, begun when it is first needed and again when it was lost. */
export interface SignerClient extends AsyncDisposable {
  /** Throws `LostMemory` where keys and memory are not whole. */
  state(): Promise<SignerState>
  sign(
    text: string,
    proof: readonly Uint8Array[],
  ): Promise<
    | { readonly verdict: 'signed'; readonly signatures: readonly NoteSignature[] }
    | { readonly verdict: 'refused'; readonly why: SignerRefusal; readonly last: string }
  >
}

const PROGRAM = fileURLToPath(new URL('./signer-process.ts', import.meta.url))

/** It gets no settings of ours: no address of a database, no folder but its own. */
function environment(): NodeJS.ProcessEnv {
  const failpoint = process.env['AMPARO_FAILPOINT']
  return failpoint === undefined ? {} : { AMPARO_FAILPOINT: failpoint }
}

export function signerClient(folder: string, origin: string): SignerClient {
  let child: ChildProcess | undefined
  let count = 0
  const waiting = new Map<number, PromiseWithResolvers<SignerReply>>()

  function started(): ChildProcess {
    if (child !== undefined) return child
    const begun = fork(PROGRAM, [folder, origin], {
      env: environment(),
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const lost = () => {
      if (child === begun) child = undefined
      for (const [id, reply] of waiting) {
        waiting.delete(id)
        reply.reject(new Error('the signing process ended before it answered'))
      }
    }
    begun.on('message', (reply: SignerReply) => {
      waiting.get(reply.id)?.resolve(reply)
      waiting.delete(reply.id)
    })
    begun.on('exit', lost)
    begun.on('error', lost)
    // It must not keep us from ending.
    begun.unref()
    begun.channel?.unref()
    child = begun
    return begun
  }

  async function ask(request: SignerRequest): Promise<SignerReply> {
    const reply = Promise.withResolvers<SignerReply>()
    waiting.set(request.id, reply)
    started().send(request, (error) => {
      if (error !== null) reply.reject(error)
    })
    const answer = await reply.promise
    if (answer.answer === 'lost') throw new LostMemory(answer.sentence)
    return answer
  }

  return {
    async state() {
      const reply = await ask({ id: ++count, ask: 'state' })
      if (reply.answer !== 'state') throw new Error(`signer: ${reply.answer} for a state`)
      return { keys: reply.keys.map(readKey), last: reply.last }
    },
    async sign(text, proof) {
      const hashes = proof.map((hash) => Buffer.from(hash).toString('base64'))
      const reply = await ask({ id: ++count, ask: 'sign', text, proof: hashes })
      if (reply.answer === 'refused')
        return { verdict: 'refused', why: reply.why, last: reply.last }
      const reading = reply.answer === 'signed' ? parseSignatures(reply.signatures) : undefined
      if (reading?.verdict !== 'signatures') throw new Error(`signer: ${reply.answer} to signing`)
      return { verdict: 'signed', signatures: reading.signatures }
    },
    async [Symbol.asyncDispose]() {
      const ending = child
      if (ending === undefined) return
      ending.ref()
      const ended = new Promise((resolve) => ending.once('exit', resolve))
      ending.disconnect()
      await ended
    },
  }
}

function readKey(text: string): VerifierKey {
  const reading = parseVerifierKey(nodeHashing, text)
  if (reading.verdict === 'malformed') throw new Error('signer: not a key')
  return reading.key
}
