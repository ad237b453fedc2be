import type { SubmissionId } from '@amparo/contract'
import {
  consentAnswers,
  consentMeans,
  consentPurposes,
  consentRecipients,
  consentStandings,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement, type ReactNode } from 'react'
import { IdentityChooser, type ChosenIdentity } from '../record/identity-chooser.tsx'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import style from './consent-panel.module.css'
import { answered, emptyMatrix, linesOf, noToTheRest, toggled, type Matrix } from './matrix.ts'
import { useRecordConsent } from './use-consents.ts'
import { useCodeWords } from '../ui/use-code-words.ts'

const purposes = Object.keys(consentPurposes.entries)
const answers = Object.keys(consentAnswers.entries)
/** A purpose that passes something on can name to whom. */
const passesOn = new Set([
  'RAISE_ANON',
  'RAISE_NAMED',
  'UN_SP',
  'UN_TB',
  'ACCOUNT',
  'NGO',
  'SERVICE',
  'FAMILY',
  'MEDIA',
])

interface ConsentFormProps {
  readonly submission: SubmissionId
  readonly onDone: () => void
}

/** A conversation about consent, written down while it is held or right after. Nothing is preset to yes. */
export function ConsentForm({ submission, onDone }: ConsentFormProps): ReactElement {
  const { t, i18n } = useLingui()
  const { me } = useOfficer()
  const words = useCodeWords()
  const record = useRecordConsent(submission)
  const [standing, setStanding] = useState<string | null>(null)
  const [means, setMeans] = useState<string | null>(null)
  const [isChild, setIsChild] = useState<'yes' | 'no' | null>(null)
  const [parentIsRisk, setParentIsRisk] = useState<'yes' | 'no' | null>(null)
  const [assent, setAssent] = useState<'yes' | 'no' | 'not-asked' | null>(null)
  const [person, setPerson] = useState<ChosenIdentity | null>(null)
  const [line, setLine] = useState<ReactNode>(null)
  const [given, setGiven] = useState<string | null>(me.today)
  const [language, setLanguage] = useState<string>(i18n.locale)
  const [matrix, setMatrix] = useState<Matrix>(emptyMatrix)
  const [note, setNote] = useState('')
  const barred = isChild === 'yes' && parentIsRisk === 'yes' && standing === 'guardian'
  const ready =
    standing !== null &&
    means !== null &&
    given !== null &&
    matrix.size > 0 &&
    !barred &&
    (isChild !== 'yes' || assent !== null)

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!ready || standing === null || means === null || given === null) return
    const answer = await record.mutateAsync({
      person: person?.kind === 'known' ? person.id : null,
      given,
      standing,
      means,
      language,
      assent: isChild === 'yes' ? assent : null,
      lines: linesOf(matrix),
      note,
    })
    if (answer.ok) onDone()
  }

  return (
    <form className={style.form} onSubmit={(event) => void save(event)}>
      <p>
        <Trans>
          Ask one purpose after the other, in the person’s own language. Say first that a no never
          costs them help, and that they can change their mind at any time.
        </Trans>
      </p>
      <div className={style.pair}>
        <Choices
          label={t`Whose word is it?`}
          value={standing}
          onChange={setStanding}
          options={optionsOf(Object.keys(consentStandings.entries), (code) =>
            words('consent-standing', code),
          )}
        />
        <Choices
          label={t`How was it given?`}
          value={means}
          onChange={setMeans}
          options={optionsOf(Object.keys(consentMeans.entries), (code) =>
            words('consent-means', code),
          )}
        />
        <Choices
          inline
          label={t`Is it about a child (under 18)?`}
          value={isChild}
          onChange={setIsChild}
          options={[
            { value: 'yes', label: t`Yes` },
            { value: 'no', label: t`No` },
          ]}
        />
        <DayField label={t`On which day?`} value={given} onChange={setGiven} latest={me.today} />
        <Field label={t`In which language?`} help={t`Its code, such as en, ru, be, th.`}>
          {(control) => (
            <input
              {...control}
              value={language}
              maxLength={35}
              onChange={(event) => setLanguage(event.target.value)}
              dir="ltr"
            />
          )}
        </Field>
      </div>
      {isChild === 'yes' && (
        <div className={style.pair}>
          <Choices
            inline
            label={t`Could a parent be the risk?`}
            value={parentIsRisk}
            onChange={setParentIsRisk}
            options={[
              { value: 'yes', label: t`Yes, or it cannot be ruled out` },
              { value: 'no', label: t`No` },
            ]}
          />
          <Choices
            inline
            label={t`Does the child agree?`}
            value={assent}
            onChange={setAssent}
            options={[
              { value: 'yes', label: t`Yes` },
              { value: 'no', label: t`No` },
              { value: 'not-asked', label: t`Not asked yet` },
            ]}
          />
        </div>
      )}
      {barred && (
        <Notice tone="danger" alert>
          <Trans>
            When a parent may be the risk, a guardian’s word does not count. Ask the child alone,
            and bring the case to the head of office and the child-protection partner today.
          </Trans>
        </Notice>
      )}
      {person === null ? (
        <IdentityChooser
          kind="person"
          label={t`Who is this about?`}
          help={t`A name in any script or spelling. Look for them before you make a new person.`}
          suggested=""
          offersUnsure={false}
          onChosen={(chosen, shown) => {
            setPerson(chosen)
            setLine(shown)
          }}
        />
      ) : (
        <p>
          {person.kind === 'known' ? line : <Trans>Somebody who is not recorded yet</Trans>}{' '}
          <Button size="small" look="quiet" onClick={() => setPerson(null)}>
            <Trans>Choose again</Trans>
          </Button>
        </p>
      )}
      {purposes.map((purpose) => (
        <Purpose key={purpose} purpose={purpose} matrix={matrix} onChange={setMatrix} />
      ))}
      <div>
        <Button size="small" onClick={() => setMatrix(noToTheRest(matrix, purposes))}>
          <Trans>No to everything that was not answered</Trans>
        </Button>
      </div>
      <Field
        label={t`Conditions, in the person’s words`}
        help={t`For example a name of a partner, hours, a code word. Sealed to the team.`}
      >
        {(control) => (
          <textarea
            {...control}
            rows={3}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            dir="auto"
          />
        )}
      </Field>
      <div className={style.answers}>
        <Button type="submit" look="strong" disabled={!ready} busy={record.isPending}>
          <Trans>Keep this</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
      {record.data?.ok === false && <Failed code={record.data.code} />}
    </form>
  )
}

