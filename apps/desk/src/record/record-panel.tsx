import type { SubmissionId } from '@amparo/contract'
import {
  hidesType,
  isRestricted,
  propertiesOf,
  property,
  type PropertyCode,
  type SubjectKind,
} from '@amparo/register'
import type { SubmissionDocument } from '@amparo/seal'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useRef, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSayValue } from '../register/use-say-value.ts'
import { ClaimForm } from './claim-form.tsx'
import { Field } from '../ui/field.tsx'
import type { FormAsked } from './form-asked.ts'
import type { HowKnown } from './how-known.ts'
import { quote } from './passage.ts'
import { PersonChooser } from './person-chooser.tsx'
import style from './record-panel.module.css'
import {
  addValue,
  choosePerson,
  countValues,
  dropValue,
  emptyRecording,
  isEmptyRecording,
  nameIn,
  notYet,
  type CollectedValue,
  type Occurrence,
  type Place,
  type Recording,
} from './recording.ts'
import { nothingKnown } from '../register/sealed-claims.ts'
import { useKindName } from '../register/use-kind-name.ts'
import { useRecord } from './use-record.ts'
import type { RecordingInHand } from './use-recording.ts'

interface RecordPanelProps {
  readonly submission: SubmissionId
  readonly message: SubmissionDocument
  readonly recording: RecordingInHand
  /** The form that is open, asked for here or from the text. */
  readonly form: FormAsked | null
  readonly onForm: (form: FormAsked | null) => void
  readonly texts: ReadonlyMap<number, string>
}

/** Collects values for one person and records them in one go. */
export function RecordPanel(props: RecordPanelProps): ReactElement {
  const { submission, message, texts, form, onForm } = props
  const { recording, change, draft } = props.recording
  const { t } = useLingui()
  const record = useRecord(submission)
  const panel = useRef<HTMLElement>(null)
  const [howKnown, setHowKnown] = useState<HowKnown>(() => firstHowKnown(message))
  const [done, setDone] = useState<{ readonly id: string; readonly name: string } | null>(null)

  function handleValue(place: Place, value: CollectedValue['value'], known: HowKnown): void {
    if (form === null) return
    const { passage } = form
    // Who may see a sealed value says nothing of the next one.
    const isHidden = isRestricted(property(form.property), value) || isHiddenPlace(recording, place)
    setHowKnown(isHidden ? { ...known, audience: howKnown.audience } : known)
    change((now) =>
      addValue(now, place, {
        property: form.property,
        value,
        passage,
        part: passage?.part ?? 1,
        ...known,
      }),
    )
    onForm(null)
    focusPanel()
  }

  /** When what had the focus is gone, the keyboard goes on from the head of the panel. */
  function focusPanel(): void {
    panel.current?.focus({ preventScroll: true })
  }

  function changeHere(to: (recording: Recording) => Recording): void {
    change(to)
    focusPanel()
  }

  async function save(): Promise<void> {
    const { answer, rest } = await record.mutateAsync(recording)
    if (!answer.ok) return change(() => rest)
    const { person } = recording
    setDone({
      id: answer.reply.person,
      name: person.kind === 'known' ? person.name : nameIn(recording),
    })
    changeHere(() => emptyRecording)
  }

  const open = (property: PropertyCode): void =>
    onForm({ property, passage: null, text: '', nth: (form?.nth ?? 0) + 1 })
  return (
    <aside ref={panel} className={style.panel} tabIndex={-1} aria-label={t`Record`}>
      <header className={style.head}>
        <h2>
          <Trans>Record</Trans>
        </h2>
        <DraftSign state={draft} />
      </header>
      {done !== null && form === null && <Done person={done} />}
      <Person recording={recording} change={changeHere} />
      <Collected recording={recording} texts={texts} change={changeHere} />
      {form === null ? (
        <AddValue onChosen={open} />
      ) : (
        <AskedForm
          key={form.nth}
          form={form}
          recording={recording}
          howKnown={howKnown}
          onDone={handleValue}
          onCancel={() => {
            onForm(null)
            focusPanel()
          }}
        />
      )}
      <Save recording={recording} busy={record.isPending} onSave={() => void save()} />
      {record.data?.answer.ok === false && <Failed code={record.data.answer.code} />}
    </aside>
  )
}

