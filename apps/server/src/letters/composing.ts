import {
  composeLetter,
  roomForNumber,
  type Composed,
  type LetterPerson,
  type LetterToCompose,
  type Referral,
  type Thanked,
} from '@amparo/letters'
import type { View } from '@amparo/register'
import {
  answering,
  type AnswerContentCode,
  type AnswerQualityCode,
  type QuestionKindCode,
  type ReplyKindCode,
} from '@amparo/vocabulary'
import type { Reading } from '../db/office.ts'
import { Refusal } from '../http/refusal.ts'
import { Leaving } from '../lists/onward.ts'
import { PeopleLook } from '../register/people-look.ts'
import { OfficeReader } from '../staff/office-store.ts'
import { lastKnownOf } from './last-known.ts'
import { LetterReader, numberOf, type KeptLetter } from './letter-store.ts'
import { TemplateReader } from './template-store.ts'
import { ReplyReader, type KeptReply } from './reply-store.ts'

/** What whoever composes a letter adds to what is known of it. */
export interface Composing {
  readonly day: string
  readonly replyBy: string | null
  readonly words: string
  /** The annex says since when and where each was last held. */
  readonly lastKnown: boolean
  readonly sender: {
    readonly lines: readonly string[]
    readonly replyAddress: string
    readonly place: string | null
  }
  readonly addressee: {
    readonly post: string | null
    readonly holder: string | null
    readonly lines: readonly string[]
  }
  readonly signatory: { readonly name: string; readonly post: string }
}

/** With the office's wording that it was composed by; null for the software's own. */
export interface ComposedBy extends Composed {
  readonly template: string | null
}

/**
 * A letter as a document. It names whom its lines name, as its audience knows them, and counts those who may be counted. A number
 * is given when it is signed, so the paper leaves room for it.
 */
export async function composed(
  tx: Reading,
  letter: KeptLetter,
  composing: Composing,
): Promise<ComposedBy> {
  const { template, id } = await new TemplateReader(tx).inUse(letter.language, letter.form)
  const made = await composeLetter(await contentOf(tx, letter, composing), template)
  if (made.ok) return { ...made, template: id }
  const [problem] = made.problems
  throw new Refusal('value-refused', `${problem?.at ?? ''}: ${problem?.code ?? ''}`)
}

async function contentOf(
  tx: Reading,
  letter: KeptLetter,
  composing: Composing,
): Promise<LetterToCompose> {
  const { day, replyBy, words, sender, addressee, signatory } = composing
  const { language } = letter
  const reader = new LetterReader(tx)
  const [lines, out] = [await reader.lines(letter.id), await reader.out(letter.id)]
  const people = [...new Set(lines.map(({ person }) => person))]
  const spoken = [...people, letter.authority, ...letter.copied]
  const views = new Map([
    ...(await new PeopleLook(tx).views(spoken, letter.audience)),
    ...(await new Leaving(tx).without(spoken, letter.audience)),
  ])
  const body = (id: string) => ({ name: leadingName(views.get(id), language) })
  const before = letter.follows === null ? null : await followed(tx, letter)
  const lastKnown = composing.lastKnown
    ? await lastKnownOf(tx, people, letter)
    : new Map<string, NonNullable<LetterPerson['lastKnown']>>()
  const asked = Map.groupBy(lines, ({ person }) => person)
  const { post, holder } = addressee
  return {
    language,
    number: roomForNumber(day.slice(0, 4)),
    day,
    ...(sender.place === null ? {} : { place: sender.place }),
    sender: {
      name: (await new OfficeReader(tx).facts()).name,
      lines: sender.lines,
      replyAddress: sender.replyAddress,
    },
    addressee: {
      ...body(letter.authority),
      ...(post === null ? {} : { post: { name: post } }),
      ...(holder === null ? {} : { holder }),
      lines: addressee.lines,
    },
    copies: letter.copied.map(body),
    people: people.map((id) => {
      const last = lastKnown.get(id)
      const person = personOf(id, views.get(id), asked.get(id) ?? [])
      return last === undefined ? person : { ...person, lastKnown: last }
    }),
    unnamed: out.filter(({ counted }) => counted).length,
    ...before,
    thanks: before?.thanks ?? [],
    ...(replyBy === null ? {} : { replyBy }),
    ownWords: words
      .split(/\n+/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    signatory,
  }
}

type SpelledName = LetterPerson['names'][number]

function spelledIn(view: View | undefined, code: 'person.name' | 'authority.name'): SpelledName[] {
  const groups = view?.properties[code]?.groups ?? []
  return groups.flatMap(({ value }) =>
    value.kind === 'name'
      ? [
          {
            text: value.text,
            ...(value.language === undefined ? {} : { language: value.language }),
          },
        ]
      : [],
  )
}

/** What a body is called in a language, if that is known; else what it is called first. */
export function leadingName(view: View | undefined, language: string): string {
  const names = spelledIn(view, 'authority.name')
  return (names.find((name) => name.language === language) ?? names[0])?.text ?? ''
}

function personOf(
  id: string,
  view: View | undefined,
  asked: readonly { readonly kind: string }[],
): LetterPerson {
  const born = view?.properties['person.birth']?.best?.value
  return {
    id,
    names: spelledIn(view, 'person.name'),
    ...(born?.kind === 'date' ? { born: born.edtf } : {}),
    questions: asked.map(({ kind }) => kind as QuestionKindCode),
  }
}

/** What the letter before this one came to: its number and day, who sent us on, and what can be thanked for. */
async function followed(
  tx: Reading,
  { follows, authority, audience, language }: KeptLetter,
): Promise<
  Partial<Pick<LetterToCompose, 'earlier' | 'referral'>> & { readonly thanks: Thanked[] }
> {
  const steps = await new LetterReader(tx).steps(follows ?? '')
  const number = numberOf(steps.find(({ act }) => act === 'sign') ?? null)
  const sentOn = steps.find(({ act }) => act === 'send')?.on_day ?? null
  const reader = new ReplyReader(tx)
  const replies = [...(await reader.those(await reader.to(follows ?? ''))).values()]
  const thanks: Thanked[] = []
  let referral: Referral | undefined
  for (const reply of replies) {
    const answers = await reader.answers(reply.id)
    const effects = answers.map(({ person, content, quality }) => ({
      person,
      effect: effectOf(reply, content, quality),
    }))
    const given = effects.filter(({ effect }) => effect === 'answered')
    const people = new Set(given.map(({ person }) => person)).size
    if (people > 0 && reply.authority === authority) thanks.push({ ...referenceOf(reply), people })
    if (effects.some(({ effect }) => effect === 'next-body')) {
      const by = (await new PeopleLook(tx).views([reply.authority], audience)).get(reply.authority)
      referral = { by: { name: leadingName(by, language) }, ...referenceOf(reply) }
    }
  }
  return {
    ...(number === null || sentOn === null ? {} : { earlier: { number, day: sentOn } }),
    ...(referral === undefined ? {} : { referral }),
    thanks,
  }
}

function effectOf({ kind }: KeptReply, content: string, quality: string): string | undefined {
  return answering(
    kind as ReplyKindCode,
    content as AnswerContentCode,
    quality as AnswerQualityCode,
  )?.effect
}

function referenceOf({ their_number: number, dated, received }: KeptReply) {
  return { ...(number === null ? {} : { number }), day: dated ?? received }
}
