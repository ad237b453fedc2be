import type { LeftOutReason, SubjectId } from '@amparo/contract'
import {
  readDocument,
  readText,
  type FoundText,
  type KnownPerson,
  type Mention,
  type ReadDocument,
} from '@amparo/letters'
import { matchKeys, nameWords, wordFormKeys } from '@amparo/names'
import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { PeopleLook } from '../register/people-look.ts'
import { gateAt, gatesOf, type Reach } from './consent-gate.ts'
import { LetterReader, type KeptLetter } from './letter-store.ts'
import { namesWithin } from './name-search.ts'

/** Somebody a document mentions who may not be named in it. */
export interface MentionOf {
  readonly person: SubjectId
  readonly name: string
  readonly certainty: 'certain' | 'possible'
  readonly place: string
  /** A little of what stands around the name. */
  readonly words: string
  readonly reason: LeftOutReason
}

/** Everything in a Word file that somebody could read, its name with it. Refuses what is none, or cannot be read to its end. */
export function readPaper(docx: Buffer, fileName: string): ReadDocument {
  const read = readDocument(new Uint8Array(docx))
  if (!read.ok) throw new Refusal('value-refused', `docx: ${read.problems[0]?.code ?? ''}`)
  return { ...read, texts: [...read.texts, ...readText(fileName, 'file-name')] }
}

/**
 * Whom these texts mention of all that the actor may know of, and who may not be named to an authority. Whoever the letter's own
 * lines name was weighed there; where their name stands, others who bear a part of it are not meant. Each person once in each
 * place, the surest mention of them.
 */
export async function mentionsIn(
  tx: Reading,
  letter: KeptLetter,
  texts: readonly FoundText[],
): Promise<MentionOf[]> {
  const lines = await new LetterReader(tx).lines(letter.id)
  return mentionsBeside(tx, new Set(lines.map(({ person }) => person)), texts)
}

/** The same beside people whose names stand there rightly. */
export async function mentionsBeside(
  tx: Reading,
  named: ReadonlySet<string>,
  texts: readonly FoundText[],
): Promise<MentionOf[]> {
  const found = await foundIn(tx, named, texts)
  const people = [...new Set(found.map(({ person }) => person))]
  const gates = await gatesOf(tx, people)
  const names = await new PeopleLook(tx).labels(people)
  const told = found.flatMap(({ person, sureness, from, to, text }): MentionOf[] => {
    const gate = gateAt(gates, person)
    if (gate.named) return []
    return [
      {
        person: person as SubjectId,
        name: names.get(person) ?? '',
        certainty: sureness,
        place: text.place,
        words: around(text.text, from, to),
        reason: gate.reason,
      },
    ]
  })
  return surestOf(told)
}

/** Which of these texts name, or may name, somebody who may not be named to this recipient; beside people named there rightly. */
export async function textsNaming(
  tx: Reading,
  named: ReadonlySet<string>,
  texts: readonly string[],
  reach: Reach,
): Promise<ReadonlySet<string>> {
  const mentions = await foundIn(
    tx,
    named,
    texts.flatMap((text) => readText(text)),
  )
  const people = [...new Set(mentions.map(({ person }) => person))]
  const gates = await gatesOf(tx, people, reach)
  return new Set(
    mentions.flatMap(({ person, text }) => (gates.get(person)?.named === true ? [] : [text.text])),
  )
}

async function foundIn(
  tx: Reading,
  named: ReadonlySet<string>,
  texts: readonly FoundText[],
): Promise<(Mention & { readonly text: FoundText })[]> {
  if (texts.length === 0) return []
  const all = await namesWithin({
    people: await peopleWithin(tx, texts),
    texts: texts.map(({ text }) => text),
  })
  return texts.flatMap((text, at) =>
    notExplained(all[at] ?? [], named).map((mention) => ({ ...mention, text })),
  )
}

/**
 * Without those named by the letter, without a part of a name that is theirs where it stands, and without what only begins in one
 * of their names and ends in the next. Whoever bears the whole of such a name stays: somebody has to say that they are not meant.
 */
function notExplained(all: readonly Mention[], named: ReadonlySet<string>): Mention[] {
  const own = all.filter(({ person }) => named.has(person))
  const at = (place: number) => own.filter(({ from, to }) => from <= place && place <= to)
  return all.filter(({ person, sureness, from, to }) => {
    if (named.has(person)) return false
    const [begins, ends] = [at(from), at(to)]
    const isOne = begins.some((one) => ends.includes(one))
    return sureness === 'possible' ? !isOne : isOne || begins.length === 0 || ends.length === 0
  })
}

const AROUND = 40

function around(text: string, from: number, to: number): string {
  return text
    .slice(Math.max(0, from - AROUND), to + AROUND)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function surestOf(mentions: readonly MentionOf[]): MentionOf[] {
  const each = new Map<string, MentionOf>()
  for (const mention of mentions) {
    const key = `${mention.person} ${mention.place}`
    const before = each.get(key)
    if (
      before === undefined ||
      (before.certainty === 'possible' && mention.certainty === 'certain')
    )
      each.set(key, mention)
  }
  return [...each.values()]
}

/** So many people are looked for whatever a text says; of more, those that share a word with it. */
const MOST_PEOPLE = 5_000

/** Everybody who could be meant, with every spelling that any of the actor's audiences knows. */
async function peopleWithin(tx: Reading, texts: readonly FoundText[]): Promise<KnownPerson[]> {
  const people = new PeopleLook(tx)
  const all = await people.everybody(MOST_PEOPLE)
  return all.length <= MOST_PEOPLE ? all : people.withKeys(keysIn(texts))
}

/** The keys of each word in any of its forms, and of two that a line's end may have parted. A given name alone is nobody's. */
function keysIn(texts: readonly FoundText[]): string[] {
  const keys = new Set<string>()
  for (const { text } of texts) {
    const words = nameWords(text)
    for (const [at, word] of words.entries()) {
      for (const key of wordFormKeys(word)) keys.add(key)
      for (const key of matchKeys(`${word}${words[at + 1] ?? ''}`)) keys.add(key)
    }
  }
  return [...keys].filter((key) => key.startsWith('t:') && !key.startsWith('t:='))
}
