import type { Head } from './answer.ts'
import type { OpenedFile } from './opened-file.ts'
import type { RelayAsk, RelayReply } from './relay.ts'

export interface Shown {
  /** The random name it is shown under: `/view/` and this. */
  readonly view: string
  readonly head: Head
  readonly file: OpenedFile
}

export interface Answering {
  /** Ends with the next question about what the file is. */
  asked(): Promise<void>
  /** Nothing is answered from now on. */
  end(): void
}

/**
 * Lets elements of this page have a file's bytes: answers the service worker's questions about it. Each answer also keeps
 * that worker awake. What went wrong with the bytes goes to `onTrouble`; the element only sees its stream break off.
 */
export function answering(
  workers: ServiceWorkerContainer,
  { view, head, file }: Shown,
  onTrouble: (error: unknown) => void,
): Answering {
  let nextAsked = Promise.withResolvers<void>()
  async function replyTo(question: RelayAsk): Promise<RelayReply> {
    const { id } = question
    if (question.ask === 'head') {
      nextAsked.resolve()
      nextAsked = Promise.withResolvers<void>()
      return { id, head }
    }
    try {
      return { id, bytes: await file.read(question.from, question.to) }
    } catch (error) {
      onTrouble(error)
      return { id, gone: true }
    }
  }
  async function answer(event: MessageEvent<RelayAsk>): Promise<void> {
    if (event.data.view !== view) return
    const reply = await replyTo(event.data)
    const transfer = 'bytes' in reply ? [reply.bytes.buffer] : []
    const asker = event.source
    if (asker instanceof ServiceWorker) asker.postMessage(reply, transfer)
  }
  const listen = (event: MessageEvent<RelayAsk>): void => void answer(event)
  workers.addEventListener('message', listen)
  workers.startMessages()
  return {
    asked: () => nextAsked.promise,
    end: () => workers.removeEventListener('message', listen),
  }
}
