import type { MatchCandidate, SubjectRow } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement, ReactNode, Ref } from 'react'
import { CandidateLine } from '../identity/candidate-line.tsx'
import { CandidateWords } from '../identity/candidate-words.tsx'
import { CandidateCount, NotLookedUp } from '../identity/known-already.tsx'
import { useSayMeets } from '../lists/use-say-meets.ts'
import { PersonLine } from '../people/person-line.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import style from './found-ones.module.css'
import { useNameOf } from './use-kind-name.ts'
import type { FoundOnes as Found } from './use-found-ones.ts'

/** One of the register by the name it was found by. */
export interface FoundSubject {
  readonly id: string
  readonly name: string
}

interface FoundOnesProps {
  readonly found: Found
  readonly list?: Ref<HTMLUListElement>
  /** `line`: what was shown of it, to be shown on. */
  readonly onChosen: (chosen: FoundSubject, line: ReactNode) => void
  /** Another thing that can be said of one. */
  readonly beside?: (one: FoundSubject) => ReactNode
}

/**
 * Those that may be meant, each with all that tells it from others. Of people also how likely it is that they are the one, what
 * speaks for and against it, and what warns. It only offers.
 */
export function FoundOnes({ found, list, onChosen, beside }: FoundOnesProps): ReactElement {
  const { t } = useLingui()
  const nameOf = useNameOf()
  const { kind, search, subjects, others, known } = found
  const candidates = new Map(known.found.map((one) => [one.person, one]))
  const row = (one: FoundSubject, line: ReactElement): ReactElement => (
    <li key={one.id} className={style.row}>
      <button type="button" className={style.option} onClick={() => onChosen(one, line)}>
        {line}
      </button>
      {beside?.(one)}
    </li>
  )
  return (
    <>
      {found.isLooking && <Loading />}
      {search.isError && <Failed code={search.error.code} onRetry={() => void search.refetch()} />}
      {kind === 'person' && <CandidateCount count={known.found.length} />}
      {known.isFailed && <NotLookedUp onAgain={known.again} />}
      {subjects.length + others.length > 0 && (
        <ul
          {...(list === undefined ? {} : { ref: list })}
          className={style.found}
          aria-label={kind === 'person' ? t`People with such a name` : t`With such a name`}
        >
          {subjects.map((subject) =>
            row(
              { id: subject.id, name: nameOf(subject) },
              <>
                <SubjectLine subject={subject} />
                <Why candidate={candidates.get(subject.id)} />
              </>,
            ),
          )}
          {others.map((candidate) =>
            row(
              { id: candidate.person, name: candidate.name },
              <>
                <CandidateLine candidate={candidate} />
                <Why candidate={candidate} />
              </>,
            ),
          )}
        </ul>
      )}
      {found.noneOf !== null && (
        <p className={style.soft} role="status">
          {kind === 'person' ? (
            <Trans>Nobody with such a name is recorded.</Trans>
          ) : (
            <Trans>Nothing with such a name is recorded.</Trans>
          )}
        </p>
      )}
    </>
  )
}

function SubjectLine({ subject }: { readonly subject: SubjectRow }): ReactElement {
  const nameOf = useNameOf()
  const sayMeets = useSayMeets()
  if (subject.kind === 'person') return <PersonLine person={subject} />
  return (
    <>
      <bdi>{nameOf(subject)}</bdi>
      {subject.place !== '' && <bdi className={style.soft}>{subject.place}</bdi>}
      {subject.meets.length > 0 && <span className={style.soft}>{sayMeets(subject.meets)}</span>}
    </>
  )
}

function Why({ candidate }: { readonly candidate: MatchCandidate | undefined }): ReactNode {
  return candidate !== undefined && <CandidateWords candidate={candidate} />
}
