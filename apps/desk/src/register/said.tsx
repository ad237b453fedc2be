import type { ClaimView } from '@amparo/contract'
import type { Group, PropertyCode } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useAudienceName } from '../record/use-audiences.ts'
import { SealedSign } from '../ui/sealed-sign.tsx'
import { OnScreen, SaidValue } from './said-value.tsx'
import style from './said.module.css'
import { useSubjectPage } from './subject-page-context.ts'
import { SourceMark } from './source-mark.tsx'
import type { FoldedSubject } from './view-of.ts'

interface SaidGroupProps {
  readonly subject: FoldedSubject
  readonly code: PropertyCode
  readonly group: Group
}

/** One value with the marks of everyone who says it. */
export function SaidGroup({ subject, code, group }: SaidGroupProps): ReactElement {
  return (
    <span className={style.group}>
      <SaidOrSealed subject={subject} code={code} group={group} />
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
function SaidOrSealed({ subject, code, group }: SaidGroupProps): ReactElement {
  const { opened } = useSubjectPage()
  const audienceName = useAudienceName()
  const known = group.claims.map((id) => opened.get(id)).filter((one) => one !== undefined)
  if (known.some(({ verdict }) => verdict === 'foreign') && group.value.kind === 'sealed') {
    return (
      <span className={style.foreign}>
        <Trans>sealed; it is not what it stands for here</Trans>
      </span>
    )
  }
  const outsider = known.find((one) => one.verdict === 'outsider')
  if (outsider !== undefined && group.value.kind === 'sealed') {
    return (
      <span className={style.foreign}>
        <Trans>
          sealed; signed by <bdi>{outsider.signedBy}</bdi>, who is not of this team
        </Trans>
      </span>
    )
  }
  const sealed = group.claims
    .map((id) => subject.claims.get(id))
    .find((claim) => claim?.value.kind === 'sealed')
  if (sealed === undefined) return <SaidValue property={code} value={group.value} />
  const team = audienceName(sealed.audience)
  if (group.value.kind === 'sealed') {
    return (
      <>
        <SaidValue property={code} value={group.value} /> <SealedSign team={team} />
      </>
    )
  }
  return (
    <OnScreen>
      <SaidValue property={code} value={group.value} /> <SealedSign team={team} opened />
    </OnScreen>
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
