import { matchKeys, rankName, wordFormKeys } from '@amparo/names'
import { foldWord, lettersOf, otherReadings, tokensOf, type Token } from './folded-text.ts'

/** Somebody who may be mentioned, with every spelling of their name that is known, in any script. */
export interface KnownPerson {
  readonly id: string
  readonly names: readonly string[]
}

/**
 * `certain`: two parts of one name stand together, or a surname with the initial of its bearer, or all of a name that is one
 * word. `possible`: less than that; many people bear a surname, and whoever reads the passage knows.
 */
export type Sureness = 'certain' | 'possible'

export const mentionReasons = [
  'whole-name',
  'surname-and-initial',
  'one-word-name',
  'parted-name',
  'surname-alone',
  'given-names-alone',
] as const
export type MentionReason = (typeof mentionReasons)[number]

export interface Mention {
  readonly person: string
  readonly sureness: Sureness
  readonly reason: MentionReason
  /** UTF-16 units of the text as given; `to` is the first after it. */
  readonly from: number
  readonly to: number
}

/**
 * Which of these people a text mentions, in any known spelling, in any case form of Belarusian and Russian, in capitals or
 * small letters, with look-alike letters, invisible signs, line breaks, hyphens or spaces inside. It is asked before a name leaves
 * the office, so it finds too much rather than too little: a false alarm costs a look, a miss may cost somebody's freedom.
 *
 * At most twenty places for a person in a text, the surest first kept.
 *
 * What it cannot see: a nickname or a description that is no known spelling, a name in a script of which no spelling is known
 * and that shares no match key with those that are, a name in a picture.
 */
export function namesIn(text: string, people: readonly KnownPerson[]): Mention[] {
  return nameFinder(people)(text)
}

/** The same for many texts: the people are read once. */
export function nameFinder(people: readonly KnownPerson[]): (text: string) => Mention[] {
  const index = new NameIndex(people)
  return (text) => {
    const tokens = tokensOf(text)
    const found = [
      ...together(text, tokens, index),
      ...parted(tokens, index),
      ...unspaced(text, index),
    ]
    return strongest(found)
  }
}

/** A word of one spelling of a person's name. */
interface NameWord {
  readonly person: number
  readonly spelling: number
  readonly place: number
  readonly kind: 'given' | 'surname' | 'initial'
}

interface Worded {
  readonly word: string
  readonly of: NameWord
}

/** Faint: good enough beside another part of the name, and too little alone. */
interface Meeting {
  readonly of: NameWord
  readonly isFaint: boolean
}

/** A name, or a word of it, as it reads with nothing between its letters. */
interface Whole {
  readonly person: number
  readonly isWhole: boolean
}

class NameIndex {
  readonly ids: readonly string[]
  /** How many words each spelling of each person has, initials left out. */
  readonly lengths: readonly (readonly number[])[]
  /** The first letters of given names and patronymics, in every spelling. */
  readonly initials: readonly ReadonlySet<string>[]
  readonly wholes = new Map<string, Whole[]>()
  /** Words of scripts that put no spaces between words. */
  readonly unspaced: {
    readonly text: string
    readonly person: number
    readonly isWhole: boolean
  }[] = []
  private readonly byWord = new Map<string, NameWord[]>()
  private readonly byKey = new Map<string, Worded[]>()
  private readonly byBeginning = new Map<string, Worded[]>()
  private readonly keys = new Map<string, readonly string[]>()
  private readonly met = new Map<string, readonly Meeting[]>()
  private readonly nearness = new Map<string, boolean>()

  constructor(people: readonly KnownPerson[]) {
    this.ids = people.map(({ id }) => id)
    const read = people.map(({ names }, person) =>
      names.map((name, spelling) => this.spelling(name, person, spelling)),
    )
    this.lengths = read.map((spellings) => spellings.map(({ length }) => length))
    this.initials = read.map((spellings) => new Set(spellings.flatMap(({ initials }) => initials)))
  }

