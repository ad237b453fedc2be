import type { ClaimView } from '@amparo/contract'
import {
  formatEdtf,
  identifies,
  inClocksOf,
  interval,
  parseEdtf,
  sayDate,
  type Value,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useOfficer } from '../session/session-context.tsx'
import { sayDay } from '../ui/say-day.ts'
import { MaskedNumber } from './masked-number.tsx'
import style from './said.module.css'
import { SubjectLink } from './subject-link.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import { useSayValue } from './use-say-value.ts'

/** A value as one claim says it: what was sealed and is opened here is not printed. */
export function SaidBy({
  property,
  claim,
  value,
}: {
  /** What it is a value of. */
  readonly property: string
  /** Undefined where the reader may not see what said it. */
  readonly claim: ClaimView | undefined
  readonly value: Value
}): ReactElement {
  const said = <SaidValue property={property} value={value} />
  return claim?.value.kind === 'sealed' && value.kind !== 'sealed' ? (
    <OnScreen>{said}</OnScreen>
  ) : (
    said
  )
}

/** What is not printed; on paper it says that it is sealed. */
export function OnScreen({ children }: { readonly children: ReactNode }): ReactElement {
  const sayValue = useSayValue()
  return (
    <>
      <span className={style.onScreen}>{children}</span>
      <span className={style.onPaper}>{sayValue({ kind: 'sealed' })}</span>
    </>
  )
}

interface SaidValueProps {
  /** What it is a value of. */
  readonly property: string
  readonly value: Value
}

/**
 * The value as people say it; an uncertain date is dotted and shows its exact interval, and a number by which a state knows
 * somebody stands there in part.
 */
export function SaidValue({ property, value }: SaidValueProps): ReactElement {
  const sayValue = useSayValue()
  if (value.kind === 'text' && identifies(property))
    return <MaskedNumber of={property} text={value.text} />
  if (value.kind === 'subject') return <SaidSubject id={value.id} />
  if (value.kind !== 'date') return <bdi>{sayValue(value)}</bdi>
  return (
    <>
      <SaidDate edtf={value.edtf} said={sayValue(value)} />
      <ByOurClocks edtf={value.edtf} />
    </>
  )
}

/** Another subject, by the name that leads its page; somebody the reader may not know of stays a bare word. */
function SaidSubject({ id }: { readonly id: string }): ReactElement {
  const subject = useSubjectPage().named.get(id)
  if (subject === undefined) {
    return (
      <span>
        <Trans>not visible to you</Trans>
      </span>
    )
  }
  return <SubjectLink subject={subject} />
}

/** Of a time that a clock wrote with its own offset: what the clocks here showed then. What was written stays as it is. */
function ByOurClocks({ edtf }: { readonly edtf: string }): ReactElement | null {
  const { zone } = useOfficer().me.office
  const language = useLanguage()
  const read = parseEdtf(edtf)
  if (!read.ok) return null
  const here = inClocksOf(zone, read.date)
  if (formatEdtf(here) === edtf) return null
  return (
    <span className={style.state}>
      {' '}
      <Trans>
        by the clocks of <bdi>{zone}</bdi>: {sayDate(here, language)}
      </Trans>
    </span>
  )
}

function SaidDate({ edtf, said }: { readonly edtf: string; readonly said: string }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const read = parseEdtf(edtf)
  if (!read.ok) return <bdi>{said}</bdi>
  const { lo, hi } = interval(read.date)
  const isExact = lo === hi && !/[?~%]/.test(edtf)
  if (isExact || lo === null || hi === null) {
    return <bdi className={isExact ? undefined : style.uncertain}>{said}</bdi>
  }
  const exactly = t`from ${sayDay(lo, language)} to ${sayDay(hi, language)}`
  return (
    <span className={style.uncertain} title={exactly}>
      <bdi>{said}</bdi>
      <span className="visually-hidden"> ({exactly})</span>
    </span>
  )
}
