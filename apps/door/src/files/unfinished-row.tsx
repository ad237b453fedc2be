import type { UploadState } from '@amparo/seal/media'
import { useWords } from '../ui/words.ts'
import { FileStatus, percent } from './file-status.tsx'
import type { FileMessages } from './locales/file-messages.ts'
import { resume } from './locking-file.ts'
import { useSending, type Around } from './use-sending.ts'
import { useRef, useState } from 'preact/hooks'

/** A file that was begun before this page was loaded. */
export interface Unfinished {
  readonly id: string
  readonly length: number
  readonly offset: number
  readonly state: UploadState
}

/** Goes on once the very same file is chosen again; what was only in the page’s memory can only be thrown away. */
export function UnfinishedRow(props: {
  readonly upload: Unfinished
  readonly around: Around
  readonly inTurn: (story: () => Promise<void>) => Promise<void>
  readonly messages: FileMessages
}) {
  const { upload, around, inTurn, messages } = props
  const { language } = useWords()
  const sending = useSending(around, inTurn)
  const [isOther, setOther] = useState(false)
  const chosen = useRef<Blob | null>(null)
  const { state, id, offset, length } = upload
  const goOn = () => {
    const blob = chosen.current
    if (blob === null) return
    setOther(false)
    sending.go(async ({ signal, onState }) => {
      const onLooked = (share: number) => onState({ at: 'looking', share })
      const prepared = await resume(state, blob, onLooked, signal)
      if (prepared === null) {
        setOther(true)
        onState({ at: 'stopped' })
      }
      return prepared
    })
  }
  const isOver = sending.state?.at === 'arrived' || sending.state?.at === 'dropped'
  const isStill = sending.state === null || sending.state.at === 'stopped'
  return (
    <article class="file">
      <h3>{messages.unfinished}</h3>
      <p>
        <bdi>{messages.unfinishedFile(state.name, percent(offset / length, language.locale))}</bdi>
      </p>
      <div role="alert">{isOther && <p class="note care">{messages.otherFile}</p>}</div>
      {isStill && !isOver && (
        <div class="actions">
          {state.kind === 'voice' && state.name === messages.voiceName ? (
            <p class="hint">{messages.voiceLost}</p>
          ) : (
            <label class="second file-choice">
              {messages.chooseAgain}
              <input
                type="file"
                onChange={({ currentTarget }) => {
                  chosen.current = currentTarget.files?.[0] ?? null
                  goOn()
                  currentTarget.value = ''
                }}
              />
            </label>
          )}
          <button type="button" class="plain" onClick={() => sending.dropped(id)}>
            {messages.drop}
          </button>
        </div>
      )}
      {sending.state !== null && !isStill && (
        <FileStatus
          state={sending.state}
          messages={messages}
          onStop={sending.stop}
          onGoOn={goOn}
          onDrop={() => sending.dropped(id)}
        />
      )}
    </article>
  )
}