  private spelling(
    name: string,
    person: number,
    spelling: number,
  ): { length: number; initials: string[] } {
    const words = tokensOf(name)
      .map(({ word }) => word)
      .filter((word) => !particles.has(word))
    const kinds = kindsOf(words, (word) => this.isGiven(word))
    for (const [place, word] of words.entries()) {
      this.add(word, { person, spelling, place, kind: kinds[place] ?? 'surname' })
    }
    this.addWholes(words, kinds, person)
    const initials = words.filter((_, at) => kinds[at] !== 'surname').flatMap(beginnings)
    return { length: kinds.filter((kind) => kind !== 'initial').length, initials }
  }

  private keysOf(word: string): readonly string[] {
    const keys = this.keys.get(word) ?? matchKeys(word).filter((key) => key.startsWith('t:'))
    this.keys.set(word, keys)
    return keys
  }

  private isGiven(word: string): boolean {
    return this.keysOf(word).some((key) => key.startsWith('t:='))
  }

  private add(word: string, of: NameWord): void {
    if (of.kind === 'initial') return
    for (const form of [word, ...otherReadings(word), ...bentForms(word)]) {
      push(this.byWord, form, of)
    }
    for (const key of this.keysOf(word)) push(this.byKey, key, { word, of })
    if (length(word) >= leastBeginning) push(this.byBeginning, beginning(word), { word, of })
  }

  private addWholes(
    words: readonly string[],
    kinds: readonly NameWord['kind'][],
    person: number,
  ): void {
    const full = words.filter((_, at) => kinds[at] !== 'initial')
    for (const order of orders(full))
      push(this.wholes, order.join(''), { person, isWhole: full.length > 1 })
    for (const [at, word] of words.entries()) {
      if (kinds[at] === 'surname' && length(word) >= 4)
        push(this.wholes, word, { person, isWhole: false })
    }
    if (!full.some((word) => withoutSpaces.test(word))) return
    const named = full.join('').replace(thaiTitle, '')
    if (full.length > 1) this.unspaced.push({ text: named, person, isWhole: true })
    for (const [at, word] of full.entries()) {
      const text = at === 0 ? word.replace(thaiTitle, '') : word
      const isWhole = full.length === 1
      if (isWhole || length(text) >= leastUnspaced) this.unspaced.push({ text, person, isWhole })
    }
  }

  /** Which words of names a word of a text may be. */
  meets({ word, capital }: Token): readonly Meeting[] {
    const memo = `${capital ? '+' : '-'}${word}`
    const known = this.met.get(memo)
    if (known !== undefined) return known
    const found = new Map<NameWord, boolean>()
    for (const key of formKeysOf(word)) {
      for (const one of this.byKey.get(key) ?? []) {
        const isFaint = !key.startsWith('t:=') && !this.isNear(word, one.word, capital)
        found.set(one.of, isFaint && found.get(one.of) !== false)
      }
    }
    const sure = [word, ...otherReadings(word)].flatMap((reading) => this.byWord.get(reading) ?? [])
    for (const of of [...sure, ...(capital ? this.beginsAlike(word) : [])]) found.set(of, false)
    const all = [...found].map(([of, isFaint]) => ({ of, isFaint }))
    this.met.set(memo, all)
    return all
  }

  /** Keys bring too much together for a word that stands alone; it has to sound much alike, but for an ending. */
  private isNear(word: string, name: string, capital: boolean): boolean {
    if (!capital && Math.min(length(word), length(name)) < leastBeginning) return false
    const memo = `${word} ${name}`
    const known = this.nearness.get(memo)
    if (known !== undefined) return known
    const stems = [0, 1, 2, 3].map((cut) => word.slice(0, Math.max(3, word.length - cut)))
    const isNear = stems.some((stem) => rankName(stem, name) >= leastNearness)
    this.nearness.set(memo, isNear)
    return isNear
  }

