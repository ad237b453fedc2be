import { readBackAnswers, triageAnswers } from '@amparo/seal'
import { accountLimits } from '@amparo/seal/account'
import { retellingReasons } from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { DateField } from '../record/date-field.tsx'
import type { DateManner } from '../record/date-fields.ts'
import { useOfficer } from '../session/session-context.tsx'
import { Missing } from '../taking/taking-form.tsx'
import { useAnswerWords } from '../taking/use-answer-words.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Field } from '../ui/field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import {
  noEarlier,
  type AccountFields,
  type EarlierFields,
  type NeededInAccount,
} from './account-fields.ts'
import style from './accounts.module.css'
import { LanguageField } from '../ui/language-field.tsx'
import { TextField } from './text-field.tsx'

export interface AccountPartsProps {
  readonly fields: AccountFields
  readonly onChange: (patch: Partial<AccountFields>) => void
  /** Asked for once somebody tried to go on. */
  readonly missing: readonly NeededInAccount[]
}

const manners: readonly DateManner[] = ['on', 'about', 'between']
const ownWordings = ['verbatim', 'summary'] as const

/** The questions about one telling: first what came before it, then how it is told, then the words themselves. */
export function AccountParts({
  asksReason,
  ...props
}: AccountPartsProps & {
  /** Something was told already, so that asking again has a reason. */
  readonly asksReason: boolean
}): ReactElement {
  return (
    <>
      {asksReason && (
        <Part title={<Trans>Why it is asked again</Trans>}>
          <Reason {...props} />
        </Part>
      )}
      <Part title={<Trans>Before this</Trans>}>
        <Before {...props} />
      </Part>
      <Part title={<Trans>How it is told</Trans>}>
        <HowTold {...props} />
      </Part>
      <Part title={<Trans>The words</Trans>}>
        <Words {...props} />
      </Part>
    </>
  )
}

function Part({
  title,
  children,
}: {
  readonly title: ReactNode
  readonly children: ReactNode
}): ReactElement {
  return (
    <section className={style.part}>
      <h4>{title}</h4>
      <div className={style.questions}>{children}</div>
    </section>
  )
}

