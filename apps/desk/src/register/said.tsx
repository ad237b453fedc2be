import type { ClaimView } from '@amparo/contract'
import { interval, parseEdtf, type Group, type Value } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useAudienceName } from '../record/use-audiences.ts'
import { sayDay } from '../ui/say-day.ts'
import { SealedSign } from '../ui/sealed-sign.tsx'
import style from './said.module.css'
import { SubjectLink } from './subject-link.tsx'
import { useSubjectPage } from './subject-page-context.ts'
import { SourceMark } from './source-mark.tsx'
import { useSayValue } from './use-say-value.ts'
import type { FoldedSubject } from './view-of.ts'

interface SaidGroupProps {
  readonly subject: FoldedSubject
  readonly group: Group
}

/** One value with the marks of everyone who says it. */
export function SaidGroup({ subject, group }: SaidGroupProps): ReactElement {
  return (
    <span className={style.group}>
      <SaidOrSealed subject={subject} group={group} />
      <Marks subject={subject} ids={group.claims} />
      {group.stateAlone && (
        <span className={style.state}>
          <Trans>only the authorities say so</Trans>
        </span>
      )}
    </span>
  )
}

/** What was sealed and is opened here carries a sign, and is not printed. */
function SaidOrSealed({ subject, group }: SaidGroupProps): ReactElement {
  const { opened } = useSubjectPage()
  const audienceName = useAudienceName()
  const sayValue = useSayValue()
  const known = group.claims.map((id) => opened.get(id)).filter((one) => one !== undefined)
  if (known.some(({ verdict }) => verdict === 'foreign') && group.value.kind === 'sealed') {
    return (
      <span className={style.foreign}>
        <Trans>sealed; it is not what it stands for here</Trans>
      </span>
    )
  }
  const sealed = group.claims
    .map((id) => subject.claims.get(id))
    .find((claim) => claim?.value.kind === 'sealed')
  if (sealed === undefined) return <SaidValue value={group.value} />
  const team = audienceName(sealed.audience)
  if (group.value.kind === 'sealed') {
    return (
      <>
        <SaidValue value={group.value} /> <SealedSign team={team} />
      </>
    )
  }
  return (
    <>
      <span className={style.onScreen}>
        <SaidValue value={group.value} /> <SealedSign team={team} opened />
      </span>
      <span className={style.onPaper}>{sayValue({ kind: 'sealed' })}</span>
    </>
  )
}

/** The marks of some claims, one for each source. */
export function Marks({
  subject,
  ids,
}: {
  readonly subject: FoldedSubject
  readonly ids: readonly string[]
}): ReactElement {
  const claims = ids.map((id) => subject.claims.get(id)).filter((claim) => claim !== undefined)
  const bySource = new Map<string, ClaimView>(claims.map((claim) => [claim.source.id, claim]))
  return (
    <span className={style.marks}>
      {/* A word joiner: a mark never stands alone at the beginning of a line. */}
      {'\u2060'}
      {[...bySource.values()].map((claim) => (
        <SourceMark key={claim.id} subject={subject.id} claim={claim} />
      ))}
    </span>
  )
}

/** The value as people say it; an uncertain date is dotted and shows its exact interval. */
export function SaidValue({ value }: { readonly value: Value }): ReactElement {
  const sayValue = useSayValue()
  if (value.kind === 'subject') return <SaidSubject id={value.id} />
  if (value.kind !== 'date') return <bdi>{sayValue(value)}</bdi>
  return <SaidDate edtf={value.edtf} said={sayValue(value)} />
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

function SaidDate({ edtf, said }: { readonly edtf: string; readonly said: string }): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const read = parseEdtf(edtf)
  if (!read.ok) return <span>{said}</span>
  const { lo, hi } = interval(read.date)
  const isExact = lo === hi && !/[?~%]/.test(edtf)
  if (isExact || lo === null || hi === null) {
    return <span className={isExact ? undefined : style.uncertain}>{said}</span>
  }
  const exactly = t`from ${sayDay(lo, language)} to ${sayDay(hi, language)}`
  return (
    <span className={style.uncertain} title={exactly}>
      {said}
      <span className="visually-hidden"> ({exactly})</span>
    </span>
  )
}
