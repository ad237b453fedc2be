import type { ClaimInput } from '@amparo/contract'
import { propertiesOf, type Property, type PropertyCode, type SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { HowKnownFields } from '../record/how-known-fields.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { noDate } from '../record/date-fields.ts'
import { ValueField } from '../record/value-field.tsx'
import { isUntouched, readValueFields, type ValueFields } from '../record/value-fields.ts'
import { Button } from '../ui/button.tsx'
import { Actions } from '../ui/dialog.tsx'
import { localDay } from '../ui/say-day.ts'
import style from './subject-form.module.css'

interface SubjectFormProps {
  readonly kind: SubjectKind
  readonly busy: boolean
  readonly onDone: (claims: readonly ClaimInput[]) => void
  readonly onCancel: () => void
}

const nothing: ValueFields = { text: '', code: '', date: noDate }

/** Everything that can be said of a new subject of one kind, by its declaration. What is left empty is not said. */
export function SubjectForm({ kind, busy, onDone, onCancel }: SubjectFormProps): ReactElement {
  const { t } = useLingui()
  const [fields, setFields] = useState<Partial<Record<PropertyCode, ValueFields>>>({})
  const [howKnown, setHowKnown] = useState<HowKnown>(ownWord)
  const [tried, setTried] = useState(false)
  const asked = propertiesOf(kind).filter(({ belongs }) => belongs !== true)
  const touched = asked.flatMap((property) => {
    const value = fields[property.code]
    return value === undefined || isUntouched(value) ? [] : [{ property, value }]
  })
  const isRight = touched.every(
    ({ property, value }) => readValueFields(property, value).verdict === 'value',
  )

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!isRight || touched.length === 0 || busy) return
    onDone(touched.flatMap(({ property, value }) => claimsOf(property, value, howKnown)))
  }

  return (
    <form className={style.form} onSubmit={handleSubmit}>
      {asked.map((property) => {
        const value = fields[property.code] ?? nothing
        return (
          <ValueField
            key={property.code}
            property={property}
            value={value}
            onChange={(changed) => setFields((now) => ({ ...now, [property.code]: changed }))}
            read={readValueFields(property, value)}
            showProblem={tried && !isUntouched(value)}
          />
        )
      })}
      <details className={style.how}>
        <summary>{t`How we know it, and who may see it`}</summary>
        <HowKnownFields value={howKnown} onChange={setHowKnown} from="office" />
      </details>
      {tried && touched.length === 0 && (
        <p role="alert" className={style.problem}>
          <Trans>Say at least one thing.</Trans>
        </p>
      )}
      <Actions>
        <Button type="submit" look="strong" busy={busy}>
          <Trans>Record it</Trans>
        </Button>
        <Button look="quiet" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </form>
  )
}

function ownWord(): HowKnown {
  return {
    word: 'sender',
    directness: 'first-hand',
    credibility: 6,
    saidOn: localDay(new Date()),
    audience: 0,
  }
}

function claimsOf(property: Property, fields: ValueFields, howKnown: HowKnown): ClaimInput[] {
  const read = readValueFields(property, fields)
  if (read.verdict !== 'value') return []
  const { directness, credibility, saidOn, audience } = howKnown
  return [
    {
      property: property.code,
      value: read.value as ClaimInput['value'],
      source: { kind: 'office' },
      directness,
      credibility,
      saidOn,
      audience,
      replaces: null,
    },
  ]
}
