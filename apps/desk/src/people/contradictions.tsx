import { contradictionsOf, sayContradiction, type Contradiction, type Side } from '@amparo/register'
import { labelAtStart, relationTypes } from '@amparo/vocabulary'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { SourceMark } from '../register/source-mark.tsx'
import { Section } from '../register/subject-columns.tsx'
import { SubjectLink } from '../register/subject-link.tsx'
import { useSubjectPage } from '../register/subject-page-context.ts'
import type { FoldedSubject } from '../register/view-of.ts'
import { Rings } from '../ui/rings.tsx'
import style from './contradictions.module.css'
import { knownOf } from './known-of.ts'
import { usePlaceZone } from './place-zone.ts'

/** What is said of a person and does not go together: both sides, and every source of each. Nothing where all of it does. */
export function Contradictions({
  all,
}: {
  readonly all: readonly FoldedSubject[]
}): ReactElement | null {
  const { named, opened } = useSubjectPage()
  const { zone } = usePlaceZone()
  const found = contradictionsOf(knownOf(all, { named, opened, zone }))
  if (found.length === 0) return null
  return (
    <Section title={<Trans>What does not go together</Trans>}>
      <ol className={style.list}>
        {found.map((one) => (
          <li key={keyOf(one)} className={style.one}>
            <OneContradiction one={one} all={all} />
          </li>
        ))}
      </ol>
      <p className={style.soft}>
        <Trans>
          Before you say any of this to an authority, ask who could have known it: where only a few
          people could, general words protect them.
        </Trans>
      </p>
    </Section>
  )
}

function keyOf({ code, custody, sides }: Contradiction): string {
  const [first] = sides[0].statements
  return `${code} ${custody ?? ''} ${first?.voices[0]?.id ?? ''}`
}

function OneContradiction({
  one,
  all,
}: {
  readonly one: Contradiction
  readonly all: readonly FoldedSubject[]
}): ReactElement {
  const language = useLanguage()
  const { named } = useSubjectPage()
  const facility = (id: string) => named.get(id)?.name ?? null
  const said = sayContradiction(one, language, { facility })
  return (
    <>
      <h3 className={style.title}>
        <Rings />
        {said.title}
      </h3>
      <p className={style.soft}>{said.sure}</p>
      <div className={style.sides}>
        {one.sides.map((side, at) => (
          <div key={at} className={style.side}>
            <p className={style.from}>{said.sides[at]?.from}</p>
            <ul className={style.lines}>
              {said.sides[at]?.lines.map((line) => (
                <li key={line}>
                  <bdi>{line}</bdi>
                </li>
              ))}
            </ul>
            <p className={style.soft}>
              <Plural
                value={side.origins}
                one="# independent source"
                other="# independent sources"
              />{' '}
              <Sources side={side} all={all} />
            </p>
          </div>
        ))}
      </div>
      {one.mayMean.length > 0 && (
        <p className={style.warning}>
          <Trans>It may be about a relative with a name like this:</Trans>{' '}
          {one.mayMean.map(({ person, relation }) => {
            const subject = named.get(person)
            return (
              <span key={person}>
                {labelAtStart(relationTypes.entries[relation], language)}
                {subject !== undefined && (
                  <>
                    {' '}
                    <SubjectLink subject={subject} />
                  </>
                )}{' '}
              </span>
            )
          })}
        </p>
      )}
    </>
  )
}

/** Each source of a side once, by its number on this page. */
function Sources({
  side,
  all,
}: {
  readonly side: Side
  readonly all: readonly FoldedSubject[]
}): ReactElement {
  const said = side.statements.flatMap(({ voices }) => voices)
  const once = new Map(said.toReversed().map((voice) => [voice.source, voice.id]))
  return (
    <>
      {[...once.values()].toReversed().flatMap((id) => {
        const subject = all.find(({ claims }) => claims.has(id))
        const claim = subject?.claims.get(id)
        if (subject === undefined || claim === undefined) return []
        return [<SourceMark key={id} subject={subject.id} claim={claim} />]
      })}
    </>
  )
}
