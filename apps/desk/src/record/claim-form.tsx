import {
  officeAudience,
  property as declared,
  type PropertyCode,
  type Value,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Actions } from '../ui/dialog.tsx'
import style from './claim-form.module.css'
import type { HowKnown, KnownFrom } from './how-known.ts'
import { HowKnownFields } from './how-known-fields.tsx'
import type { OpenValue } from './recording.ts'
import { mustSeal, nothingKnown, type ActKnown } from '../register/sealed-claims.ts'
import { NoTeam } from './sealed-to.tsx'
import { teamFor, useOwnTeams } from './use-own-teams.ts'
import { ValueField } from './value-field.tsx'
import { fieldsOf, readValueFields, type ValueFields } from './value-fields.ts'

interface ClaimFormProps {
  readonly property: PropertyCode
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
  const { t } = useLingui()
  const language = useLanguage()
  const property = declared(props.property)
  const [fields, setFields] = useState<ValueFields>(() => fieldsOf(props.initial, quote))
  const [howKnown, setHowKnown] = useState(props.howKnown)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
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

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('textarea, select, input:not([type=radio])')?.focus()
  }, [])

  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onCancel()
    }
    const { current } = form
    current?.addEventListener('keydown', handleKey)
    return () => current?.removeEventListener('keydown', handleKey)
  }, [onCancel])

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (read.verdict === 'value' && props.busy !== true && (!isSealed || sealedTo !== null))
      onDone(read.value, known)
  }

  return (
    <form
      ref={form}
      className={style.form}
      onSubmit={handleSubmit}
      aria-label={property.labels[language]}
    >
      {quote !== null && !isTyped && (
        <p className={style.quote}>
          <Trans>Marked:</Trans>{' '}
          <q>
            <bdi>{quote}</bdi>
          </q>
        </p>
      )}
      <ValueField
        property={property}
        value={fields}
        onChange={setFields}
        read={read}
        showProblem={tried}
        sealedTo={sealedTo}
        offersSealed={team !== undefined}
      />
      {isSealed && sealedTo === null && <NoTeam />}
      {props.children}
      <details className={style.how} open={tried && read.verdict === 'value'}>
        <summary>{t`How we know it, and who may see it`}</summary>
        <HowKnownFields
          value={known}
          onChange={setHowKnown}
          from={props.from}
          onlyTeams={isForTeam && team !== undefined}
        />
      </details>
      <Actions>
        <Button type="submit" look="strong" size="small" busy={props.busy === true}>
          {props.action}
        </Button>
        <Button look="quiet" size="small" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
      </Actions>
    </form>
  )
}
