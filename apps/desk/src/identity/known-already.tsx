import type { MatchCandidate } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useId, useState, type ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { CandidateLine } from './candidate-line.tsx'
import { CandidateWords } from './candidate-words.tsx'
import type { DescribedPerson } from './described.ts'
import style from './identity.module.css'
import { KnownPersonDialog } from './known-person-dialog.tsx'
import { useCandidates } from './use-candidates.ts'

/** So many are shown at once; the others when they are asked for. */
const FIRST = 3

interface KnownAlreadyProps {
  /** Who is being described; null while too little is said. */
  readonly described: DescribedPerson | null
  /** Whom somebody said it is; null for somebody new. */
  readonly chosen: MatchCandidate | null
  readonly onChosen: (candidate: MatchCandidate | null) => void
}

/**
 * Beside a form in which somebody new is being recorded: who of the people known it may be, and why. It only offers: it never
 * takes the focus and never stands in the way of recording.
 */
export function KnownAlready({ described, chosen, onChosen }: KnownAlreadyProps): ReactElement {
  const id = useId()
  const { isAsked, found, isAnswered, isFailed, again } = useCandidates(described)
  // Whoever was chosen stays, whatever is typed afterwards.
  const all =
    chosen === null || found.some(({ person }) => person === chosen.person)
      ? found
      : [chosen, ...found]
  const [first, others] = [all.slice(0, FIRST), all.slice(FIRST)]
  const row = (candidate: MatchCandidate): ReactElement => (
    <Row
      key={candidate.person}
      candidate={candidate}
      isChosen={candidate.person === chosen?.person}
      onChosen={onChosen}
    />
  )
  return (
    <section className={style.part} aria-labelledby={id}>
      <h3 id={id} className={style.title}>
        <Trans>May be known already</Trans>
      </h3>
      <CandidateCount count={found.length} />
      {isFailed && <NotLookedUp onAgain={again} />}
      {all.length === 0 && !isFailed && (
        <p className={style.soft}>
          {isAsked && isAnswered ? (
            <Trans>Nobody who is visible to you.</Trans>
          ) : (
            <Trans>While you type, whoever it may be appears here.</Trans>
          )}
        </p>
      )}
      {first.length > 0 && <ul className={style.candidates}>{first.map(row)}</ul>}
      {others.length > 0 && (
        <details>
          <summary className={style.soft}>
            <Plural value={others.length} one="# more, less likely" other="# more, less likely" />
          </summary>
          <ul className={style.candidates}>{others.map(row)}</ul>
        </details>
      )}
    </section>
  )
}

/** For whoever hears the page: how many, and nothing that would talk over the typing. */
export function CandidateCount({ count }: { readonly count: number }): ReactElement {
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {count > 0 && (
        <Plural
          value={count}
          one="# person may be known already."
          other="# people may be known already."
        />
      )}
    </p>
  )
}

/** Nothing is lost by it, and nobody is kept from recording. */
export function NotLookedUp({ onAgain }: { readonly onAgain: () => void }): ReactElement {
  return (
    <p className={style.soft}>
      <Trans>It could not be looked up just now who it may be. You can record all the same.</Trans>{' '}
      <Button size="small" look="quiet" onClick={onAgain}>
        <Trans>Look again</Trans>
      </Button>
    </p>
  )
}

interface RowProps {
  readonly candidate: MatchCandidate
  readonly isChosen: boolean
  readonly onChosen: (candidate: MatchCandidate | null) => void
}

function Row({ candidate, isChosen, onChosen }: RowProps): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const name = candidate.name === '' ? t`Name not known` : candidate.name
  return (
    <li className={classes(style.candidate, isChosen && style.chosen)}>
      <CandidateLine candidate={candidate} />
      <CandidateWords candidate={candidate} />
      <span className={style.choices}>
        {may('claim.add') && (
          <Button
            size="small"
            aria-pressed={isChosen}
            aria-label={t`It is this person: ${name}`}
            onClick={() => onChosen(isChosen ? null : candidate)}
          >
            {isChosen && <Icon name="check" />}
            <Trans>It is this person</Trans>
          </Button>
        )}
        {may('subject.open') && (
          <Button
            size="small"
            look="quiet"
            aria-label={t`What is known of them: ${name}`}
            onClick={() => setOpen(true)}
          >
            <Trans>What is known of them</Trans>
          </Button>
        )}
      </span>
      {isOpen && (
        <KnownPersonDialog person={candidate.person} name={name} onClose={() => setOpen(false)} />
      )}
    </li>
  )
}