  /** Whatever an ending may have done: a long beginning in common and little left of either. */
  private beginsAlike(word: string): NameWord[] {
    if (length(word) < leastBeginning) return []
    const same = this.byBeginning.get(beginning(word)) ?? []
    return same.filter((one) => isNearEnd(one.word, word)).map(({ of }) => of)
  }
}

/** The articles and "son of" of Arabic names, of and from; they stand in every second name. */
const particles = new Set([
  'al',
  'el',
  'bin',
  'ibn',
  'bint',
  'ben',
  'de',
  'da',
  'van',
  'von',
  'del',
])
const withoutSpaces =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const thaiTitle = /^(?:นางสาว|นาย|นาง|เด็กชาย|เด็กหญิง)(?=..)/u
/** Shorter words stand inside too many others; they are found where spaces part them. */
const leastUnspaced = 4
const leastBeginning = 5
/** Of 1,485 pairs of Slavic surnames that share a key in two scripts, one in a hundred is less alike (`rankName`). */
const leastNearness = 0.78

function beginning(word: string): string {
  return Array.from(word).slice(0, 4).join('')
}

function isNearEnd(a: string, b: string): boolean {
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return a.length - same <= 2 && b.length - same <= 3
}

/**
 * A word that is no known given name and no patronymic counts as a surname: of a name in a script we know little of, every
 * word does. Where all are given names (Аляксандр Раман), each may be the surname.
 */
function kindsOf(words: readonly string[], isGiven: (word: string) => boolean): NameWord['kind'][] {
  const kinds = words.map((word): NameWord['kind'] => {
    if (length(word) === 1 && !withoutSpaces.test(word)) return 'initial'
    return isGiven(word) || patronymic.test(word) ? 'given' : 'surname'
  })
  if (kinds.includes('surname')) return kinds
  return kinds.map((kind) => (kind === 'initial' ? kind : 'surname'))
}

/** Plainly a patronymic where a surname stands beside it; alone with a given name it is taken for one. */
const patronymic =
  /(?:[оеаёя]в[иі]ч|[оеаё][вў]на|[іи]чна|[іи]нична|инична|vich|vna|[aeo]una|ovna|evna)$/u

/** Short keys bring half a dictionary together; of a short word its letters alone count. */
function formKeysOf(word: string): string[] {
  return wordFormKeys(word).filter((key) => key.startsWith('t:=') || length(key) > 4)
}

function length(word: string): number {
  return Array.from(word).length
}

/** An initial is a letter, or two where another script writes one (Юлия, Yu.). */
function beginnings(word: string): string[] {
  const signs = Array.from(word)
  return [signs.slice(0, 1).join(''), signs.slice(0, 2).join('')]
}

/** What keys say too little of in a sentence: short names, and those that lose a vowel (Заяц, Зайца; Воробей, Воробья). */
function bentForms(word: string): string[] {
  if (!/^\p{Script=Cyrillic}+$/u.test(word)) return []
  const short = length(word) > 4 ? [] : [word, word.replace(/[аеиіоуыэюяйь]$/u, '')]
  const stems = [...short, ...fleeting.map(([end, stem]) => word.replace(end, stem))]
  return stems
    .filter((stem, at) => stem.length > 1 && (at < short.length || stem !== word))
    .flatMap((stem) => shortEndings.map((ending) => stem + ending))
}

/** Of folded words: й stands as и in them. */
const fleeting: readonly (readonly [RegExp, string])[] = [
  [/яц$/u, 'иц'],
  [/[ео]ц$/u, 'ц'],
  [/еи$/u, 'ь'],
  [/[еоа]к$/u, 'к'],
  [/[ео]л$/u, 'л'],
]

const shortEndings = 'а у ю я е и і ы ом ем ам ой ей ай яй ою ею аю'.split(' ')

/** In the order written, backwards, and any two words. */
function orders(words: readonly string[]): string[][] {
  if (words.length < 2) return [[...words]]
  const pairs = words.flatMap((one, at) =>
    words.filter((_, other) => other !== at).map((other) => [one, other]),
  )
  return [[...words], words.toReversed(), ...pairs]
}

