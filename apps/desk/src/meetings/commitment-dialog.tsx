import type { CommitmentKind, MeetingId, ReplyId, SubjectId } from '@amparo/contract'
import { questionKinds, type QuestionKindCode } from '@amparo/vocabulary'
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
import { FieldGroup } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { WordsField } from '../ui/words-field.tsx'
import { LineField } from './meeting-fields.tsx'
import meetings from './meetings.module.css'
import { useRecordCommitment } from './use-meetings.ts'

interface CommitmentDialogProps {
  readonly authority: SubjectId
  readonly audience: number
  /** Where it was said; null: elsewhere. */
  readonly meeting: { readonly id: MeetingId; readonly day: string } | null
  /** In which reply it stands; null: in none. */
  readonly reply?: { readonly id: ReplyId; readonly day: string } | null
  readonly onClose: () => void
}

/** What a body promised, or what it was publicly asked for: in its words, by when, about whom. */
export function CommitmentDialog(props: CommitmentDialogProps): ReactElement {
  const { authority, audience, meeting, reply = null, onClose } = props
  const { t } = useLingui()
  const today = useToday()
  const onceFor = useOnceFor()
  const record = useRecordCommitment()
  const [kind, setKind] = useState<CommitmentKind>('promise')
  const [words, setWords] = useState('')
  const [byWhom, setByWhom] = useState('')
  const [said, setSaid] = useState<string | null>(meeting?.day ?? reply?.day ?? today)
  const [due, setDue] = useState<string | null>(null)
  const [people, setPeople] = useState<readonly Named[]>([])
  const [kinds, setKinds] = useState<readonly QuestionKindCode[]>([])
  const from = meeting?.day
  const isComplete = words.trim() !== '' && said !== null

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (words.trim() === '' || said === null) return
    const answering: readonly (QuestionKindCode | null)[] = kinds.length === 0 ? [null] : kinds
    const body = {
      kind,
      authority,
      audience,
      meeting: meeting?.id ?? null,
      reply: reply?.id ?? null,
      byWhom: byWhom.trim() === '' ? null : byWhom,
      words,
      said,
      due,
      about: people.flatMap(({ id }) => answering.map((one) => ({ person: id, kind: one }))),
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
            {...(from === undefined ? {} : { earliest: from })}
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
        {people.length > 0 && <QuestionKinds value={kinds} onChange={setKinds} />}
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

const allKinds = Object.keys(questionKinds.entries) as QuestionKindCode[]

interface QuestionKindsProps {
  readonly value: readonly QuestionKindCode[]
  readonly onChange: (kinds: readonly QuestionKindCode[]) => void
}

/** Which of our questions it would answer, so that a reply that does can be held against it. */
function QuestionKinds({ value, onChange }: QuestionKindsProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  return (
    <FieldGroup
      label={t`Which questions about them it would answer`}
      help={t`Leave it empty where it was said of them altogether.`}
    >
      <div className={meetings.kinds}>
        {allKinds.map((kind) => (
          <label key={kind} className={meetings.kind}>
            <input
              type="checkbox"
              checked={value.includes(kind)}
              onChange={({ target }) =>
                onChange(target.checked ? [...value, kind] : value.filter((one) => one !== kind))
              }
            />
            {words('question-kind', kind)}
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