function Reason({ fields, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  return (
    <>
      <Field
        label={t`Why is the person asked to tell again?`}
        problem={missing.includes('reason') ? t`Choose one: this is needed.` : null}
      >
        {(control) => (
          <select
            {...control}
            value={fields.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          >
            <option value="">{t`Choose…`}</option>
            {Object.keys(retellingReasons.entries).map((code) => (
              <option key={code} value={code}>
                {words('retelling-reason', code)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField
        label={t`More about that`}
        value={fields.reasonWords}
        onChange={(reasonWords) => onChange({ reasonWords })}
      />
    </>
  )
}

function Before({ fields, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const answers = useAnswers()
  return (
    <>
      <div className={style.wide}>
        <Choices
          inline
          label={t`Has the person told this elsewhere before?`}
          value={fields.earlierTold}
          onChange={(earlierTold) =>
            onChange({
              earlierTold,
              earlier:
                earlierTold === 'yes' && fields.earlier.length === 0 ? [noEarlier] : fields.earlier,
            })
          }
          options={answers}
        />
      </div>
      {fields.earlierTold === 'yes' && (
        <Earlier fields={fields} onChange={onChange} missing={missing} />
      )}
      <div className={style.wide}>
        <Choices
          inline
          label={t`Was the person shown photographs of suspects before?`}
          help={t`Pictures seen before change what is remembered. Show none yourself.`}
          value={fields.photographs}
          onChange={(photographs) => onChange({ photographs })}
          options={answers}
        />
      </div>
      {fields.photographs === 'yes' && (
        <>
          <TextField
            label={t`Which photographs`}
            value={fields.photographsWhich}
            onChange={(photographsWhich) => onChange({ photographsWhich })}
          />
          <TextField
            label={t`Shown by whom`}
            value={fields.photographsBy}
            onChange={(photographsBy) => onChange({ photographsBy })}
          />
          <DateField
            label={t`When were they shown?`}
            value={fields.photographsWhen}
            onChange={(photographsWhen) => onChange({ photographsWhen })}
            manners={manners}
            withTime={false}
            showProblem={missing.includes('photographs')}
          />
        </>
      )}
    </>
  )
}

function Earlier({ fields: { earlier }, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const answers = useAnswers()
  const change = (at: number, patch: Partial<EarlierFields>): void =>
    onChange({ earlier: earlier.map((one, nth) => (nth === at ? { ...one, ...patch } : one)) })
  return (
    <>
      {earlier.map((one, at) => {
        const nth = at + 1
        return (
          // They are only added and taken away at the end.
          // oxlint-disable-next-line react/no-array-index-key
          <fieldset key={at} className={style.earlier}>
            <legend>{t`Earlier telling ${nth}`}</legend>
            <TextField
              label={t`To whom, as far as known`}
              value={one.to}
              onChange={(to) => change(at, { to })}
            />
            <DateField
              label={t`When was that?`}
              value={one.when}
              onChange={(when) => change(at, { when })}
              manners={manners}
              withTime={false}
              showProblem={missing.includes('earlier') && hasBegun(one)}
            />
            <Choices
              inline
              label={t`Was it written down or recorded?`}
              value={one.recorded}
              onChange={(recorded) => change(at, { recorded })}
              options={answers}
            />
          </fieldset>
        )
      })}
      <div className={style.actions}>
        {earlier.length < accountLimits.earlier && (
          <Button size="small" onClick={() => onChange({ earlier: [...earlier, noEarlier] })}>
            <Trans>Another earlier telling</Trans>
          </Button>
        )}
        {earlier.length > 1 && (
          <Button
            size="small"
            look="quiet"
            onClick={() => onChange({ earlier: earlier.slice(0, -1) })}
          >
            <Trans>Take the last one away</Trans>
          </Button>
        )}
      </div>
    </>
  )
}

function hasBegun({ when }: EarlierFields): boolean {
  return JSON.stringify(when) !== JSON.stringify(noEarlier.when)
}

function HowTold({ fields, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const answer = useAnswerWords()
  return (
    <>
      <DayField
        label={t`On which day?`}
        problem={missing.includes('day') ? t`Choose the day on which it is told.` : null}
        value={fields.day === '' ? null : fields.day}
        onChange={(day) => onChange({ day: day ?? '' })}
        latest={me.today}
      />
      <LanguageField
        label={t`Language of the telling`}
        value={fields.language}
        onChange={(language) => onChange({ language })}
        isMissing={missing.includes('language')}
      />
      <TextField
        label={t`Who else is present`}
        value={fields.present}
        onChange={(present) => onChange({ present })}
      />
      <Choices
        inline
        label={t`Is there an interpreter?`}
        help={<Missing when={missing.includes('interpreted')} />}
        value={fields.interpreted}
        onChange={(interpreted) => onChange({ interpreted })}
        options={answer.yesNo}
      />
      {fields.interpreted === 'yes' && (
        <InterpreterParts fields={fields} onChange={onChange} missing={missing} />
      )}
    </>
  )
}

function InterpreterParts({ fields, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const answers = useAnswers()
  return (
    <>
      <TextField
        label={t`Interpreter’s name or number`}
        most={accountLimits.name}
        value={fields.interpreter}
        onChange={(interpreter) => onChange({ interpreter })}
      />
      <LanguageField
        label={t`Interprets from`}
        value={fields.from}
        onChange={(from) => onChange({ from })}
        isMissing={missing.includes('pair')}
      />
      <LanguageField
        label={t`into`}
        value={fields.to}
        onChange={(to) => onChange({ to })}
        isMissing={missing.includes('pair')}
      />
      <TextField
        label={t`Relation to the person, or to anybody spoken of`}
        value={fields.relation}
        onChange={(relation) => onChange({ relation })}
      />
      <Choices
        inline
        label={t`Conflict of interest?`}
        value={fields.conflict}
        onChange={(conflict) => onChange({ conflict })}
        options={answers}
      />
      {(fields.conflict === 'yes' || fields.conflict === 'unknown') && (
        <TextField
          label={t`Which conflict, and what is done about it`}
          value={fields.conflictWords}
          onChange={(conflictWords) => onChange({ conflictWords })}
        />
      )}
      <TextField
        label={t`Who has accepted this interpreter`}
        value={fields.acceptedBy}
        onChange={(acceptedBy) => onChange({ acceptedBy })}
      />
    </>
  )
}

function Words({ fields, onChange, missing }: AccountPartsProps): ReactElement {
  const { t } = useLingui()
  const answer = useAnswerWords()
  return (
    <>
      <div className={style.wide}>
        <TextField
          lines={14}
          most={accountLimits.words}
          label={t`What the person tells`}
          help={t`As the person tells it, in their order. Do not smooth it, do not conclude.`}
          problem={missing.includes('words') ? t`Write down the words.` : null}
          value={fields.words}
          onChange={(words) => onChange({ words })}
        />
      </div>
      <Choices
        inline
        label={t`Whose words are these?`}
        help={<Missing when={missing.includes('wording')} />}
        value={fields.wording}
        onChange={(wording) => onChange({ wording })}
        options={ownWordings.map((value) => ({ value, label: answer.wording(value) }))}
      />
      <Choices
        inline
        label={t`Was it read back and confirmed?`}
        help={<Missing when={missing.includes('readBack')} />}
        value={fields.readBack}
        onChange={(readBack) => onChange({ readBack })}
        options={readBackAnswers.map((value) => ({ value, label: answer.readBack(value) }))}
      />
      {fields.readBack === 'yes' && (
        <Choices
          inline
          label={t`Did the person correct something then?`}
          value={fields.corrected}
          onChange={(corrected) => onChange({ corrected })}
          options={answer.yesNo}
        />
      )}
    </>
  )
}

function useAnswers() {
  const words = useCodeWords()
  return triageAnswers.map((value) => ({ value, label: words('triage-answer', value) }))
}
