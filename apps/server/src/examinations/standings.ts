import {
  examUrgency,
  examUrgencyOrder,
  firstToFade,
  harmOf,
  signsToSee,
  type HarmfulAct,
} from '@amparo/norms'
import { compareIds } from '@amparo/register'
import type { Reading } from '../db/office.ts'
import { inCare, openActs, type FreeOrHeld } from '../register/harmed-people.ts'
import { membersOf } from '../register/members.ts'
import { ExaminationReader, type KeptWord } from './examination-store.ts'
import { counting } from './told.ts'

/** Somebody on the list, and how an examination of theirs stands. */
export interface Standing {
  readonly person: string
  readonly name: string
  readonly acts: readonly HarmfulAct[]
  readonly whereabouts: FreeOrHeld
  /** The word that counts now. */
  readonly word: KeptWord | null
  /** The first examinations that were done are first. */
  readonly done: readonly string[]
  /** The newest word of all the reader may see. */
  readonly known: string | null
}

/**
 * Everybody whom an act hurt that is no secret, and whoever was put on the list: who asked for an examination first, then how soon it
 * is worth most, then what fades first. Nobody who is known to have died.
 */
export async function standings(tx: Reading, today: string): Promise<Standing[]> {
  const acts = await openActs(tx)
  const words = await wordsByPage(tx)
  const hurt = new Map(
    [...acts]
      .map(([person, done]) => [person, done.filter(isHarmful)] as const)
      .filter(([, done]) => done.length > 0),
  )
  const pages = [...new Set([...hurt.keys(), ...words.keys()])]
  const care = await inCare(tx, pages)
  const all = pages.flatMap((person): Standing[] => {
    const known = care.get(person)
    if (known === undefined || known.isDead) return []
    const said = words.get(person) ?? []
    const standing = counting(said)
    return [
      {
        person,
        name: known.label,
        acts: hurt.get(person) ?? [],
        whereabouts: known.whereabouts,
        word: standing.at(-1) ?? null,
        done: doneIn(standing),
        known: said.at(-1)?.id ?? null,
      },
    ]
  })
  return inOrder(all, today)
}

function isHarmful({ violations }: HarmfulAct): boolean {
  return violations.some((code) => harmOf(code) !== null)
}

/** By the page somebody stands on now, whichever of their records a word was said of. */
async function wordsByPage(tx: Reading): Promise<ReadonlyMap<string, KeptWord[]>> {
  const words = await new ExaminationReader(tx).all()
  const pages = await membersOf(
    tx,
    words.map(({ subject }) => subject),
  )
  return Map.groupBy(words, ({ subject }) => pages.get(subject)?.anchor ?? subject)
}

function doneIn(words: readonly KeptWord[]): string[] {
  return words
    .flatMap(({ state, on_day: on }) => (state === 'done' && on !== null ? [on] : []))
    .toSorted()
}

/** Where nothing is known to fade, and where nobody is known to be hurt, behind all who are. */
const LAST = '9999-12-31'

/** Who asked for it, then everybody for whom something is to be done, then those for whom nothing waits. */
function placeOf(state: KeptWord['state']): number {
  if (state === 'wished') return 0
  return state === 'done' || state === 'not-wished' ? 2 : 1
}

function inOrder(all: readonly Standing[], today: string): Standing[] {
  const ranks = new Map<string, Rank>()
  // Many were hurt in the same nights in the same way: what that comes to is computed once.
  const rankOf = ({ acts }: Standing): Rank => {
    const alike = JSON.stringify(acts)
    const rank = ranks.get(alike) ?? rankBy(acts, today)
    ranks.set(alike, rank)
    return rank
  }
  return all
    .map((one) => ({ one, waits: placeOf(one.word?.state ?? null), ...rankOf(one) }))
    .toSorted(
      (a, b) =>
        a.waits - b.waits ||
        a.soon - b.soon ||
        (a.fades < b.fades ? -1 : Number(a.fades > b.fades)) ||
        compareIds(a.one.person, b.one.person),
    )
    .map(({ one }) => one)
}

interface Rank {
  readonly soon: number
  readonly fades: string
}

function rankBy(acts: readonly HarmfulAct[], today: string): Rank {
  const urgency = examUrgency(acts, today)
  return {
    soon: urgency === null ? Number.MAX_SAFE_INTEGER : examUrgencyOrder(urgency),
    fades: firstToFade(signsToSee(acts, today)) ?? LAST,
  }
}
