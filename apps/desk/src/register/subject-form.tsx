import type { SubjectId } from '@amparo/contract'
import {
  hidesType,
  isPropertyCode,
  propertiesOf,
  property as declared,
  type Property,
  type PropertyCode,
  type SubjectKind,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type FormEvent, type ReactElement } from 'react'
import { HowKnownFields } from '../record/how-known-fields.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { noDate } from '../record/date-fields.ts'
import { NoTeam } from '../record/sealed-to.tsx'
import { teamFor, useOwnTeams } from '../record/use-own-teams.ts'
import { ValueField } from '../record/value-field.tsx'
import { isUntouched, readValueFields, type ValueFields } from '../record/value-fields.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Actions } from '../ui/dialog.tsx'
import { localDay } from '../ui/say-day.ts'
import { mustSeal, nothingKnown, type ActKnown, type ReadableClaim } from './sealed-claims.ts'
import style from './subject-form.module.css'

interface SubjectFormProps {
  readonly kind: SubjectKind
  readonly busy: boolean
  /** What it is to stand under. */
  readonly owner?: SubjectId
  /** What is known of the act it stands under. */
  readonly act?: ActKnown
  /** What stands beside the fields, by what they say so far. */
  readonly beside?: (claims: readonly ReadableClaim[]) => ReactElement
  /** What its button says; without it, that it records. */
  readonly action?: string
  readonly onDone: (claims: readonly ReadableClaim[]) => void
  readonly onCancel: () => void
}

const nothing: ValueFields = { text: '', code: '', date: noDate }

/** Everything that can be said of a new subject of one kind, by its declaration. What is left empty is not said. */
export function SubjectForm(props: SubjectFormProps): ReactElement {
  const { kind, busy, act = nothingKnown, onDone, onCancel } = props
  const { t } = useLingui()
  const [fields, setFields] = useState<Partial<Record<PropertyCode, ValueFields>>>({})
  const [howKnown, setHowKnown] = useState<HowKnown>(ownWord)
  const [tried, setTried] = useState(false)
  const asked = propertiesOf(kind).filter(({ belongs }) => belongs !== true)
  const touched = asked.flatMap((property) => {
    const value = fields[property.code]
    return value === undefined || isUntouched(value) ? [] : [{ property, value }]
  })
  const team = teamFor(howKnown.audience, useOwnTeams())
  const toSeal = team !== undefined
  const claims = touched.flatMap(({ property, value }) =>
    claimsOf(property, value, howKnown, toSeal),
  )
  const isRight = claims.length === touched.length
  const restricted = {
    ...act,
    isRestricted: act.isRestricted || claims.some(({ value }) => hidesType(value)),
  }
  const isSealed = ({ property: code, value }: ReadableClaim) =>
    isPropertyCode(code) && mustSeal(declared(code), value, restricted)
  const someSealed = claims.some(isSealed)
  // What stands under a restricted act is for a team too: everybody else sees no more than that there is one.
  const isForTeam = team !== undefined && (someSealed || act.isRestricted)
  const known = isForTeam ? { ...howKnown, audience: team.id } : howKnown
  const isAllSealed = claims.length > 0 && claims.every(isSealed) && kind !== 'act'

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (!isRight || touched.length === 0 || busy || isAllSealed) return
    if (someSealed && team === undefined) return
    onDone(claims.map((claim) => ({ ...claim, audience: known.audience })))
  }

  return (
    <form className={style.form} onSubmit={handleSubmit}>
      <div className={classes(props.beside !== undefined && style.columns)}>
        <div className={style.form}>
          {asked.map((property) => {
            const value = fields[property.code] ?? nothing
            return (
              <ValueField
                key={property.code}
                property={property}
                value={value}
                onChange={(changed) => setFields((now) => ({ ...now, [property.code]: changed }))}
                read={readValueFields(property, value, toSeal)}
                showProblem={tried && !isUntouched(value)}
                offersSealed={toSeal}
                isSealed={someSealed || act.isRestricted}
                except={props.owner ?? null}
                sealedTo={
                  claims.some((claim) => claim.property === property.code && isSealed(claim))
                    ? (team ?? null)
                    : null
                }
              />
            )
          })}
        </div>
        {props.beside !== undefined && <div className={style.beside}>{props.beside(claims)}</div>}
      </div>
      <details className={style.how}>
        <summary>{t`How we know it, and who may see it`}</summary>
        <HowKnownFields value={known} onChange={setHowKnown} from="office" onlyTeams={isForTeam} />
      </details>
      {someSealed && team === undefined && <NoTeam />}
      {tried && isAllSealed && (
        <p role="alert" className={style.problem}>
          <Trans>Say one thing more that need not be sealed, such as how sure it is.</Trans>
        </p>
      )}
      {tried && touched.length === 0 && (
        <p role="alert" className={style.problem}>
          <Trans>Say at least one thing.</Trans>
        </p>
      )}
      <Actions>
        <Button type="submit" look="strong" busy={busy}>
          {props.action ?? <Trans>Record it</Trans>}
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

function claimsOf(
  property: Property,
  fields: ValueFields,
  howKnown: HowKnown,
  toSeal: boolean,
): ReadableClaim[] {
  const read = readValueFields(property, fields, toSeal)
  if (read.verdict !== 'value') return []
  const { directness, credibility, saidOn, audience } = howKnown
  return [
    {
      property: property.code,
      value: read.value,
      source: { kind: 'office' },
      directness,
      credibility,
      saidOn,
      audience,
      replaces: null,
    },
  ]
}
