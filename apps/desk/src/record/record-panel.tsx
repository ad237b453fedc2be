import { isRestricted, property, type PropertyCode } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useRef, useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { DraftSign } from '../session/draft-sign.tsx'
import { localDay } from '../ui/say-day.ts'
import { useSay } from '../ui/toasts.tsx'
import { AddValue } from './add-value.tsx'
import { AskedForm } from './asked-form.tsx'
import { collect, decide, type Chosen } from './collecting.ts'
import type { SenderAsks } from '../families/sender-asks.ts'
import type { FormAsked } from './form-asked.ts'
import type { HowKnown } from './how-known.ts'
import { PressRecord } from './press-record.tsx'
import type { RecordedFrom } from './recorded-from.ts'
import { RecordedLine, type RecordedSubject } from './recorded-line.tsx'
import style from './record-panel.module.css'
import {
  asTree,
  dropSubject,
  dropValue,
  goOnWith,
  isHiddenPlace,
  subjectIn,
  type Place,
  type Recording,
} from './recording.ts'
import { SubjectCard } from './subject-card.tsx'
import { useNameInHand } from './use-name-in-hand.ts'
import type { RecordingInHand } from './use-recording.ts'

interface RecordPanelProps {
  readonly source: RecordedFrom
  /** The part, or the version, that is spoken of when no words are marked. */
  readonly part: number
  /** How the first value is known, unless the officer says otherwise. */
  readonly first: HowKnown
  readonly recording: RecordingInHand
  /** The form that is open, asked for here or from the text. */
  readonly form: FormAsked | null
  readonly onForm: (form: FormAsked | null) => void
  /** The keyboard goes on in the text, where words were marked. */
  readonly onBackToText: () => void
  readonly texts: ReadonlyMap<number, string>
  /** Who may ask for a person recorded here: the sender of a message about somebody else. */
  readonly asks: SenderAsks | null
}

/** Beside a telling: the persons, places, times, acts and links being made from it, recorded in one go. */
export function RecordPanel(props: RecordPanelProps): ReactElement {
  const { source, texts, form, onForm } = props
  const { recording, change, draft } = props.recording
  const { t } = useLingui()
  const language = useLanguage()
  const say = useSay()
  const name = useNameInHand(recording)
  const panel = useRef<HTMLElement>(null)
  const [howKnown, setHowKnown] = useState<HowKnown>(props.first)
  const [done, setDone] = useState<readonly RecordedSubject[]>([])
  const subjects = asTree(recording)

  function handleValue(place: Place, value: Chosen['value'], known: HowKnown): void {
    if (form === null) return
    const { passage, property: code } = form
    // Who may see a sealed value says nothing of the next one.
    const isOpen = value.kind !== 'known' && value.kind !== 'new' && value.kind !== 'here'
    const isHidden =
      isHiddenPlace(recording, place) || (isOpen && isRestricted(property(code), value))
    setHowKnown(isHidden ? { ...known, audience: howKnown.audience } : known)
    const chosen = { property: code, value, passage, part: props.part, howKnown: known }
    change((now) => collect(now, place, chosen, localDay(new Date())))
    leaveForm()
  }

  /** Words of the text lead back to them; what was asked for here, to the head of the panel. */
  function leaveForm(): void {
    onForm(null)
    if (form?.passage === null || form === null) focusPanel()
    else props.onBackToText()
  }

  /** When what had the focus is gone, the keyboard goes on from the head of the panel. */
  function focusPanel(): void {
    panel.current?.focus({ preventScroll: true })
  }

  function drop(label: string, to: (recording: Recording) => Recording): void {
    const [before, after] = [recording, to(recording)]
    change(() => after)
    focusPanel()
    const undo = () => change((now) => (now === after ? before : now))
    say({ text: t`Left out: ${label}`, action: { label: t`Undo`, onAct: undo } })
  }

  const open = (code: PropertyCode): void =>
    onForm({ property: code, passage: null, text: '', nth: (form?.nth ?? 0) + 1 })
  return (
    <aside ref={panel} className={style.panel} tabIndex={-1} aria-label={t`Record`}>
      <header className={style.head}>
        <h2>
          <Trans>Record</Trans>
        </h2>
        <DraftSign state={draft} />
      </header>
      {done.length > 0 && form === null && <RecordedLine subjects={done} asks={props.asks} />}
      {form !== null && (
        <AskedForm
          key={form.nth}
          form={form}
          recording={recording}
          howKnown={howKnown}
          from={source.kind}
          onDone={handleValue}
          onCancel={leaveForm}
        />
      )}
      {subjects.length === 0 && (
        <p className={style.hint}>
          <Trans>Mark words in the account and press “Use as…”, or choose below what to add.</Trans>
        </p>
      )}
      {subjects.map((subject) => (
        <SubjectCard
          key={subject.key}
          subject={subject}
          recording={recording}
          texts={texts}
          isSent={
            recording.pressed !== null && subjectIn(recording.pressed, subject.key) !== undefined
          }
          onIdentify={(chosen) => {
            change((now) => decide(now, subject.key, chosen, howKnown, localDay(new Date())))
            focusPanel()
          }}
          onGoOnWith={(present) => change((now) => goOnWith(now, subject.key, present))}
          onDropValue={(value) =>
            drop(property(value.property).labels[language], (now) => dropValue(now, value.key))
          }
          onDrop={() => drop(name(subject), (now) => dropSubject(now, subject.key))}
        />
      ))}
      {form === null && <AddValue onChosen={open} />}
      <PressRecord
        source={source}
        recording={props.recording}
        onDone={(subjects) => {
          setDone(subjects)
          focusPanel()
        }}
      />
    </aside>
  )
}
