import {
  officeAudience,
  property as declared,
  type PropertyCode,
  type Value,
} from '@amparo/register'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { ClaimFrame } from './claim-frame.tsx'
import type { HowKnown, KnownFrom } from './how-known.ts'
import type { OpenValue } from './recording.ts'
import { mustSeal, nothingKnown, type ActKnown } from '../register/sealed-claims.ts'
import { NoTeam } from './sealed-to.tsx'
import { teamFor, useOwnTeams } from './use-own-teams.ts'
import { ValueField } from './value-field.tsx'
import { fieldsOf, readValueFields, type ValueFields } from './value-fields.ts'

interface ClaimFormProps {
  readonly property: PropertyCode
  /** The known subject it is said of: it names another one. */
  readonly except?: string
  /** Words marked in the text: the beginning of the value, and what it cites. */
  readonly quote: string | null
  /** A value to begin with, when one is corrected. */
  readonly initial?: Value
  readonly howKnown: HowKnown
  readonly from: KnownFrom
  readonly action: string
  readonly busy?: boolean
  /** What is known of the act the value is of, or stands under. */
  readonly act?: ActKnown
  /** More questions of whoever shows this form, between the value and how it is known. */
  readonly children?: ReactElement | null
  readonly onDone: (value: OpenValue, howKnown: HowKnown) => void
  readonly onCancel: () => void
}

/** One value of one property, and how we know it. */
export function ClaimForm(props: ClaimFormProps): ReactElement {
  const { quote, onDone, onCancel } = props
  const language = useLanguage()
  const property = declared(props.property)
  const [fields, setFields] = useState<ValueFields>(() => fieldsOf(props.initial, quote))
  const [howKnown, setHowKnown] = useState(props.howKnown)
  const [tried, setTried] = useState(false)
  const teams = useOwnTeams()
  // A correction keeps its audience, and the whole office has no key to seal to.
  const team =
    props.from === 'correction' && howKnown.audience === officeAudience
      ? undefined
      : teamFor(howKnown.audience, teams)
  const read = readValueFields(property, fields, team !== undefined)
  const act = props.act ?? nothingKnown
  const isSealed = read.verdict === 'value' && mustSeal(property, read.value, act)
  const sealedTo = isSealed ? (team ?? null) : null
  // Everybody else sees “act, restricted” and nothing more, so what is added to it is for a team too.
  const isForTeam =
    isSealed || (act.isRestricted && property.code !== 'act.type' && props.from !== 'correction')
  const known = isForTeam && team !== undefined ? { ...howKnown, audience: team.id } : howKnown
  const isTyped = property.value === 'text' || property.value === 'name'

  function handleSubmit(): void {
    setTried(true)
    if (read.verdict === 'value' && props.busy !== true && (!isSealed || sealedTo !== null))
      onDone(read.value, known)
  }

  return (
    <ClaimFrame
      label={property.labels[language]}
      quote={isTyped ? null : quote}
      howKnown={known}
      onHowKnown={setHowKnown}
      from={props.from}
      onlyTeams={isForTeam && team !== undefined}
      isOpen={tried && read.verdict === 'value'}
      action={props.action}
      busy={props.busy === true}
      onSubmit={handleSubmit}
      onCancel={onCancel}
    >
      <ValueField
        property={property}
        value={fields}
        onChange={setFields}
        read={read}
        showProblem={tried}
        sealedTo={sealedTo}
        offersSealed={team !== undefined}
        isSealed={isSealed || act.isRestricted}
        except={props.except ?? null}
      />
      {isSealed && sealedTo === null && <NoTeam />}
      {props.children}
    </ClaimFrame>
  )
}
