import type { CommitmentId, LetterId, readBrief, SubjectId } from '@amparo/contract'
import type { Reading } from '../db/office.ts'
import { ReplyReader } from '../letters/reply-store.ts'
import { isOpenNow, type AskedHere } from './asked-here.ts'
import type { ListedCommitment } from './commitment-store.ts'

type Figure = ReturnType<typeof readBrief.reply.parse>['figures'][number]

interface Counted {
  /** The body that is met. */
  readonly authority: string
  readonly raised: readonly AskedHere[]
  readonly promises: readonly ListedCommitment[]
}

/** Figures of which nothing is said are left out: a nought opens to nothing. */
export async function figuresOf(tx: Reading, counted: Counted): Promise<Figure[]> {
  const { authority, raised } = counted
  const letters = [...new Set(raised.flatMap((one) => one.letters.map(({ letter }) => letter)))]
  const replies = new ReplyReader(tx)
  const unanswered: string[] = []
  for (const letter of letters) if ((await replies.to(letter)).length === 0) unanswered.push(letter)
  const people = (which: (one: AskedHere) => boolean) => [
    ...new Set(raised.filter(which).map(({ person }) => person)),
  ]
  const asked = people(() => true)
  const answered = people(
    ({ stands }) => stands.state === 'answered' && stands.answered?.authority === authority,
  )
  const since = raised
    .flatMap((one) => one.letters.map(({ sentOn }) => sentOn))
    .toSorted()
    .at(0)
  const promised = counted.promises.filter(({ kind }) => kind === 'promise')
  const kept = promised.filter(({ standing }) => standing === 'kept')
  const figures: readonly Figure[] = [
    figure('asked', asked.length, { people: asked, since: since ?? null }),
    figure('answered', answered.length, { people: answered, of: asked.length }),
    figure('waiting', people(isOpenNow).length, { people: people(isOpenNow), of: asked.length }),
    figure('overdue', people(({ isOverdue }) => isOverdue).length, {
      people: people(({ isOverdue }) => isOverdue),
      of: asked.length,
    }),
    figure('letters', letters.length, { letters, since: since ?? null }),
    figure('unanswered', unanswered.length, { letters: unanswered, of: letters.length }),
    figure('kept', kept.length, {
      commitments: promised.map(({ id }) => id),
      of: promised.length,
    }),
  ]
  return figures.filter(({ number, code, of }) => number > 0 || (code === 'kept' && of !== 0))
}

interface Records {
  readonly people?: readonly string[]
  readonly letters?: readonly string[]
  readonly commitments?: readonly string[]
  readonly of?: number
  readonly since?: string | null
}

function figure(code: Figure['code'], number: number, records: Records): Figure {
  const { people = [], letters = [], commitments = [], of = null, since = null } = records
  return {
    code,
    number,
    of,
    since,
    people: [...people] as SubjectId[],
    letters: [...letters] as LetterId[],
    commitments: [...commitments] as CommitmentId[],
  }
}
