import type { ExaminationId, SubjectId } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import {
  examinationCauses,
  examinationStates,
  type ExaminationCauseCode,
  type ExaminationStateCode,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { useToday } from '../letters/use-today.ts'
import { useAudiences } from '../record/use-audiences.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { subjectIdOf } from '../register/use-register.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import dialogStyle from '../ui/dialog.module.css'
import { Field } from '../ui/field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { useRecordExamination, type ExaminationStep } from './use-examinations.ts'

const states = Object.keys(examinationStates.entries) as ExaminationStateCode[]
const causes = Object.keys(examinationCauses.entries) as ExaminationCauseCode[]

interface ExaminationDialogProps {
  readonly person: SubjectId
  readonly name: string
  /** The word that counts now, for what stays as it is. */
  readonly now: ExaminationStep | null
  /** The newest word that was seen. */
  readonly known: ExaminationId | null
  /** `now` is to be said better, not followed by another word. */
  readonly isCorrection?: boolean
  /** No examination can have been before. */
  readonly earliest?: string | null
  readonly onClose: () => void
}

/** How the examination of somebody stands. There is no place here for what a doctor found. */
export function ExaminationDialog(props: ExaminationDialogProps): ReactElement {
  const { person, name, now, known, isCorrection = false, earliest = null, onClose } = props
  const { t } = useLingui()
  const today = useToday()
  const words = useCodeWords()
  const onceFor = useOnceFor()
  const record = useRecordExamination()
  const [state, setState] = useState<ExaminationStateCode | null>(
    isCorrection ? (now?.state ?? null) : null,
  )
  const [who, setWho] = useState<Who>(whoOf(now))
  const [on, setOn] = useState<string | null>(isCorrection ? (now?.on ?? null) : null)
  const [independent, setIndependent] = useState(isCorrection ? (now?.independent ?? null) : null)
  const [cause, setCause] = useState(isCorrection ? (now?.cause ?? null) : null)
  const [audience, setAudience] = useState<number>(now?.audience ?? officeAudience)
  const isTaken = state === 'arranged' || state === 'done'

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    if (state === null || !isComplete) return
    const body = {
      state,
      provider: isTaken ? subjectIdOf(who.provider) : null,
      place: isTaken && who.provider === '' && who.place.trim() !== '' ? who.place : null,
      on: isTaken ? on : null,
      independent: state === 'done' ? independent : null,
      cause: state === 'not-possible' ? cause : null,
      audience,
      replaces: isCorrection ? (now?.id ?? null) : null,
      known,
    }
    record.mutate(
      {
        params: { subject: person },
        body: { ...body, once: onceFor(JSON.stringify(body)) },
      },
      { onSuccess: ({ ok }) => ok && onClose() },
    )
  }

  const isComplete =
    state !== null &&
    (state !== 'arranged' || who.provider !== '' || who.place.trim() !== '') &&
    (state !== 'done' || (on !== null && independent !== null)) &&
    (state !== 'not-possible' || cause !== null)
  return (
    <Dialog
      open
      onClose={onClose}
      title={
        <>
          <Trans>Medical examination</Trans>: <bdi>{name === '' ? t`Name not known` : name}</bdi>
        </>
      }
    >
      <form className={dialogStyle.form} onSubmit={handleSubmit}>
        <Choices
          label={t`How it stands`}
          value={state}
          onChange={setState}
          options={states.map((code) => ({
            value: code,
            label: words('examination-state', code),
          }))}
          help={state === 'not-wished' ? <NotWished /> : undefined}
        />
        {isTaken && <WhoExamines who={who} onChange={setWho} />}
        {isTaken && (
          <DayField
            label={
              state === 'done' ? t`On which day it was` : t`On which day it is to be, if known`
            }
            value={on}
            onChange={setOn}
            {...(earliest === null ? {} : { earliest })}
            {...(state === 'done' ? { latest: today } : {})}
          />
        )}
        {state === 'done' && (
          <Choices
            label={t`Is the doctor independent of the authorities?`}
            value={independent}
            onChange={setIndependent}
            options={[
              { value: 'yes', label: t`yes` },
              { value: 'no', label: t`no` },
              { value: 'not-known', label: t`not known` },
            ]}
            inline
          />
        )}
        {state === 'not-possible' && (
          <Choices
            label={t`Why not`}
            value={cause}
            onChange={setCause}
            options={causes.map((code) => ({
              value: code,
              label: words('examination-cause', code),
            }))}
          />
        )}
        {!isCorrection && <VisibleTo value={audience} onChange={setAudience} />}
        <Actions>
          <Button type="submit" look="strong" disabled={!isComplete} busy={record.isPending}>
            <Trans>Write it down</Trans>
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

function NotWished(): ReactElement {
  return (
    <Trans>
      No reason is needed, and the list reminds nobody again. Whoever thinks otherwise later is
      welcome.
    </Trans>
  )
}

/** An organisation of the register, or a line. */
interface Who {
  readonly provider: string
  readonly providerName: string
  readonly place: string
}

function whoOf(now: ExaminationStep | null): Who {
  return {
    provider: now?.provider ?? '',
    providerName: now?.providerName ?? '',
    place: now?.place ?? '',
  }
}

function WhoExamines({
  who,
  onChange,
}: {
  readonly who: Who
  readonly onChange: (who: Who) => void
}): ReactElement {
  const { t } = useLingui()
  return (
    <>
      <SubjectChooser
        kind="organisation"
        label={t`Who examines`}
        help={t`A clinic or an organisation of the register.`}
        problem={null}
        value={who.provider}
        name={who.providerName}
        onChange={(provider, providerName) => onChange({ ...who, provider, providerName })}
      />
      {who.provider === '' && (
        <Field
          label={t`Or in a line`}
          help={t`As the office calls them; a doctor’s own name only if the doctor agreed. Nothing about what is examined.`}
        >
          {(control) => (
            <input
              {...control}
              value={who.place}
              maxLength={200}
              onChange={({ target }) => onChange({ ...who, place: target.value })}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
      )}
    </>
  )
}

function VisibleTo({
  value,
  onChange,
}: {
  readonly value: number
  readonly onChange: (audience: number) => void
}): ReactElement | null {
  const { t } = useLingui()
  const audiences = useAudiences()
  if (audiences.length < 2) return null
  return (
    <Field label={t`Visible to`}>
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={({ target }) => onChange(Number(target.value))}
        >
          {audiences.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
