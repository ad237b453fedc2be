import type { LetterId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed } from '../ui/condition.tsx'
import style from './letters.module.css'
import { useReaching, useReachLeftOut, type Plan } from './use-letters.ts'

/** For these there is something to ask; a no is an answer, and where words differ somebody has to decide. */
const askable: readonly Plan['leftOut'][number]['reason'][] = [
  'never-asked',
  'ask-each-time',
  'not-by-name',
  'not-this-recipient',
]

interface ReachFamiliesProps {
  readonly leftOut: Plan['leftOut']
  /** The letter that leaves them out; null while it is planned. */
  readonly letter: LetterId | null
  readonly audience: number
}

/** One press puts everybody who is left out, and whom it helps to ask, on the list of those to ask. */
export function ReachFamilies({
  leftOut,
  letter,
  audience,
}: ReachFamiliesProps): ReactElement | null {
  const mayWrite = useMay()('letter.write')
  const reach = useReachLeftOut()
  const people = leftOut.filter(({ reason }) => askable.includes(reason))
  const done = reach.data?.ok === true ? reach.data.reply : null
  if (!mayWrite || people.length === 0) return null
  return (
    <div className={style.lines}>
      <p>
        <Button
          busy={reach.isPending}
          disabled={done !== null}
          onClick={() =>
            reach.mutate({
              params: {},
              body: { people: people.map(({ person }) => person), letter, audience },
            })
          }
        >
          <Plural
            value={people.length}
            one="Reach # family: ask whether the name may be given"
            other="Reach # families: ask whether the names may be given"
          />
        </Button>
      </p>
      <p role="status">
        {done !== null && (
          <>
            <Plural
              value={done.opened}
              one="# person is now on the list of those to ask."
              other="# people are now on the list of those to ask."
            />{' '}
            {done.before > 0 && (
              <>
                <Plural
                  value={done.before}
                  one="# was on it already."
                  other="# were on it already."
                />{' '}
              </>
            )}
            <Link to="/questions/reaching">
              <Trans>Show the list</Trans>
            </Link>
          </>
        )}
      </p>
      {reach.data?.ok === false && <Failed code={reach.data.code} />}
    </div>
  )
}

/** How far it is done, for one letter. */
export function ReachedSoFar({ letter }: { readonly letter: LetterId }): ReactElement | null {
  const found = useReaching({ letter, open: false })
  const page = found.data?.pages[0]
  if (page === undefined || page.all === 0) return null
  const done = page.all - page.open
  return (
    <p>
      <Trans>
        {done} of <Plural value={page.all} one="# person" other="# people" /> on the list have been
        asked.
      </Trans>{' '}
      <Link to="/questions/reaching">
        <Trans>Show the list</Trans>
      </Link>
    </p>
  )
}