function Purpose(props: {
  readonly purpose: string
  readonly matrix: Matrix
  readonly onChange: (matrix: Matrix) => void
}): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const { purpose, matrix, onChange } = props
  const cell = matrix.get(purpose)
  return (
    <fieldset className={style.purpose}>
      <legend>{words('consent-purpose', purpose)}</legend>
      <div className={style.answers}>
        {answers.map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name={purpose}
              checked={cell?.answer === answer}
              onChange={() => onChange(answered(matrix, purpose, answer))}
            />
            <span>{words('consent-answer', answer)}</span>
          </label>
        ))}
      </div>
      {cell !== undefined && cell.answer !== 'no' && passesOn.has(purpose) && (
        <div className={style.recipients} role="group" aria-label={t`To whom`}>
          {Object.keys(consentRecipients.entries).map((recipient) => (
            <label key={recipient}>
              <input
                type="checkbox"
                checked={cell.recipients.includes(recipient)}
                onChange={() => onChange(toggled(matrix, purpose, recipient))}
              />
              <span>{words('consent-recipient', recipient)}</span>
            </label>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function optionsOf(
  codes: readonly string[],
  name: (code: string) => string,
): { readonly value: string; readonly label: string }[] {
  return codes.map((code) => ({ value: code, label: name(code) }))
}
