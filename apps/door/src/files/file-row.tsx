import { useEffect, useState } from 'preact/hooks'
import { FileStatus } from './file-status.tsx'
import type { FileMessages } from './locales/file-messages.ts'
import type { Chosen } from './locking-file.ts'
import { nothing, reveals, type Looked, type Reveals } from './reveals.ts'
import { begin } from './send-file.ts'
import { sizeProblem } from './size-problem.ts'
import { useSending, type Around } from './use-sending.ts'

/** A file that was chosen or recorded: first what it would give away, then its way. */
export function FileRow(props: {
  readonly chosen: Chosen
  readonly around: Around
  readonly inTurn: (story: () => Promise<void>) => Promise<void>
  readonly messages: FileMessages
}) {
  const { chosen, around, inTurn, messages } = props
  const sending = useSending(around, inTurn)
  const [isLeftOut, setLeftOut] = useState(false)
  const problem = sizeProblem(chosen.blob.size)
  if (isLeftOut) return null
  const send = (slowly: boolean) =>
    sending.go((surroundings) => begin(chosen, surroundings), slowly)
  return (
    <article class="file">
      <h3>
        <bdi>{chosen.name}</bdi> <small>{messages.bytes(chosen.blob.size)}</small>
      </h3>
      {problem !== null && <p class="note care">{messages.problems[problem]}</p>}
      {sending.state === null ? (
        <>
          {chosen.kind === 'voice' ? (
            <Listening blob={chosen.blob} messages={messages} />
          ) : (
            <Shows blob={chosen.blob} messages={messages} />
          )}
          <div class="actions">
            {problem === null && (
              <>
                <button type="button" class="main" onClick={() => send(false)}>
                  {messages.send}
                </button>
                <button type="button" class="second" onClick={() => send(true)}>
                  {messages.sendSlowly}
                </button>
              </>
            )}
            <button type="button" class="plain" onClick={() => setLeftOut(true)}>
              {messages.leaveOut}
            </button>
          </div>
          {problem === null && <p class="hint">{messages.slowlyHint}</p>}
        </>
      ) : (
        <FileStatus
          state={sending.state}
          messages={messages}
          onStop={sending.stop}
          onGoOn={() => send(false)}
          onDrop={() => sending.dropped('')}
        />
      )}
    </article>
  )
}

function Shows({ blob, messages }: { readonly blob: Blob; readonly messages: FileMessages }) {
  const [looked, setLooked] = useState<Looked | null>(null)
  useEffect(() => {
    let isHere = true
    void reveals(blob).then((found) => isHere && setLooked(found))
    return () => {
      isHere = false
    }
  }, [blob])
  if (looked === null) return null
  if (looked.verdict === 'unknown') return <p class="hint">{messages.showsUnknown}</p>
  const lines = linesOf(looked.reveals, messages)
  if (lines.length === 0) return <p class="hint">{messages.showsNothing}</p>
  return (
    <div class="note care">
      <p>{messages.shows}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      <p>{messages.original}</p>
    </div>
  )
}

function linesOf(found: Reveals, messages: FileMessages): readonly string[] {
  const { place, device, taken, author, thumbnail } = { ...nothing, ...found }
  return [
    place ? messages.place : null,
    device === null ? null : messages.device(device),
    taken === null ? null : messages.taken(taken),
    author === null ? null : messages.author(author),
    thumbnail ? messages.thumbnail : null,
  ].filter((line) => line !== null)
}

/** Played from memory; the address is given back when the row goes. */
function Listening({ blob, messages }: { readonly blob: Blob; readonly messages: FileMessages }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  if (address === null) return null
  return (
    <figure>
      <figcaption>{messages.listen}</figcaption>
      {/* The speaker's own note, a moment old: there is nobody to write captions. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <audio controls src={address} aria-label={messages.listen} />
    </figure>
  )
}
