import type { ClaimId, listContradictions, ReplyId, SubjectId } from '@amparo/contract'
import {
  quotationOf,
  sayContradiction,
  type Contradiction,
  type Side,
  type View,
} from '@amparo/register'
import type { Language } from '@amparo/vocabulary'
import type { Reading } from '../db/office.ts'
import { replyOfAnswer } from '../letters/answers-about.ts'
import { PeopleLook } from '../register/people-look.ts'
import { RegisterReader } from '../register/register-store.ts'
import { WhoCouldKnow, type StaysRead } from './surroundings.ts'

type Told = ReturnType<typeof listContradictions.reply.parse>['found'][number]

interface ToTell {
  readonly found: readonly Contradiction[]
  /** Who was where, as it was read before and is still so. */
  readonly read: StaysRead
}

/** In the words of a language, with who could have known it and how a letter may put it. */
export async function toldIn(
  tx: Reading,
  { found, read }: ToTell,
  language: Language,
): Promise<Told[]> {
  const people = found.flatMap(({ person, mayMean }) => [
    person,
    ...mayMean.map((one) => one.person),
  ])
  const names = await new PeopleLook(tx).labels([...new Set(people)])
  const name = (id: string) => names.get(id) ?? ''
  const called = await callingOf(tx, found, language)
  const who = new WhoCouldKnow(tx, read)
  const told: Told[] = []
  for (const one of found) {
    const said = sayContradiction(one, language, called)
    const known = await who.of(one)
    const [first, second] = one.sides
    told.push({
      person: one.person as SubjectId,
      name: name(one.person),
      code: one.code,
      sure: one.sure,
      title: said.title,
      sureInWords: said.sure,
      sides: [sideOf(first, said.sides[0]), sideOf(second, said.sides[1])],
      mayMean: one.mayMean.map(({ person, relation, birthFits }) => ({
        person: person as SubjectId,
        name: name(person),
        relation,
        birthFits,
      })),
      persons: known.persons,
      wording: known.wording,
      quote: quotationOf(one, known, language, called)?.text ?? null,
    })
  }
  return told
}

/** A contradiction as it may be put outside, without a source. */
export interface Quoted {
  readonly wording: 'general' | 'precise'
  readonly text: string
}

/** One contradiction as a letter may put it; null: no answer to the office is a side, so there is nothing to quote. */
export async function quotedIn(
  tx: Reading,
  one: Contradiction,
  language: Language,
): Promise<Quoted | null> {
  const called = await callingOf(tx, [one], language)
  const known = await new WhoCouldKnow(tx, new Map()).of(one)
  return quotationOf(one, known, language, called)
}

function sideOf(
  { statements, origins }: Side,
  { from, lines }: { readonly from: string; readonly lines: readonly string[] },
): Told['sides'][number] {
  const voices = statements.flatMap((statement) => statement.voices)
  const once = (all: readonly string[]) => [...new Set(all)]
  const ofKind = (kind: 'claim' | 'answer') =>
    once(voices.filter((voice) => voice.kind === kind).map(({ id }) => id))
  return {
    from,
    lines: [...lines],
    origins,
    claims: ofKind('claim') as ClaimId[],
    replies: once(ofKind('answer').map(replyOfAnswer)) as ReplyId[],
  }
}

/** What places and bodies are called in a language; by what leads their page where nobody says it in that one. */
async function callingOf(tx: Reading, found: readonly Contradiction[], language: Language) {
  const statements = found.flatMap(({ sides }) => sides.flatMap((side) => side.statements))
  const places = statements.flatMap(({ places: named }) => [...(named ?? [])])
  const bodies = statements.flatMap(({ answer }) => answer?.body ?? [])
  const views = await new RegisterReader(tx).named([...new Set([...places, ...bodies])])
  const byId = new Map(views.map((one) => [one.subject, one]))
  const called = (id: string, code: 'facility.name' | 'authority.name') => {
    const stored = byId.get(id)
    if (stored === undefined) return null
    return spelledIn(stored.view, code, language) ?? stored.label
  }
  return {
    facility: (id: string) => called(id, 'facility.name'),
    authority: (id: string) => called(id, 'authority.name'),
  }
}

function spelledIn(
  view: View,
  code: 'facility.name' | 'authority.name',
  language: Language,
): string | null {
  const groups = view.properties[code]?.groups ?? []
  const texts = groups.flatMap(({ value }) =>
    value.kind === 'name' && value.language === language ? [value.text] : [],
  )
  return texts[0] ?? null
}
