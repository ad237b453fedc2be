import { LARGEST_PAPER, type LetterId, type SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useSay } from '../ui/toasts.tsx'
import { Mentions } from './mentions.tsx'
import { useBringPaper } from './use-letters.ts'
import { useOnceFor } from './use-once.ts'

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
  const [cleared, setCleared] = useState<ReadonlyMap<SubjectId, string>>(new Map())
  const mentions = bring.data?.ok === true ? bring.data.reply.mentions : []
  const isTooLarge = file !== null && file.size > LARGEST_PAPER

  async function handleSubmit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (file === null || isTooLarge) return
    const body = {
      docx: toBase64(new Uint8Array(await file.arrayBuffer())),
      fileName: file.name,
      cleared: [...cleared]
        .filter(([, words]) => words.trim() !== '')
        .map(([person, words]) => ({ person, words })),
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
                bring.reset()
              }}
            />
          )}
        </Field>
        {mentions.length > 0 && (
          <Mentions
            mentions={mentions}
            cleared={cleared}
            onClear={(person, words) => setCleared(new Map([...cleared, [person, words]]))}
          />
        )}
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
        {bring.data?.ok === false && <Failed code={bring.data.code} />}
      </form>
    </Dialog>
  )
}
