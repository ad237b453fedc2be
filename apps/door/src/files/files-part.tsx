import type { FileKind, Mailbox } from '@amparo/seal'
import { useEffect, useRef, useState } from 'preact/hooks'
import { ask } from '../calls.ts'
import { listUploads } from '../mailbox-calls.ts'
import type { Trusted } from '../sealing/office.ts'
import { useWords } from '../ui/words.ts'
import { FileRow } from './file-row.tsx'
import { fileMessages, type FileMessages } from './locales/file-messages.ts'
import { openedState, type Chosen } from './locking-file.ts'
import { credentials, type Newest } from './send-file.ts'
import { UnfinishedRow, type Unfinished } from './unfinished-row.tsx'
import { Voice } from './voice.tsx'

interface FilesProps {
  readonly office: Trusted
  readonly keys: Mailbox
  readonly newest: Newest
  /** Looks at the server for the newest part; null when it cannot be reached. */
  readonly look: () => Promise<Newest | null>
}

/** Files after the text has arrived: chosen or recorded here, or begun before a reload. */
export function FilesPart(props: FilesProps) {
  const { code } = useWords()
  const [messages, setMessages] = useState<FileMessages | null>(null)
  useEffect(() => void fileMessages(code).then(setMessages, () => {}), [code])
  if (messages === null) return null
  return <Files {...props} messages={messages} />
}

function Files({
  office,
  keys,
  look,
  messages,
  ...props
}: FilesProps & { messages: FileMessages }) {
  const [rows, setRows] = useState<readonly (Chosen & { readonly id: number })[]>([])
  const unfinished = useUnfinished(keys)
  const newest = useRef(props.newest)
  if (props.newest.seq > newest.current.seq) newest.current = props.newest
  // One file after the other: a bad line is not shared, and the thread stays in order.
  const turn = useRef<Promise<void>>(Promise.resolve())
  const lastId = useRef(0)

  const add = (chosen: readonly Chosen[]) =>
    setRows((before) => [...before, ...chosen.map((one) => ({ ...one, id: ++lastId.current }))])
  const around = {
    keys,
    intake: office.intake,
    newest: () => newest.current,
    look,
    onAdded: (added: Newest) => {
      newest.current = added
    },
  }
  const inTurn = (story: () => Promise<void>) => {
    turn.current = turn.current.then(story, story)
    return turn.current
  }
  return (
    <section aria-labelledby="files">
      <h2 id="files">{messages.title}</h2>
      <p>{messages.lead}</p>
      {unfinished.map((upload) => (
        <UnfinishedRow
          key={upload.id}
          upload={upload}
          around={around}
          inTurn={inTurn}
          messages={messages}
        />
      ))}
      {rows.map(({ id, ...chosen }) => (
        <FileRow key={id} chosen={chosen} around={around} inTurn={inTurn} messages={messages} />
      ))}
      <div class="actions">
        <label class="second file-choice">
          {messages.choose}
          <input
            type="file"
            multiple
            onChange={({ currentTarget }) => {
              add([...(currentTarget.files ?? [])].map(asChosen))
              currentTarget.value = ''
            }}
          />
        </label>
        <Voice
          messages={messages}
          onRecorded={(blob) => add([{ blob, name: messages.voiceName, kind: 'voice', words: '' }])}
        />
      </div>
    </section>
  )
}

function asChosen(file: File): Chosen {
  return { blob: file, name: file.name, kind: kindOf(file.type), words: '' }
}

function kindOf(type: string): FileKind {
  if (type.startsWith('image/')) return 'photo'
  if (type.startsWith('video/')) return 'video'
  if (type.startsWith('audio/')) return 'voice'
  return /^(application\/(pdf|msword|vnd\.)|text\/)/.test(type) ? 'document' : 'other'
}

/** Files begun before, whose state this return code opens. */
function useUnfinished(keys: Mailbox): readonly Unfinished[] {
  const [found, setFound] = useState<readonly Unfinished[]>([])
  useEffect(() => {
    let isHere = true
    const find = async () => {
      const answer = await ask(fetch, listUploads, credentials(keys))
      if (!answer.ok) return
      const opened = await Promise.all(
        answer.reply.uploads.map(async ({ id, length, offset, state: sealed }) => {
          const state = await openedState(keys, id, sealed)
          return state === null ? null : { id, length, offset, state }
        }),
      )
      if (isHere) setFound(opened.filter((one) => one !== null))
    }
    void find().catch(() => {})
    return () => {
      isHere = false
    }
  }, [keys])
  return found
}
