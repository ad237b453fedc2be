import type { CallMessage, CallName, InputOf, Keyring, OutputOf, ReplyMessage } from './protocol.ts'
import { startWorker } from '../workers/start-worker.ts'

/** The keys of one unlocking. `end` stops the worker, and with it everything it knew. */
export interface RunningKeyring extends Keyring {
  end(): void
}

/** The keyring was ended while it worked: the desk was locked. */
export class KeyringEnded extends Error {
  override name = 'KeyringEnded'
}

interface Waiting {
  readonly resolve: (output: unknown) => void
  readonly reject: (reason: Error) => void
}

/** Starts the one worker that holds keys. */
export function startKeyring(): RunningKeyring {
  const worker = startWorker('keys')
  const waiting = new Map<number, Waiting>()
  let lastId = 0

  worker.addEventListener('message', (event: MessageEvent<ReplyMessage>) => {
    const reply = event.data
    const caller = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.ok) caller?.resolve(reply.output)
    else caller?.reject(new Error(`keyring: ${reply.name} failed`))
  })

  function ask<Name extends CallName>(name: Name) {
    return (input: InputOf<Name>): Promise<OutputOf<Name>> =>
      new Promise((resolve, reject) => {
        lastId += 1
        waiting.set(lastId, { resolve: (output) => resolve(output as OutputOf<Name>), reject })
        worker.postMessage({ id: lastId, name, input } satisfies CallMessage, portsIn(input))
      })
  }

  return {
    unlock: ask('unlock'),
    trust: ask('trust'),
    openParts: ask('openParts'),
    sealNotice: ask('sealNotice'),
    sealAnswer: ask('sealAnswer'),
    openWritten: ask('openWritten'),
    sealDraft: ask('sealDraft'),
    openDraft: ask('openDraft'),
    openTriage: ask('openTriage'),
    sealScreening: ask('sealScreening'),
    sealTaken: ask('sealTaken'),
    sealMandate: ask('sealMandate'),
    signFreeze: ask('signFreeze'),
    signForm: ask('signForm'),
    sealWriting: ask('sealWriting'),
    openWriting: ask('openWriting'),
    sealNote: ask('sealNote'),
    openNotes: ask('openNotes'),
    showFile: ask('showFile'),
    sealUpload: ask('sealUpload'),
    openUpload: ask('openUpload'),
    resumeUpload: ask('resumeUpload'),
    uploadSlice: ask('uploadSlice'),
    sealFile: ask('sealFile'),
    forgetUpload: ask('forgetUpload'),
    sealFindings: ask('sealFindings'),
    sealOutside: ask('sealOutside'),
    sealValues: ask('sealValues'),
    openValues: ask('openValues'),
    sealAccount: ask('sealAccount'),
    sealEnquirer: ask('sealEnquirer'),
    openEnquirers: ask('openEnquirers'),
    openHeads: ask('openHeads'),
    openVersions: ask('openVersions'),
    end() {
      worker.terminate()
      for (const caller of waiting.values()) caller.reject(new KeyringEnded('locked'))
      waiting.clear()
    },
  }
}

/** A port is not copied but handed over. */
function portsIn(input: object): MessagePort[] {
  return Object.values(input).filter((value) => value instanceof MessagePort)
}
