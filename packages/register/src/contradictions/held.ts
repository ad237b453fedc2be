import type { StatedFactCode, SurenessCode } from '@amparo/vocabulary'
import type { Statement } from './statement.ts'
import { hull } from '../said-of.ts'
import { between } from './when.ts'

const proofs: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>([
  'arrested',
  're-arrested',
  'seen-held',
  'held',
])

const ends: ReadonlySet<StatedFactCode> = new Set<StatedFactCode>(['released', 'custody-ended'])

/**
 * Who was known in one period first and last was in custody at all moments between: for each period
 * that others tell of, and for each answer, one statement more. What comes after the end that the
 * same side tells is left out.
 */
export function heldThroughout(all: readonly Statement[]): readonly Statement[] {
  const told = all.filter(({ says }) => proofs.has(says) || ends.has(says))
  const ofPeriods = Map.groupBy(
    told.filter(({ custody }) => custody !== null),
    ({ custody, isState }) => `${isState ? 'state' : 'others'} ${custody}`,
  )
  const ofAnswers = Map.groupBy(
    told.filter(({ answer }) => answer !== null),
    ({ answer }) => answer?.id,
  )
  return [
    ...[...ofPeriods.values()].flatMap((period) => spansOf(period.map(withoutAnswer))),
    ...[...ofAnswers.values()].flatMap(spansOf),
  ]
}

function withoutAnswer(one: Statement): Statement {
  return { ...one, answer: null }
}

/** One of what is firmly told; and one of everything, where hearsay makes it reach further. */
function spansOf(told: readonly Statement[]): readonly Statement[] {
  const firm = told.filter(({ carries }) => carries === 'contradiction')
  return [
    ...span(firm, 'contradiction'),
    ...(firm.length === told.length ? [] : span(told, 'tension')),
  ]
}

function span(told: readonly Statement[], carries: SurenessCode): readonly Statement[] {
  const [one] = told
  const end = last(told.filter(({ says }) => ends.has(says)).map(({ at }) => at.hi))
  const counted = told.filter(({ at }) => end === null || (at.lo ?? end) <= end)
  const first = counted.filter(({ says }) => proofs.has(says)).flatMap(({ at }) => at.hi ?? [])
  const began = { lo: null, hi: first.toSorted()[0] ?? null }
  const until = { lo: last(counted.map(({ at }) => at.lo)), hi: null }
  const throughout = between(began, until)
  // One moment alone is a seeing, and stands by itself.
  if (one === undefined || counted.length < 2 || throughout === null) return []
  return [
    {
      ...one,
      says: 'held',
      at: hull(counted.map(({ at }) => at)),
      throughout,
      places: null,
      event: null,
      voices: counted.flatMap(({ voices }) => voices),
      carries,
    },
  ]
}

function last(minutes: readonly (string | null)[]): string | null {
  return (
    minutes
      .filter((minute) => minute !== null)
      .toSorted()
      .at(-1) ?? null
  )
}
