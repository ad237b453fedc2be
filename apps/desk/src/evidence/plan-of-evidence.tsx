import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement, ReactNode } from 'react'
import letters from '../letters/letters.module.css'
import { PersonLink } from '../letters/person-link.tsx'
import { useReasonWords } from '../letters/use-letter-words.ts'
import { Notice } from '../ui/condition.tsx'
import type { EvidencePlan } from './use-evidence.ts'

/** What would leave and what would not; of whoever is left out only how many, and why. */
export function PlanOfEvidence({ plan }: { readonly plan: EvidencePlan }): ReactElement {
  return (
    <div className={letters.plan}>
      <Leaves plan={plan} />
      <LeftOut plan={plan} />
    </div>
  )
}

function Leaves({
  plan: { named, unnamed, holds },
}: {
  readonly plan: EvidencePlan
}): ReactElement {
  return (
    <section className={letters.part}>
      <h2 className={letters.title}>
        <Trans>What would leave</Trans>
      </h2>
      {holds.acts === 0 && (
        <Notice tone="amber">
          <Trans>
            Nothing: no act of this event may be told to this recipient. Record what was done to
            whom, or ask the people harmed whether they agree.
          </Trans>
        </Notice>
      )}
      {named.length > 0 && (
        <>
          <p>
            <Plural value={named.length} one="# person by name:" other="# people by name:" />
          </p>
          <ul className={letters.lines}>
            {named.map(({ person, name }) => (
              <li key={person}>
                <PersonLink person={person} name={name} />
              </li>
            ))}
          </ul>
        </>
      )}
      {unnamed > 0 && (
        <p>
          <Plural
            value={unnamed}
            one="# person by a number: what was done, when and where, and nothing in anybody’s own words"
            other="# people by numbers: what was done, when and where, and nothing in anybody’s own words"
          />
        </p>
      )}
      {holds.acts > 0 && <Holds holds={holds} />}
    </section>
  )
}

function Holds({ holds }: Pick<EvidencePlan, 'holds'>): ReactElement {
  return (
    <>
      <ul className={letters.facts}>
        <Some of={holds.acts}>
          <Plural value={holds.acts} one="# act" other="# acts" />
        </Some>
        <Some of={holds.involvements}>
          <Plural
            value={holds.involvements}
            one="# alleged involvement"
            other="# alleged involvements"
          />
        </Some>
        <Some of={holds.moments}>
          <Plural
            value={holds.moments}
            one="# known moment of custody"
            other="# known moments of custody"
          />
        </Some>
        <Some of={holds.answers}>
          <Plural
            value={holds.answers}
            one="# answer of the authorities"
            other="# answers of the authorities"
          />
        </Some>
        <Some of={holds.consents}>
          <Plural value={holds.consents} one="# word of consent" other="# words of consent" />
        </Some>
        <Some of={holds.contradictions}>
          <Plural
            value={holds.contradictions}
            one="# thing that does not go together"
            other="# things that do not go together"
          />
        </Some>
        <Some of={holds.entries}>
          <Plural
            value={holds.entries}
            one="# record number of the log"
            other="# record numbers of the log"
          />
        </Some>
      </ul>
      <p className={letters.soft}>
        <Trans>
          Of each source: what kind it is, how near it stood, how credible this one thing is, and on
          which day it was said. Never who it is; but what was recorded in one go has neighbouring
          record numbers. Photographs and films are not in it.
        </Trans>
      </p>
    </>
  )
}

/** A line where there is any of it. */
function Some({
  of,
  children,
}: {
  readonly of: number
  readonly children: ReactNode
}): ReactElement | null {
  return of > 0 ? <li>{children}</li> : null
}

function LeftOut({
  plan: { reasons, leftOut },
}: {
  readonly plan: EvidencePlan
}): ReactElement | null {
  const reasonWords = useReasonWords()
  const isEmpty = reasons.length === 0 && Object.values(leftOut).every((count) => count === 0)
  return (
    <section className={letters.part}>
      <h2 className={letters.title}>
        <Trans>What is left out</Trans>
      </h2>
      {isEmpty && (
        <p>
          <Trans>Nothing.</Trans>
        </p>
      )}
      <ul className={letters.lines}>
        {reasons.map(({ reason, people }) => (
          <li key={reason}>
            <Plural value={people} one="The name of # person:" other="The names of # people:" />{' '}
            {reasonWords(reason)}
          </li>
        ))}
        <Counted leftOut={leftOut} />
      </ul>
    </section>
  )
}

function Counted({ leftOut }: Pick<EvidencePlan, 'leftOut'>): ReactElement {
  return (
    <>
      <Some of={leftOut.acts}>
        <Plural
          value={leftOut.acts}
          one="# act done to somebody who did not agree to this; it is counted in the package"
          other="# acts done to people who did not agree to this; they are counted in the package"
        />
      </Some>
      <Some of={leftOut.actsOfNobody}>
        <Plural
          value={leftOut.actsOfNobody}
          one="# act of which it is not settled to whom it was done"
          other="# acts of which it is not settled to whom they were done"
        />
      </Some>
      <Some of={leftOut.heldByTeam}>
        <Plural
          value={leftOut.heldByTeam}
          one="# value that one team holds, sealed or for itself alone"
          other="# values that one team holds, sealed or for itself alone"
        />
      </Some>
      <Some of={leftOut.texts}>
        <Plural
          value={leftOut.texts}
          one="# text that names, or may name, somebody who may not be named to this recipient"
          other="# texts that name, or may name, somebody who may not be named to this recipient"
        />
      </Some>
      <Some of={leftOut.peopleInvolved}>
        <Plural
          value={leftOut.peopleInvolved}
          one="the name of # person said to be involved"
          other="the names of # people said to be involved"
        />
      </Some>
      <Some of={leftOut.notPassedOn}>
        <Plural
          value={leftOut.notPassedOn}
          one="# value of a partner who lets nobody pass it on; not even its number is in the package"
          other="# values of partners who let nobody pass them on; not even their number is in the package"
        />
      </Some>
      <Some of={leftOut.erased}>
        <Plural value={leftOut.erased} one="# erased value" other="# erased values" />
      </Some>
      <Some of={leftOut.takenBack}>
        <Plural
          value={leftOut.takenBack}
          one="# value that was corrected or taken back"
          other="# values that were corrected or taken back"
        />
      </Some>
    </>
  )
}