function push<Key, One>(map: Map<Key, One[]>, key: Key, one: One): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [one])
  else there.push(one)
}

/** How far apart two parts of one name may stand, in words. */
const reach = 3

/** A token, or what several together or a part of one may be, and which tokens of the text it covers. */
interface Piece {
  readonly token: Token
  readonly first: number
  readonly last: number
}

interface Met extends Piece {
  readonly word: NameWord
  readonly isFaint: boolean
}

/** Words of names that a text holds, near each other or alone. */
function together(text: string, tokens: readonly Token[], index: NameIndex): Mention[] {
  const byPerson = new Map<number, Met[]>()
  for (const piece of piecesOf(text, tokens)) {
    for (const { of: word, isFaint } of index.meets(piece.token)) {
      push(byPerson, word.person, { ...piece, word, isFaint })
    }
  }
  return [...byPerson].flatMap(([person, met]) => ofPerson(met, { person, tokens, index }))
}

/** Enough is enough: of somebody on every page of an annex the first certain places say all there is to say. */
function ofPerson(met: readonly Met[], around: Around): Mention[] {
  const found: Mention[] = []
  let certain = 0
  for (let at = 0; at < met.length && certain < mostMentions * 2; at += 1) {
    const one = met[at]
    if (one === undefined) break
    const mentions = mentionBy(one, neighbours(met, at), around)
    found.push(...mentions)
    certain += mentions.filter(({ sureness }) => sureness === 'certain').length
  }
  return found
}

function piecesOf(text: string, tokens: readonly Token[]): Piece[] {
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1]
    const humps = token.humps.map((word) => ({ token: { ...token, word }, first: at, last: at }))
    const gap = text.slice(token.to, next?.from).replace(/\p{Cf}/gu, '')
    const isBroken = next !== undefined && brokenLine.test(gap)
    return [
      { token, first: at, last: at },
      ...humps,
      ...(isBroken ? [{ token: joined(token, next), first: at, last: at + 1 }] : []),
    ]
  })
}

/** A line's end inside a word, with a hyphen or without; or a hyphen that a line's end has left behind. */
const brokenLine = /^(?:[-\u2010\u2011]?[^\S\n]*\n\s*|[-\u2010\u2011][^\S\n]+)$/u

function joined(one: Token, next: Token): Token {
  return { ...one, word: foldWord(one.word + next.word), to: next.to, humps: [] }
}

interface Around {
  readonly person: number
  readonly tokens: readonly Token[]
  readonly index: NameIndex
}

/** Those within reach, without a walk over a whole annex for each: they come in the order of the text. */
function neighbours(met: readonly Met[], at: number): Met[] {
  const one = met[at]
  if (one === undefined) return []
  let from = at
  let to = at
  while (from > 0 && one.first - (met[from - 1]?.first ?? 0) <= reach + 1) from -= 1
  while (to + 1 < met.length && (met[to + 1]?.first ?? 0) - one.last <= reach) to += 1
  return met.slice(from, to + 1).filter((other) => isNear(one, other))
}

function mentionBy(met: Met, near: readonly Met[], around: Around): Mention[] {
  const isGivenName = met.word.kind === 'given'
  const whole = near.find(({ word }) => word.kind === 'given' || isOtherWord(met, word))
  if (isGivenName) {
    const other = near.find(({ word }) => isOtherWord(met, word))
    return other === undefined ? [] : [mention([met, other], 'given-names-alone', around)]
  }
  if (whole !== undefined) return [mention([met, whole], 'whole-name', around)]
  if (met.isFaint) return []
  const initial = initialNear(met, around)
  if (initial !== undefined) return [mention([met, initial], 'surname-and-initial', around)]
  const isOnly = around.index.lengths[around.person]?.[met.word.spelling] === 1
  return [mention([met], isOnly ? 'one-word-name' : 'surname-alone', around)]
}

