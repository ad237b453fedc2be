import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { AudienceField } from '../record/audience-field.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { useAudiences } from '../record/use-audiences.ts'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { useSay } from '../ui/toasts.tsx'
import { WordsField } from '../ui/words-field.tsx'
import { useTakeApart, type Identity } from './use-identity.ts'

/** In UTF-16 units, as the server takes them. */
const MOST = 2_000

interface ApartDialogProps {
  readonly member: Identity['members'][number]
  readonly onClose: () => void
}

/** One record is taken out of a person again: everything is then as if the two had never been one. */
export function ApartDialog({ member, onClose }: ApartDialogProps): ReactElement {
  const { t } = useLingui()
  const say = useSay()
  const onceFor = useOnceFor()
  const audiences = useAudiences().map(({ id }) => id)
  const takeApart = useTakeApart(member.person)
  const [words, setWords] = useState('')
  const [audience, setAudience] = useState(audiences[0] ?? 0)
  const isEmpty = words.trim() === ''

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (isEmpty) return
    const said = { audience, words }
    takeApart.mutate(
      { ...said, once: onceFor(JSON.stringify(said)) },
      {
        onSuccess: ({ ok }) => {
          if (!ok) return
          say({ text: t`They are different people again.` })
          onClose()
        },
      },
    )
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <Trans>
          Take <bdi>{member.name}</bdi> out again
        </Trans>
      }
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <p>
          <Trans>
            This record becomes a person of its own again, with everything that was said of it.
            Nothing is lost, and the two are remembered as different.
          </Trans>
        </p>
        <WordsField
          label={t`Why, in writing`}
          value={words}
          onChange={setWords}
          lines={3}
          most={MOST}
        />
        <AudienceField audiences={audiences} value={audience} onChange={setAudience} />
        <Actions>
          <Button type="submit" look="strong" disabled={isEmpty} busy={takeApart.isPending}>
            <Trans>Take out again</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {takeApart.data?.ok === false && <Failed code={takeApart.data.code} />}
        {takeApart.isError && <Failed code="unexpected" />}
      </form>
    </Dialog>
  )
}
