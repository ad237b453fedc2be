import {
  assents,
  childRisks,
  consentStandings,
  contactConsents,
  hurtAnswers,
  readBackAnswers,
  reachWays,
  tellings,
  textLimits,
  toldAnswers,
  triageAnswers,
  wordings,
} from '@amparo/seal'
import {
  notToldReasons,
  submissionWays,
  tellingOutcomes,
  type VocabularyName,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import type { QuestionCode } from '../paper/questions.ts'
import { useQuestions } from '../paper/use-questions.ts'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { LanguageField } from '../ui/language-field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { WordsField } from '../ui/words-field.tsx'
import { writtenWays, type NeededField, type TakingFields } from './fields.ts'
import style from './taking.module.css'
import { useAnswerWords } from './use-answer-words.ts'

interface TakingFormProps {
  readonly fields: TakingFields
  readonly onChange: (patch: Partial<TakingFields>) => void
  /** Asked for once somebody tried to go on. */
  readonly missing: readonly NeededField[]
  /** A batch of papers came on paper, and says so once. */
  readonly isPaper?: boolean
}

/** The questions in the order and with the numbers of the paper form: what is urgent first, the person’s words next. */
export function TakingForm(props: TakingFormProps): ReactElement {
  const { isPaper = false } = props
  return (
    <>
      {!isPaper && <HowItCame {...props} />}
      <Part title={<Trans>What is urgent</Trans>}>
        <Urgent {...props} />
      </Part>
      <Part title={<Trans>What happened</Trans>}>
        <Account {...props} />
      </Part>
      <Part title={<Trans>The authorities</Trans>}>
        <Told {...props} />
      </Part>
      <Part title={<Trans>Reaching the person safely</Trans>}>
        <Reaching {...props} />
      </Part>
      {props.fields.child !== 'no' && (
        <Part title={<Trans>If it is about a child</Trans>}>
          <Child {...props} />
        </Part>
      )}
      <Part title={<Trans>How it was taken down</Trans>}>
        <HowTaken {...props} />
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
      <h2>{title}</h2>
      <div className={style.questions}>{children}</div>
    </section>
  )
}

function HowItCame({ fields, onChange, missing }: TakingFormProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  return (
    <Part title={<Trans>How it came</Trans>}>
      <Choices
        inline
        label={t`Way`}
        help={<Missing when={missing.includes('way')} />}
        value={fields.way}
        onChange={(way) => onChange({ way })}
        options={writtenWays.map((way) => ({
          value: way,
          label: words('submission-way', submissionWays.entries[way].code),
        }))}
      />
    </Part>
  )
}

function Urgent({ fields, onChange }: TakingFormProps): ReactElement {
  const question = useQuestions()
  const words = useCodeWords()
  const answers = triageAnswers.map((value) => ({ value, label: words('triage-answer', value) }))
  return (
    <>
      {(['custody', 'child', 'missing', 'danger'] as const).map((name) => (
        <Choices
          key={name}
          inline
          label={question(name)}
          value={fields[name]}
          onChange={(value) => onChange({ [name]: value })}
          options={answers}
        />
      ))}
      <Choices
        inline
        label={question('hurt')}
        value={fields.hurt}
        onChange={(hurt) => onChange({ hurt })}
        options={hurtAnswers.map((value) => ({ value, label: words('hurt', value) }))}
      />
    </>
  )
}

function Account({ fields, onChange, missing }: TakingFormProps): ReactElement {
  const { t } = useLingui()
  const question = useQuestions()
  const words = useCodeWords()
  return (
    <>
      <Choices
        label={question('telling')}
        help={<Missing when={missing.includes('telling')} />}
        value={fields.telling}
        onChange={(telling) => onChange({ telling })}
        options={tellings.map((value) => ({ value, label: words('telling', value) }))}
      />
      <Text
        code="account"
        lines={10}
        most={textLimits.account}
        help={t`As the person tells it, in their order. Do not smooth it, do not conclude.`}
        value={fields.account}
        onChange={(account) => onChange({ account })}
      />
      <Text
        code="where"
        lines={1}
        most={textLimits.where}
        value={fields.where}
        onChange={(where) => onChange({ where })}
      />
      <Text
        code="when"
        lines={1}
        most={textLimits.when}
        value={fields.when}
        onChange={(when) => onChange({ when })}
      />
    </>
  )
}

function Told({ fields, onChange }: TakingFormProps): ReactElement {
  const question = useQuestions()
  const words = useCodeWords()
  const answer = useAnswerWords()
  const codes = fields.told === 'yes' ? tellingOutcomes : notToldReasons
  const vocabulary: VocabularyName = fields.told === 'yes' ? 'telling-outcome' : 'not-told-reason'
  return (
    <>
      <Choices
        inline
        label={question('told')}
        value={fields.told}
        onChange={(told) => onChange({ told, toldReason: '' })}
        options={toldAnswers.map((value) => ({ value, label: answer.told(value) }))}
      />
      {fields.told !== 'unsaid' && (
        <>
          <Field label={question('toldReason')}>
            {(control) => (
              <select
                {...control}
                value={fields.toldReason}
                onChange={(event) => onChange({ toldReason: event.target.value })}
              >
                <option value="">{answer.told('unsaid')}</option>
                {Object.keys(codes.entries).map((code) => (
                  <option key={code} value={code}>
                    {words(vocabulary, code)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Text
            code="toldWords"
            lines={3}
            most={textLimits.authorities}
            value={fields.toldWords}
            onChange={(toldWords) => onChange({ toldWords })}
          />
        </>
      )}
    </>
  )
}

function Reaching({ fields, onChange, missing }: TakingFormProps): ReactElement {
  const { t } = useLingui()
  const question = useQuestions()
  const answer = useAnswerWords()
  const words = useCodeWords()
  return (
    <>
      <Field label={question('reachWay')}>
        {(control) => (
          <select
            {...control}
            value={fields.reachWay}
            onChange={(event) =>
              onChange({ reachWay: reachWays.find((way) => way === event.target.value) ?? 'none' })
            }
          >
            {reachWays.map((way) => (
              <option key={way} value={way}>
                {way === 'mailbox' ? t`By their return code` : words('reach-way', way)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Text
        code="contact"
        lines={1}
        most={textLimits.contact}
        value={fields.contact}
        onChange={(contact) => onChange({ contact })}
      />
      <Text
        code="safety"
        lines={2}
        most={textLimits.safety}
        value={fields.safety}
        onChange={(safety) => onChange({ safety })}
      />
      <Choices
        inline
        label={question('keep')}
        help={<Missing when={missing.includes('keep')} />}
        value={fields.keep === null ? null : fields.keep ? 'yes' : 'no'}
        onChange={(keep) => onChange({ keep: keep === 'yes' })}
        options={answer.yesNo}
      />
      <Choices
        label={question('mayContact')}
        help={<Missing when={missing.includes('mayContact')} />}
        value={fields.mayContact}
        onChange={(mayContact) => onChange({ mayContact })}
        options={contactConsents.map((value) => ({ value, label: answer.contact(value) }))}
      />
      <Choices
        inline
        label={question('askFirst')}
        value={fields.askFirst ? 'yes' : 'no'}
        onChange={(askFirst) => onChange({ askFirst: askFirst === 'yes' })}
        options={answer.yesNo}
      />
    </>
  )
}

function Child({ fields, onChange }: TakingFormProps): ReactElement {
  const question = useQuestions()
  const answer = useAnswerWords()
  const words = useCodeWords()
  return (
    <>
      <Choices
        inline
        label={question('assent')}
        value={fields.assent}
        onChange={(assent) => onChange({ assent })}
        options={assents.map((value) => ({ value, label: answer.assent(value) }))}
      />
      <Choices
        inline
        label={question('childRisk')}
        value={fields.childRisk}
        onChange={(childRisk) => onChange({ childRisk })}
        options={childRisks.map((value) => ({ value, label: words('child-risk', value) }))}
      />
      {fields.childRisk === 'parent-is-risk' && (
        <Notice tone="danger">
          <Trans>
            Do not call the family. Speak with the child alone, and with the head of office today.
          </Trans>
        </Notice>
      )}
      {fields.child === 'yes' && (
        <p className={style.hint}>
          <Trans>A message about a child is seen by a person within 24 hours.</Trans>
        </p>
      )}
    </>
  )
}

function HowTaken({ fields, onChange, missing }: TakingFormProps): ReactElement {
  const question = useQuestions()
  const answer = useAnswerWords()
  const words = useCodeWords()
  return (
    <>
      <LanguageField
        label={question('language')}
        value={fields.language}
        onChange={(language) => onChange({ language })}
        isMissing={missing.includes('language')}
      />
      <Text
        code="interpreter"
        lines={1}
        most={200}
        value={fields.interpreter}
        onChange={(interpreter) => onChange({ interpreter })}
      />
      <Choices
        inline
        label={question('readBack')}
        help={<Missing when={missing.includes('readBack')} />}
        value={fields.readBack}
        onChange={(readBack) => onChange({ readBack })}
        options={readBackAnswers.map((value) => ({ value, label: answer.readBack(value) }))}
      />
      <Choices
        inline
        label={question('wording')}
        help={<Missing when={missing.includes('wording')} />}
        value={fields.wording}
        onChange={(wording) => onChange({ wording })}
        options={wordings.map((value) => ({ value, label: answer.wording(value) }))}
      />
      <Choices
        inline
        label={question('consentBy')}
        help={<Missing when={missing.includes('consentBy')} />}
        value={fields.consentBy}
        onChange={(consentBy) => onChange({ consentBy })}
        options={consentStandings.map((value) => ({
          value,
          label: words('consent-standing', value),
        }))}
      />
      <Choices
        inline
        label={question('consentSpoken')}
        help={<Missing when={missing.includes('consentSpoken')} />}
        value={fields.consentSpoken}
        onChange={(consentSpoken) => onChange({ consentSpoken })}
        options={answer.yesNo}
      />
    </>
  )
}

/** Says that an answer is needed, once somebody tried to go on without it. */
export function Missing({ when }: { readonly when: boolean }): ReactElement | null {
  if (!when) return null
  return (
    <strong className={style.missing} role="alert">
      <Trans>Choose one: this is needed.</Trans>
    </strong>
  )
}

interface TextProps {
  readonly code: QuestionCode
  readonly lines: number
  readonly most: number
  readonly value: string
  readonly onChange: (text: string) => void
  readonly help?: string
}

function Text({ code, lines, ...props }: TextProps): ReactElement {
  const question = useQuestions()
  return (
    <div className={lines > 1 ? style.wide : undefined}>
      <WordsField {...props} label={question(code)} lines={lines} />
    </div>
  )
}