function isNear(met: Met, other: Met): boolean {
  if (other.last < met.first) return met.first - other.last <= reach
  return other.first > met.last && other.first - met.last <= reach
}

function isOtherWord({ word }: Met, other: NameWord): boolean {
  return other.spelling === word.spelling && other.place !== word.place
}

function initialNear({ first, last }: Met, { person, tokens, index }: Around): Piece | undefined {
  const known = index.initials[person] ?? new Set()
  for (const at of [first - 1, first - 2, last + 1, last + 2]) {
    const token = tokens[at]
    if (token === undefined || !token.capital || length(token.word) > 2) continue
    const readings = [token.word, ...otherReadings(token.word)]
    if (readings.some((reading) => known.has(reading))) return { token, first: at, last: at }
  }
  return undefined
}

const certainReasons: ReadonlySet<MentionReason> = new Set([
  'whole-name',
  'surname-and-initial',
  'one-word-name',
  'parted-name',
])

function mention(
  pieces: readonly Piece[],
  reason: MentionReason,
  { person, index }: Around,
): Mention {
  return said(index, person, reason, {
    from: Math.min(...pieces.map(({ token }) => token.from)),
    to: Math.max(...pieces.map(({ token }) => token.to)),
  })
}

function said(
  index: NameIndex,
  person: number,
  reason: MentionReason,
  { from, to }: { readonly from: number; readonly to: number },
): Mention {
  const sureness = certainReasons.has(reason) ? 'certain' : 'possible'
  return { person: index.ids[person] ?? '', sureness, reason, from, to }
}

const mostParts = 24
const mostLetters = 60

/** Names whose letters something parts: spaces between letters, hyphens, signs; or nothing parts the words. */
function parted(tokens: readonly Token[], index: NameIndex): Mention[] {
  return tokens.flatMap((first, at) => {
    const found: Mention[] = []
    let letters = ''
    for (const token of tokens.slice(at, at + mostParts)) {
      letters += token.word
      if (letters.length > mostLetters) break
      for (const { person, isWhole } of index.wholes.get(letters) ?? []) {
        if (token === first && !isWhole) continue
        const reason = isWhole ? 'parted-name' : 'surname-alone'
        found.push(said(index, person, reason, { from: first.from, to: token.to }))
      }
    }
    return found
  })
}

/** Thai and its like put no spaces between words: a name is looked for inside whatever stands there. */
function unspaced(text: string, index: NameIndex): Mention[] {
  if (!withoutSpaces.test(text)) return []
  const { letters, places } = lettersOf(text)
  const folded = foldWord(letters)
  return index.unspaced.flatMap(({ text: name, person, isWhole }) =>
    placesOf(folded, name).map((at) =>
      said(index, person, isWhole ? 'whole-name' : 'surname-alone', {
        from: places[at]?.from ?? 0,
        to: places[at + name.length - 1]?.to ?? 0,
      }),
    ),
  )
}

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) places.push(at)
  return places
}

/** Of one person in one text. Whoever is named more often has to be looked for again once these are gone. */
const mostMentions = 20

/** One mention for a place: the surest, and what lies inside a sure one says nothing more. */
function strongest(mentions: readonly Mention[]): Mention[] {
  const byPerson = Map.groupBy(mentions, ({ person }) => person)
  return [...byPerson.values()]
    .flatMap(strongestOfOne)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
}

function strongestOfOne(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = []
  const order = mentions.toSorted(
    (a, b) => ranks[a.reason] - ranks[b.reason] || extent(b) - extent(a) || a.from - b.from,
  )
  for (const one of order) {
    if (kept.length >= mostMentions) break
    if (!kept.some(({ from, to }) => from < one.to && one.from < to)) kept.push(one)
  }
  return kept
}

const ranks = Object.fromEntries(mentionReasons.map((reason, rank) => [reason, rank])) as Readonly<
  Record<MentionReason, number>
>

function extent({ from, to }: Mention): number {
  return to - from
}
