import {
  VIEWING,
  viewFile,
  type SubmissionId,
  type ViewedAs,
  type ViewingNews,
  type ViewingOrder,
} from '@amparo/contract'
import type { FileDocument } from '@amparo/seal'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { FileShown } from '../keys/files.ts'
import { useSession } from '../session/session-context.tsx'
import type { FailureCode } from '../ui/refusal-sentence.ts'

type News<Name extends ViewingNews['news']> = Extract<ViewingNews, { readonly news: Name }>

/** What is known of a file that is looked at. */
export interface Seen {
  readonly as: ViewedAs | null
  /** The media type its bytes show; null for one we do not know. */
  readonly type: string | null
  readonly measured: News<'measured'> | null
  readonly inside: News<'inside'> | null
  readonly checking: number | null
  readonly checked: News<'checked'> | null
  readonly stopped: News<'stopped'>['why'] | 'silent' | Exclude<FileShown, 'shown'> | null
}

export type ViewingState =
  | { readonly state: 'closed' }
  | { readonly state: 'asking' }
  | { readonly state: 'refused'; readonly code: FailureCode }
  | { readonly state: 'open'; readonly viewer: string; readonly seen: Seen }

const nothingYet: Seen = {
  as: null,
  type: null,
  measured: null,
  inside: null,
  checking: null,
  checked: null,
  stopped: null,
}

/** In milliseconds: a viewer that is there has begun by then, also over a bad line. */
const silentAfter = 60_000

interface Handed {
  readonly media: string
  readonly header: string
  readonly ticket: string
}

/** Looks at one file of a message. The server writes it into the log before it hands anything out. */
export function useViewing(submission: SubmissionId, part: number, document: FileDocument) {
  const session = useSession()
  const [viewing, setViewing] = useState<ViewingState>({ state: 'closed' })
  const handed = useRef<Handed | null>(null)
  const orders = useRef<MessagePort | null>(null)

  const order = useCallback((given: ViewingOrder): void => orders.current?.postMessage(given), [])

  const learn = useCallback((change: (seen: Seen) => Partial<Seen>): void => {
    setViewing((now) =>
      now.state === 'open' ? { ...now, seen: { ...now.seen, ...change(now.seen) } } : now,
    )
  }, [])

  const shut = useCallback((): void => {
    order({ order: 'close' })
    orders.current = null
    handed.current = null
  }, [order])
  useEffect(() => shut, [shut])

  async function look(): Promise<void> {
    setViewing({ state: 'asking' })
    const answer = await session.ask(viewFile, {
      params: { submission, part: String(part) },
      body: {},
    })
    if (!answer.ok) return setViewing({ state: 'refused', code: answer.code })
    const { media, header, ticket, viewer } = answer.reply
    handed.current = { media, header, ticket }
    setViewing({ state: 'open', viewer, seen: nothingYet })
  }

  /** The frame is there: gives it a port for orders, and has the worker give it the key over another. */
  async function begin(frame: HTMLIFrameElement, viewer: string): Promise<void> {
    const given = handed.current
    handed.current = null
    if (given === null) return
    const talk = new MessageChannel()
    const key = new MessageChannel()
    orders.current = talk.port1
    talk.port1.addEventListener('message', ({ data }: MessageEvent<ViewingNews>) => {
      learn((seen) => learned(seen, data))
    })
    talk.port1.start()
    frame.contentWindow?.postMessage(VIEWING, viewer, [talk.port2, key.port2])
    setTimeout(
      () => learn(({ as, stopped }) => ((as ?? stopped) ? {} : { stopped: 'silent' })),
      silentAfter,
    )
    const shown = await session.keys().showFile({ document, ...given, port: key.port1 })
    if (shown !== 'shown') learn(() => ({ stopped: shown }))
  }

  return {
    viewing,
    look: () => void look(),
    begin: (frame: HTMLIFrameElement, viewer: string) =>
      void begin(frame, viewer).catch(() => learn(() => ({ stopped: 'silent' }))),
    order,
    close(): void {
      shut()
      setViewing({ state: 'closed' })
    },
  }
}

export type Viewing = ReturnType<typeof useViewing>

function learned(seen: Seen, news: ViewingNews): Partial<Seen> {
  switch (news.news) {
    case 'opened':
      return { as: news.as, type: news.type }
    case 'measured':
      return { measured: news }
    case 'inside':
      return { inside: news }
    case 'checking':
      return { checking: news.bytes }
    case 'checked':
      return { checked: news, checking: null }
    case 'stopped':
      // What was shown stays worth having; a check that broke off has no progress any more.
      return { stopped: seen.stopped ?? news.why, checking: null }
    case 'closed':
      return {}
  }
}