// Who writes about themselves was there; a relative or a lawyer passes on. The officer decides.
function firstHowKnown(message: SubmissionDocument): HowKnown {
  return {
    word: 'sender',
    directness: message.telling === 'self' ? 'first-hand' : 'second-hand',
    credibility: 6,
    saidOn: message.day,
    audience: 0,
  }
}

function Done({
  person,
}: {
  readonly person: { readonly id: string; readonly name: string }
}): ReactElement {
  return (
    <p className={style.done} role="status">
      <Icon name="check" />
      <span>
        <Trans>
          Recorded:{' '}
          <Link to="/people/$person" params={{ person: person.id }}>
            <bdi>{person.name}</bdi>
          </Link>
        </Trans>
      </span>
    </p>
  )
}

interface PartProps {
  readonly recording: Recording
  readonly change: RecordingInHand['change']
}

function Person({ recording, change }: PartProps): ReactElement {
  const { person } = recording
  const suggested = nameIn(recording)
  if (person.kind === 'nobody') {
    return (
      <PersonChooser
        suggested={suggested}
        onChosen={(chosen) => change((now) => choosePerson(now, chosen))}
      />
    )
  }
  return (
    <p className={style.person}>
      <Icon name="people" />
      <strong className={style.name}>
        {person.kind === 'known' ? (
          <bdi>{person.name}</bdi>
        ) : (
          <>
            {suggested === '' ? null : <bdi>{suggested}</bdi>}{' '}
            <span className={style.new}>
              <Trans>new person</Trans>
            </span>
          </>
        )}
      </strong>
      <Button
        look="quiet"
        size="small"
        onClick={() => change((now) => choosePerson(now, { kind: 'nobody' }))}
      >
        <Trans>Somebody else</Trans>
      </Button>
    </p>
  )
}

interface CollectedProps extends PartProps {
  readonly texts: ReadonlyMap<number, string>
}

function Collected({ recording, texts, change }: CollectedProps): ReactElement | null {
  if (countValues(recording) === 0) {
    return (
      <p className={style.hint}>
        <Trans>Mark words in the account and press “Use as…”, or choose below what to add.</Trans>
      </p>
    )
  }
  const drop = (key: number): void => change((now) => dropValue(now, key))
  return (
    <div className={style.collected}>
      {recording.values.length > 0 && (
        <Values values={recording.values} texts={texts} onDrop={drop} />
      )}
      {recording.occurrences.map((occurrence) => (
        <section key={occurrence.key} className={style.occurrence}>
          <OccurrenceTitle occurrence={occurrence} all={recording.occurrences} />
          <Values values={occurrence.values} texts={texts} onDrop={drop} />
        </section>
      ))}
    </div>
  )
}

function OccurrenceTitle({
  occurrence,
  all,
}: {
  readonly occurrence: Occurrence
  readonly all: readonly Occurrence[]
}): ReactElement {
  const name = useOccurrenceName()
  return <h3 className={style.occurrenceTitle}>{name(occurrence, all)}</h3>
}

function useOccurrenceName(): (occurrence: Occurrence, all: readonly Occurrence[]) => string {
  const kindName = useKindName()
  return (occurrence, all) => {
    const alike = all.filter((one) => one.kind === occurrence.kind)
    const name = kindName(occurrence.kind)
    return alike.length > 1 ? `${name} ${alike.indexOf(occurrence) + 1}` : name
  }
}

interface ValuesProps {
  readonly values: readonly CollectedValue[]
  readonly texts: ReadonlyMap<number, string>
  readonly onDrop: (key: number) => void
}

