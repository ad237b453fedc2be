import { dropAttachment, listAttachments, type SubmissionId } from '@amparo/contract'
import type { FileKind } from '@amparo/seal'
import { browserClock } from '@amparo/upload/browser'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { KeyringEnded } from '../keys/start-keyring.ts'
import { useOfficer, useSession } from '../session/session-context.tsx'
import type { OpenedMessage } from '../submissions/opened.ts'
import { useSetOpened } from '../submissions/use-open.ts'
import { useRefreshSubmissions } from '../submissions/use-submissions.ts'
import { localDay } from '../ui/say-day.ts'
import {
  beginAttachment,
  finishAttachmentAt,
  resumeAttachment,
  sendAttachment,
  type AttachEnd,
  type AttachProgress,
  type AttachTools,
  type FileToAttach,
  type Watch,
} from './attach.ts'

export interface AttachingFile {
  readonly upload: string
  readonly name: string
  readonly progress: AttachProgress | null
  /** Null while it is under way. */
  readonly end: Exclude<AttachEnd, { end: 'attached' }> | null
}

/** A file this officer began and has not finished, as the server keeps it. */
export interface UnfinishedFile {
  readonly upload: string
  readonly length: number
  readonly offset: number
  readonly state: string
  readonly expires: string
  readonly known: {
    readonly name: string
    readonly size: number
    readonly kind: FileKind
    readonly leaves: readonly string[]
  } | null
}

type Chosen = Omit<FileToAttach, 'submission' | 'team'>

/** Files an officer puts into a thread, one after another. */
export function useAttachments(submission: SubmissionId, opened: OpenedMessage) {
  const session = useSession()
  const { me } = useOfficer()
  const queries = useQueryClient()
  const setOpened = useSetOpened(submission)
  const refresh = useRefreshSubmissions()
  const [files, setFiles] = useState<readonly AttachingFile[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const begun = useRef(new Map<string, number>())
  // Where the next part goes is asked when a file has arrived, which may be long after it was chosen.
  const newest = useRef(opened)
  useEffect(() => {
    newest.current = opened
  }, [opened])
  useEffect(() => {
    const all = stops.current
    return () => all.forEach((stop) => stop.abort())
  }, [])

  const team = me.office.intakeTeam
  const listKey = ['attachments', submission] as const
  const tools = (): AttachTools => ({
    ask: session.ask,
    keys: session.keys(),
    fetch: (...asked) => fetch(...asked),
    clock: browserClock,
  })

  const { data: listed } = useQuery({
    queryKey: listKey,
    queryFn: async (): Promise<readonly UnfinishedFile[]> => {
      const answer = await session.ask(listAttachments, { params: { submission }, body: {} })
      if (!answer.ok) return []
      return Promise.all(
        answer.reply.uploads.map(async ({ id, ...upload }) => {
          const known = await session.keys().openUpload({ upload: id, state: upload.state })
          return { ...upload, upload: id, known: known.verdict === 'known' ? known : null }
        }),
      )
    },
  })

  function change(upload: string, to: Partial<AttachingFile>): void {
    setFiles((now) => now.map((one) => (one.upload === upload ? { ...one, ...to } : one)))
  }

  function watch(upload: string): Watch {
    const stop = new AbortController()
    stops.current.set(upload, stop)
    return { signal: stop.signal, onProgress: (progress) => change(upload, { progress }) }
  }

  async function run(
    upload: string,
    begin: (watching: Watch) => Promise<AttachEnd | { end: 'begun'; length: number }>,
  ): Promise<void> {
    const watching = watch(upload)
    change(upload, { end: null })
    try {
      const first = await begin(watching)
      if (first.end === 'begun') {
        begun.current.set(upload, first.length)
        await goOn(upload, first.length, watching)
      } else settle(upload, first)
    } catch (error) {
      const isLocked = error instanceof KeyringEnded
      settle(upload, isLocked ? { end: 'stopped' } : { end: 'refused', code: 'unexpected' })
    }
  }

  async function goOn(upload: string, length: number, watching: Watch): Promise<void> {
    const sent = await sendAttachment(tools(), { submission, upload, length }, watching)
    if (sent !== undefined) return settle(upload, sent)
    change(upload, { progress: { step: 'finishing', bytes: length, of: length } })
    const last = newest.current.parts.at(-1)
    if (last === undefined) return settle(upload, { end: 'behind' })
    const day = localDay(new Date())
    const place = { seq: last.seq + 1, prev: last.sha256, day }
    settle(upload, await finishAttachmentAt(tools(), { submission, upload, team }, place))
  }

  function settle(upload: string, end: AttachEnd): void {
    if (end.end === 'attached') {
      const { document, sha256 } = end
      const { seq, day, media } = document
      setOpened((message) => ({
        ...message,
        parts: [
          ...message.parts,
          {
            seq,
            day,
            media: { id: media.id, length: media.length },
            by: me.name,
            sha256,
            opened: {
              verdict: 'file',
              seq,
              document,
              tag: 'right',
              order: 'right',
              findings: null,
              commitment: null,
            },
          },
        ],
      }))
      setFiles((now) => now.filter((one) => one.upload !== upload))
      void refresh(submission)
    } else change(upload, { end })
    void queries.invalidateQueries({ queryKey: listKey })
  }

  return {
    files,
    /** Begun before this page was loaded, or by somebody else of the team. */
    unfinished: (listed ?? []).filter(({ upload }) =>
      files.every((one) => one.upload !== upload || one.end?.end === 'other-file'),
    ),
    attach(chosen: Chosen): void {
      const upload = randomName()
      setFiles((now) => [...now, { upload, name: chosen.name, progress: null, end: null }])
      void run(upload, (watching) =>
        beginAttachment(tools(), upload, { ...chosen, submission, team }, watching),
      )
    },
    resume(one: UnfinishedFile, file: File): void {
      const { upload, length, state, known } = one
      if (known === null) return
      const { leaves, name } = known
      setFiles((now) => [
        ...now.filter((before) => before.upload !== upload),
        { upload, name, progress: null, end: null },
      ])
      void run(upload, (watching) =>
        resumeAttachment(tools(), { upload, length, state, leaves, file }, watching),
      )
    },
    /** Goes on with a file that was stopped or refused, where it was. */
    goOn(upload: string): void {
      const length = begun.current.get(upload)
      if (length === undefined) return
      void run(upload, async () => ({ end: 'begun', length }))
    },
    canGoOn: (upload: string): boolean => begun.current.has(upload),
    stop: (upload: string): void => stops.current.get(upload)?.abort(),
    async drop(upload: string): Promise<void> {
      stops.current.get(upload)?.abort()
      await session.ask(dropAttachment, { params: { submission }, body: { upload } })
      setFiles((now) => now.filter((one) => one.upload !== upload))
      await queries.invalidateQueries({ queryKey: listKey })
    },
  }
}

export type Attaching = ReturnType<typeof useAttachments>

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
