import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { SourceMark } from '../register/source-mark.tsx'
import { Section } from '../register/subject-columns.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { Failed } from '../ui/condition.tsx'
import style from './contradictions.module.css'
import { knownOf } from './known-of.ts'
import { OneContradiction } from './one-contradiction.tsx'
import { usePlaceZone } from './place-zone.ts'
import { toldHere } from './told-here.ts'
import { useContradictions, type Told } from './use-contradictions.ts'

interface ContradictionsProps {
  /** The person first. */
  readonly all: readonly [FoldedSubject, ...FoldedSubject[]]
  /** As it was known then; null: now. */
  readonly instant: string | null
}

/** What is said of a person and does not go together: both sides, and every source of each. Nothing where all of it does. */
export function Contradictions({ all, instant }: ContradictionsProps): ReactElement | null {
  const { named, opened } = useSubjectPage()
  const { zone } = usePlaceZone()
  const language = useLanguage()
  const now = useContradictions(all[0].id, instant === null)
  const nameOf = (id: string) => named.get(id)?.name ?? null
  if (instant === null && now.isError)
    return <Failed code={now.error.code} onRetry={() => void now.refetch()} />
  const found =
    instant === null
      ? (now.data?.found ?? [])
      : toldHere(knownOf(all, { named, opened, zone }), language, nameOf)
  if (found.length === 0) return null
  return (
    <Section title={<Trans>What does not go together</Trans>}>
      <ol className={style.list}>
        {found.map((one, at) => (
          <li key={`${one.code} ${at}`} className={style.one}>
            <OneContradiction one={one} sources={(side) => <Sources side={side} all={all} />} />
          </li>
        ))}
      </ol>
      {found.some(({ persons }) => persons === null) && instant !== null && (
        <p className={style.soft}>
          <Trans>
            Before you say any of this to an authority, ask who could have known it: where only a
            few people could, general words protect them.
          </Trans>
        </p>
      )}
    </Section>
  )
}

/** Each source of a side once, by its number on this page. */
function Sources({
  side: { claims },
  all,
}: {
  readonly side: Told['sides'][number]
  readonly all: readonly FoldedSubject[]
}): ReactElement {
  const shown = new Map(
    claims.flatMap((id) => {
      const subject = all.find((one) => one.claims.has(id))
      const claim = subject?.claims.get(id)
      return subject === undefined || claim === undefined
        ? []
        : [[claim.source.id, { subject: subject.id, claim }] as const]
    }),
  )
  return (
    <>
      {[...shown.values()].map(({ subject, claim }) => (
        <SourceMark key={claim.id} subject={subject} claim={claim} />
      ))}
    </>
  )
}
