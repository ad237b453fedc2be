import { LARGEST_PAPER, type LetterId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { clearedFor, Mentions, type Cleared } from './mentions.tsx'
import style from './letters.module.css'
import { useBringPaper } from './use-letters.ts'
import { useOnceFor } from '../ui/use-once.ts'

interface BringDialogProps {
  readonly letter: LetterId
  readonly onClose: () => void
}

/** Takes an edited Word file back. Whoever is named in it who may not be stops it, until it says who else is meant. */
export function BringDialog({ letter, onClose }: BringDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const bring = useBringPaper()
  const [file, setFile] = useState<File | null>(null)
  const [cleared, setCleared] = useState<Cleared>(new Map())
  const [looked, setLooked] = useState(false)
  const mentions = bring.data?.ok === true ? bring.data.reply.mentions : []
  const unread = bring.data?.ok === true ? bring.data.reply.unread : []
  const isTooLarge = file !== null && file.size > LARGEST_PAPER

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (file === null || isTooLarge) return
    const body = {
      docx: toBase64(new Uint8Array(await file.arrayBuffer())),
      fileName: file.name,
      looked,
      cleared: clearedFor(cleared),
    }
    const answer = await bring.mutateAsync({
      params: { letter },
      body: { ...body, once: onceFor(JSON.stringify(body)) },
    })
    if (!answer.ok || answer.reply.paper === null) return
    say({ text: t`The edited paper is kept.` })
    onClose()
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>Bring back an edited file</Trans>} wide>
      <form className={dialogStyle.form} onSubmit={(event) => void handleSubmit(event)}>
        <Field
          label={t`Word file`}
          help={t`Everything in it is read: text, tables, comments, hidden text, properties and its name. It is kept only if it names nobody who may not be named.`}
          problem={isTooLarge ? t`This file is larger than 10 MB.` : null}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              accept=".docx"
              onChange={({ target }) => {
                setFile(target.files?.[0] ?? null)
                setCleared(new Map())
                setLooked(false)
                bring.reset()
              }}
            />
          )}
        </Field>
        {mentions.length > 0 && (
          <Mentions mentions={mentions} cleared={cleared} onClear={setCleared} />
        )}
        {unread.length > 0 && <Unread parts={unread} looked={looked} onLooked={setLooked} />}
        <Actions>
          <Button
            type="submit"
            look="strong"
            disabled={file === null || isTooLarge}
            busy={bring.isPending}
          >
            <Trans>Bring it back</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {bring.data?.ok === false &&
          (bring.data.code === 'value-refused' ? (
            <Notice tone="amber" alert>
              <Trans>
                This file cannot be read as a Word file to its end. Save it anew as .docx, without a
                password, and choose it again.
              </Trans>
            </Notice>
          ) : (
            <Failed code={bring.data.code} />
          ))}
      </form>
    </Dialog>
  )
}

interface UnreadProps {
  readonly parts: readonly string[]
  readonly looked: boolean
  readonly onLooked: (looked: boolean) => void
}

/** Pictures and files inside the file: a person looks at them, for no program reads them. */
function Unread({ parts, looked, onLooked }: UnreadProps): ReactElement {
  return (
    <Notice tone="amber" alert>
      <p>
        <Trans>There is something in it that cannot be read as text. Look at it yourself:</Trans>
      </p>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <bdi>{part}</bdi>
          </li>
        ))}
      </ul>
      <label className={style.check}>
        <input
          type="checkbox"
          checked={looked}
          onChange={({ target }) => onLooked(target.checked)}
        />
        <Trans>I have looked at it, and it names nobody who may not be named</Trans>
      </label>
    </Notice>
  )
}