function Values({ values, texts, onDrop }: ValuesProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const sayValue = useSayValue()
  return (
    <ul className={style.values}>
      {values.map((value) => {
        const { passage } = value
        const label = property(value.property).labels[language]
        const cited = passage === null ? null : quote(texts.get(passage.part) ?? '', passage)
        return (
          <li key={value.key} className={style.value}>
            <span className={style.label}>{label}</span>
            <span className={style.said}>
              <bdi>{sayValue(value.value)}</bdi>
              {cited !== null && cited !== sayValue(value.value) && (
                <span className={style.cited}>
                  <q>
                    <bdi>{cited}</bdi>
                  </q>
                </span>
              )}
            </span>
            <button
              type="button"
              className={style.drop}
              onClick={() => onDrop(value.key)}
              aria-label={t`Leave out: ${label}`}
            >
              <Icon name="close" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** Chooses what to add without marking words. */
function AddValue({
  onChosen,
}: {
  readonly onChosen: (property: PropertyCode) => void
}): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const kindName = useKindName()
  const kinds: readonly SubjectKind[] = ['person', 'custody', 'act']
  return (
    <Field label={t`Add`}>
      {(control) => (
        <select
          {...control}
          value=""
          onChange={(event) => {
            const chosen = kinds
              .flatMap((kind) => propertiesOf(kind))
              .find(({ code }) => code === event.target.value)
            if (chosen !== undefined) onChosen(chosen.code)
          }}
        >
          <option value="">{t`Choose what to add…`}</option>
          {kinds.map((kind) => (
            <optgroup key={kind} label={kindName(kind)}>
              {propertiesOf(kind)
                .filter(({ belongs }) => belongs !== true)
                .map(({ code, labels }) => (
                  <option key={code} value={code}>
                    {labels[language]}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  )
}

interface AskedFormProps {
  readonly form: FormAsked
  readonly recording: Recording
  readonly howKnown: HowKnown
  readonly onDone: (place: Place, value: CollectedValue['value'], howKnown: HowKnown) => void
  readonly onCancel: () => void
}

function AskedForm({ form, recording, howKnown, onDone, onCancel }: AskedFormProps): ReactElement {
  const { t } = useLingui()
  const name = useOccurrenceName()
  const { kind } = property(form.property)
  const alike = recording.occurrences.filter((one) => one.kind === kind)
  // The one last begun: who marks a second place of one period does so right after the first.
  const [key, setKey] = useState<number | null>(alike.at(-1)?.key ?? null)
  const place: Place = kind === 'person' ? { kind: 'person' } : { kind: 'occurrence', key }
  const isHidden = isHiddenPlace(recording, place)
  return (
    <ClaimForm
      property={form.property}
      quote={form.passage === null ? null : form.text}
      howKnown={howKnown}
      from="message"
      action={t`Add to the record`}
      act={{ ...nothingKnown, isRestricted: isHidden }}
      onDone={(value, known) => onDone(place, value, known)}
      onCancel={onCancel}
    >
      {kind === 'person' || alike.length === 0 ? null : (
        <Field label={t`Belongs to`}>
          {(control) => (
            <select
              {...control}
              value={key ?? ''}
              onChange={(event) =>
                setKey(event.target.value === '' ? null : Number(event.target.value))
              }
            >
              {alike.map((occurrence) => (
                <option key={occurrence.key} value={occurrence.key}>
                  {name(occurrence, recording.occurrences)}
                </option>
              ))}
              <option value="">
                {kind === 'custody' ? t`another period of custody` : t`another act`}
              </option>
            </select>
          )}
        </Field>
      )}
    </ClaimForm>
  )
}

/** Whether a value goes to an act that was said to be a restricted one. */
function isHiddenPlace({ occurrences }: Recording, place: Place): boolean {
  if (place.kind === 'person') return false
  const occurrence = occurrences.find(({ key }) => key === place.key)
  return occurrence?.kind === 'act' && occurrence.values.some(({ value }) => hidesType(value))
}

interface SaveProps {
  readonly recording: Recording
  readonly busy: boolean
  readonly onSave: () => void
}

function Save({ recording, busy, onSave }: SaveProps): ReactElement | null {
  const reason = notYet(recording)
  if (isEmptyRecording(recording)) return null
  return (
    <div className={style.save}>
      <Button look="strong" busy={busy} disabled={reason !== null} onClick={onSave}>
        <Plural value={countValues(recording)} one="Record # value" other="Record # values" />
      </Button>
      {reason !== null && (
        <p className={style.hint}>
          <NotYetSentence reason={reason} />
        </p>
      )}
    </div>
  )
}

function NotYetSentence({
  reason,
}: {
  readonly reason: NonNullable<ReturnType<typeof notYet>>
}): ReactElement {
  switch (reason) {
    case 'no-person':
      return <Trans>Choose first who this is about.</Trans>
    case 'no-values':
      return <Trans>Add at least one value.</Trans>
    case 'no-name':
      return <Trans>A new person needs a name, as the source gives it.</Trans>
  }
}
