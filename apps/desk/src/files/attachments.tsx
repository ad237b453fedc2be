import type { SubmissionId } from '@amparo/contract'
import { fileKinds, fileLimits, type FileKind } from '@amparo/seal'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId, useState, type DragEvent, type ReactElement } from 'react'
import type { OpenedMessage } from '../submissions/opened.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Field } from '../ui/field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { AttachingRow, UnfinishedRow } from './attaching-row.tsx'
import style from './attachments.module.css'
import { useAttachments, type AttachingFile } from './use-attachments.ts'
import { VoiceNote } from './voice-note.tsx'

interface AttachmentsProps {
  readonly submission: SubmissionId
  readonly opened: OpenedMessage
  /** Loads the thread anew; the opening is recorded once more. */
  readonly onReload: () => Promise<void>
}

/** Puts files into a thread: a scan, a photo of a paper, a voice message somebody left. */
export function Attachments({ submission, opened, onReload }: AttachmentsProps): ReactElement {
  const attaching = useAttachments(submission, opened)
  const [chosen, setChosen] = useState<readonly File[]>([])
  const { files, unfinished } = attaching

  return (
    <details className={style.attachments} open={files.length + unfinished.length > 0 || undefined}>
      <summary>
        <Trans>Attach files</Trans>
      </summary>
      <div className={style.body}>
        {chosen.length === 0 ? (
          <div className={style.ways}>
            <Chooser onChosen={setChosen} />
            <VoiceNote onRecorded={(file) => setChosen([file])} />
          </div>
        ) : (
          <ToAttach
            files={chosen}
            onAttach={(kind, words) => {
              for (const file of chosen) {
                const { type: mime, name } = file
                attaching.attach({
                  file,
                  name: shortened(name),
                  mime: mime.slice(0, fileLimits.mime),
                  kind,
                  words,
                })
              }
              setChosen([])
            }}
            onCancel={() => setChosen([])}
          />
        )}
        {files.length + unfinished.length > 0 && (
          <ul className={style.rows}>
            {files.filter(isOnItsWay).map((file) => (
              <AttachingRow
                key={file.upload}
                file={file}
                attaching={attaching}
                onReload={onReload}
              />
            ))}
            {unfinished.map((file) => (
              <UnfinishedRow
                key={file.upload}
                file={file}
                attaching={attaching}
                isOther={files.some(({ upload }) => upload === file.upload)}
              />
            ))}
          </ul>
        )}
      </div>
    </details>
  )
}

/** Another file was chosen for one that was begun: that one still waits for its own. */
const isOnItsWay = ({ end }: AttachingFile): boolean => end?.end !== 'other-file'

/** The ending says most, so that it is kept. */
function shortened(name: string): string {
  return name.length <= fileLimits.name ? name : `…${name.slice(1 - fileLimits.name)}`
}

function Chooser({
  onChosen,
}: {
  readonly onChosen: (files: readonly File[]) => void
}): ReactElement {
  const id = useId()
  const [isOver, setOver] = useState(false)

  function handleDrop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    onChosen([...event.dataTransfer.files])
  }

  return (
    <div
      className={classes(style.drop, isOver && style.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={handleDrop}
    >
      <label htmlFor={id}>
        <Trans>Choose files, or drop them here</Trans>
      </label>
      <input
        id={id}
        type="file"
        multiple
        onChange={(event) => onChosen([...(event.target.files ?? [])])}
      />
    </div>
  )
}

interface ToAttachProps {
  readonly files: readonly File[]
  readonly onAttach: (kind: FileKind, words: string) => void
  readonly onCancel: () => void
}

function ToAttach({ files, onAttach, onCancel }: ToAttachProps): ReactElement {
  const { t } = useLingui()
  const say = useCodeWords()
  const [kind, setKind] = useState<FileKind>(() => kindOf(files[0]?.type ?? ''))
  const [words, setWords] = useState('')
  return (
    <div className={style.chosen}>
      <ul>
        {files.map(({ name }, at) => (
          <li key={`${at} ${name}`}>
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
      <Field label={t`What it is`}>
        {(control) => (
          <select
            {...control}
            value={kind}
            onChange={({ target }) =>
              setKind(fileKinds.find((one) => one === target.value) ?? 'other')
            }
          >
            {fileKinds.map((one) => (
              <option key={one} value={one}>
                {say('file-kind', one)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        label={t`Words about it`}
        help={<Trans>Where it comes from, who is in it. Sealed with it.</Trans>}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={fileLimits.words}
            autoComplete="off"
            spellCheck={false}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <div className={style.buttons}>
        <Button look="strong" onClick={() => onAttach(kind, words)}>
          <Trans>Seal and attach</Trans>
        </Button>
        <Button look="quiet" onClick={onCancel}>
          <Trans>Attach nothing</Trans>
        </Button>
      </div>
    </div>
  )
}

function kindOf(mime: string): FileKind {
  if (mime.startsWith('image/')) return 'photo'
  if (mime.startsWith('video/')) return 'video'
  if (mime.startsWith('audio/')) return 'voice'
  return 'document'
}
