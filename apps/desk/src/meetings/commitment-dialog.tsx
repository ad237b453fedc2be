import type { CommitmentKind, MeetingId, SubjectId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { namedOf, type Named } from '../letters/letter-draft.ts'
import style from '../letters/letters.module.css'
import { PersonLink } from '../letters/person-link.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { useToday } from '../letters/use-today.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Icon } from '../ui/icon.tsx'
import { WordsField } from '../ui/words-field.tsx'
import { LineField } from './meeting-fields.tsx'
import { useRecordCommitment } from './use-meetings.ts'

interface CommitmentDialogProps {
  readonly authority: SubjectId
  readonly audience: number
  /** Where it was said; null: elsewhere. */
  readonly meeting: { readonly id: MeetingId; readonly day: string } | null
  readonly onClose: () => void
}

/** What a body promised, or what it was publicly asked for: in its words, by when, about whom. */
export function CommitmentDialog(props: CommitmentDialogProps): ReactElement {
  const { authority, audience, meeting, onClose } = props
  const { t } = useLingui()
  const today = useToday()
  const onceFor = useOnceFor()
  const record = useRecordCommitment()
  const [kind, setKind] = useState<CommitmentKind>('promise')
  const [words, setWords] = useState('')
  const [byWhom, setByWhom] = useState('')
  const [said, setSaid] = useState<string | null>(meeting?.day ?? today)
  const [due, setDue] = useState<string | null>(null)
  const [people, setPeople] = useState<readonly Named[]>([])
  const isComplete = words.trim() !== '' && said !== null

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (words.trim() === '' || said === null) return
    const body = {
      kind,
      authority,
      audience,
      meeting: meeting?.id ?? null,
      reply: null,
      byWhom: byWhom.trim() === '' ? null : byWhom,
      words,
      said,
      due,
      about: people.map(({ id }) => ({ person: id, kind: null })),
    }
    record.mutate(
      { params: {}, body: { ...body, once: onceFor(JSON.stringify(body)) } },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  return (
    <Dialog open onClose={onClose} title={<Trans>A promise or a demand</Trans>}>
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Choices
          label={t`What it is`}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'promise', label: t`they promised it` },
            { value: 'demand', label: t`they were publicly asked for it` },
          ]}
          inline
        />
        <WordsField
          label={t`In these words`}
          help={t`As closely as you remember.`}
          value={words}
          onChange={setWords}
          lines={3}
          most={20_000}
        />
        <LineField
          label={kind === 'promise' ? t`Who promised it` : t`Who asked for it`}
          help={t`By post and rank, without names.`}
          value={byWhom}
          onChange={setByWhom}
        />
        <div className={style.beside}>
          <DayField
            label={t`Said on`}
            value={said}
            onChange={setSaid}
            latest={today}
            {...(meeting === null ? {} : { earliest: meeting.day })}
          />
          <DayField
            label={t`By when`}
            help={t`Leave it empty where no day was said.`}
            value={due}
            onChange={setDue}
            {...(said === null ? {} : { earliest: said })}
          />
        </div>
        <SubjectChooser
          kind="person"
          label={t`About whom`}
          help={t`Leave it empty where it was said in general.`}
          problem={null}
          value=""
          onChange={(id, name) => {
            const person = namedOf(id, name)
            if (person !== null && !people.some((one) => one.id === person.id))
              setPeople([...people, person])
          }}
        />
        {people.length > 0 && (
          <ul className={style.lines}>
            {people.map(({ id, name }) => (
              <li key={id} className={style.line}>
                <PersonLink person={id} name={name} />
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t`Leave out ${name}`}
                  onClick={() => setPeople(people.filter((one) => one.id !== id))}
                >
                  <Icon name="close" />
                </Button>
              </li>
            ))}
          </ul>
        )}
        <Actions>
          <Button type="submit" look="strong" disabled={!isComplete} busy={record.isPending}>
            <Trans>Record it</Trans>
          </Button>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </Actions>
        {record.data?.ok === false && <Failed code={record.data.code} />}
      </form>
    </Dialog>
  )
}
