import { problemSentence, type Property } from '@amparo/register'
import {
  label,
  labelAtStart,
  violationGroups,
  violations,
  vocabulary,
  type VocabularyName,
} from '@amparo/vocabulary'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { Field, type ControlProps } from '../ui/field.tsx'
import { DateField } from './date-field.tsx'
import type { DateManner } from './date-fields.ts'
import { SealedTo } from './sealed-to.tsx'
import { SpellingFields } from './spelling-fields.tsx'
import type { Team } from './use-own-teams.ts'
import style from './value-field.module.css'
import { noSpelling, type ValueFields, type ValueFieldsVerdict } from './value-fields.ts'

interface ValueFieldProps {
  readonly property: Property
  readonly value: ValueFields
  readonly onChange: (value: ValueFields) => void
  readonly read: ValueFieldsVerdict
  readonly showProblem: boolean
  /** The team this value is sealed to; null while it may stand in the open. */
  readonly sealedTo?: Team | null
  /** Whether types of act that only a team may see can be chosen here. */
  readonly offersSealed?: boolean
  /** What is recorded with it is sealed to a team. */
  readonly isSealed?: boolean
  /** A subject that it cannot name. */
  readonly except?: string | null
}

const manners: readonly DateManner[] = ['on', 'about', 'between']

/** The one input a property’s declaration asks for. */
export function ValueField(props: ValueFieldProps): ReactElement {
  const { property, value, onChange, read, showProblem } = props
  const { t } = useLingui()
  const language = useLanguage()
  const label = property.labels[language]
  const help = property.help[language]
  if (property.value === 'date') {
    return (
      <DateField
        label={label}
        help={help}
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        manners={property.code === 'custody.to' ? [...manners, 'since'] : manners}
        withTime={property.code !== 'person.birth'}
        showProblem={showProblem}
      />
    )
  }
  const problem =
    showProblem && read.verdict === 'problem' ? problemSentence(read.problem, language) : null
  if (property.refersTo !== undefined) {
    return (
      <SubjectChooser
        kind={property.refersTo}
        label={label}
        help={help}
        problem={problem}
        value={value.code}
        isSealed={props.isSealed === true}
        except={props.except ?? null}
        onChange={(code) => onChange({ ...value, code })}
      />
    )
  }
  if (property.value === 'flag') {
    return (
      <Field label={label} help={help} problem={problem}>
        {(control) => (
          <select
            {...control}
            value={value.code}
            onChange={(event) => onChange({ ...value, code: event.target.value })}
          >
            <option value="">–</option>
            <option value="yes">{t`yes`}</option>
            <option value="no">{t`no`}</option>
          </select>
        )}
      </Field>
    )
  }
  if (property.vocabulary !== undefined) {
    return (
      <Field label={label} help={help} problem={problem}>
        {(control) => (
          <>
            <CodeSelect
              offersSealed={props.offersSealed === true}
              control={control}
              vocabulary={property.vocabulary}
              value={value.code}
              onChange={(code) => onChange({ ...value, code })}
            />
            {props.sealedTo && <SealedTo team={props.sealedTo} />}
            {value.code === 'RESTRICTED' && !props.sealedTo && (
              <p className={style.restricted}>
                <Trans>
                  Its details stay in the sealed message. The record says only that there is a
                  restricted act.
                </Trans>
              </p>
            )}
          </>
        )}
      </Field>
    )
  }
  return (
    <Field label={label} help={help} problem={problem}>
      {(control) => (
        <>
          <textarea
            {...control}
            rows={property.value === 'text' ? 2 : 1}
            inputMode={property.value === 'number' ? 'decimal' : 'text'}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.target.value })}
            onKeyDown={(event) => {
              // A value is one line, so Enter means “done”, as in any other field of a form.
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              event.currentTarget.form?.requestSubmit()
            }}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
          />
          {property.value === 'name' && (
            <SpellingFields
              value={value.spelling ?? noSpelling}
              onChange={(spelling) => onChange({ ...value, spelling })}
            />
          )}
          {props.sealedTo && <SealedTo team={props.sealedTo} />}
        </>
      )}
    </Field>
  )
}

interface CodeSelectProps {
  readonly control: ControlProps
  readonly vocabulary: VocabularyName | undefined
  readonly offersSealed: boolean
  readonly value: string
  readonly onChange: (code: string) => void
}

function CodeSelect(props: CodeSelectProps): ReactElement {
  const { control, vocabulary: name, value, offersSealed, onChange } = props
  return (
    <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">–</option>
      {name === 'violation' ? (
        <Violations offersSealed={offersSealed} />
      ) : (
        name !== undefined && <Codes name={name} />
      )}
    </select>
  )
}

function Codes({ name }: { readonly name: VocabularyName }): ReactNode {
  const language = useLanguage()
  return Object.values(vocabulary(name).entries).map((entry) => (
    <option key={entry.code} value={entry.code}>
      {labelAtStart(entry, language)}
    </option>
  ))
}

/** Types that only a team may see stand in a group of their own, and only for whoever can seal them. */
function Violations({ offersSealed }: { readonly offersSealed: boolean }): ReactNode {
  const { t } = useLingui()
  const language = useLanguage()
  const all = Object.values(violations.entries)
  const byGroup = Map.groupBy(
    all.filter(({ restricted }) => !restricted),
    ({ group }) => group,
  )
  return (
    <>
      {[...byGroup].map(([group, entries]) => (
        <optgroup key={group} label={labelAtStart(violationGroups.entries[group], language)}>
          {entries.map((entry) => (
            <option key={entry.code} value={entry.code}>
              {label(entry, language)}
            </option>
          ))}
        </optgroup>
      ))}
      {offersSealed && (
        <optgroup label={t`Only sealed to a team`}>
          {all
            .filter(({ restricted }) => restricted)
            .map((entry) => (
              <option key={entry.code} value={entry.code}>
                {label(entry, language)}
              </option>
            ))}
        </optgroup>
      )}
    </>
  )
}
