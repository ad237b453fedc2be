import { ownerPropertyOf, type SubjectKind } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Field } from '../ui/field.tsx'
import { anotherOf, subjectsOfKind, type Place, type Recording } from './recording.ts'
import { useNameInHand } from './use-name-in-hand.ts'

interface PlaceFieldsProps {
  readonly recording: Recording
  readonly kind: SubjectKind
  readonly value: Place
  readonly onChange: (place: Place) => void
}

/** Of which subject in hand it is said, or of another one; and under which that one stands. */
export function PlaceFields({
  recording,
  kind,
  value,
  onChange,
}: PlaceFieldsProps): ReactElement | null {
  const { t } = useLingui()
  const language = useLanguage()
  const link = ownerPropertyOf(kind)
  const under = link?.refersTo
  const isAnother = value.kind === 'another'
  const hasOwners = under !== undefined && subjectsOfKind(recording, under).length > 0
  return (
    <>
      {subjectsOfKind(recording, kind).length > 0 && (
        <OneOf
          label={t`Belongs to`}
          recording={recording}
          kind={kind}
          value={value}
          onChange={onChange}
        />
      )}
      {isAnother && hasOwners && link !== undefined && (
        <OneOf
          label={link.labels[language]}
          recording={recording}
          kind={under}
          value={value.under ?? anotherOf(recording, under)}
          onChange={(place) => onChange({ kind: 'another', under: place })}
        />
      )}
    </>
  )
}

interface OneOfProps extends PlaceFieldsProps {
  readonly label: string
}

function OneOf({ label, recording, kind, value, onChange }: OneOfProps): ReactElement {
  const { t } = useLingui()
  const name = useNameInHand(recording)
  return (
    <Field label={label}>
      {(control) => (
        <select
          {...control}
          value={value.kind === 'there' ? value.subject : ''}
          onChange={({ target }) =>
            onChange(
              target.value === ''
                ? anotherOf(recording, kind)
                : { kind: 'there', subject: Number(target.value) },
            )
          }
        >
          {subjectsOfKind(recording, kind).map((subject) => (
            <option key={subject.key} value={subject.key}>
              {name(subject)}
            </option>
          ))}
          <option value="">{kind === 'person' ? t`another person` : t`another one`}</option>
        </select>
      )}
    </Field>
  )
}
