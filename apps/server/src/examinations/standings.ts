import {
  examUrgency,
  examUrgencyOrder,
  firstToFade,
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
  const hurt = [...acts].filter(([, done]) => examUrgency(done, today) !== null)
  const pages = [...new Set([...hurt.map(([person]) => person), ...words.keys()])]
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
        acts: (acts.get(person) ?? []).filter((act) => examUrgency([act], today) !== null),
        whereabouts: known.whereabouts,
        word: standing.at(-1) ?? null,
        done: doneIn(standing),
        known: said.at(-1)?.id ?? null,
      },
    ]
  })
  return inOrder(all, today)
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
  const placed = all.map((one) => {
    const urgency = examUrgency(one.acts, today)
    return {
      one,
      waits: placeOf(one.word?.state ?? null),
      soon: urgency === null ? Number.MAX_SAFE_INTEGER : examUrgencyOrder(urgency),
      fades: firstToFade(signsToSee(one.acts, today)) ?? LAST,
    }
  })
  return placed
    .toSorted(
      (a, b) =>
        a.waits - b.waits ||
        a.soon - b.soon ||
        (a.fades < b.fades ? -1 : Number(a.fades > b.fades)) ||
        compareIds(a.one.person, b.one.person),
    )
    .map(({ one }) => one)
}
