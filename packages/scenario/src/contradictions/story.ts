import type { Random } from '../random.ts'
import { Book, cellMate, lawyer, mother, neighbour, paper, record } from './book.ts'
import type { Teller } from './book.ts'

/** Invented places of detention, each under its names in several scripts. */
export const places = [
  { id: '31', names: ['Окрестина', 'ЦІП, Акрэсціна', 'Akrestsina'] },
  { id: '32', names: ['Жодино', 'Жодзіна', 'Zhodzina'] },
  { id: '33', names: ['Володарка', 'Валадарка', 'Valadarka'] },
  { id: '34', names: ['Барановичи', 'Баранавічы', 'Baranavichy'] },
] as const

/** How the custody goes on in truth: still held, come out, or died in it. */
export type Ending = 'held' | 'free' | 'dead'

/** What happened in truth. Days are counted from the last of July: 10 is the tenth of August. */
export interface Story {
  readonly book: Book
  readonly random: Random
  readonly ending: Ending
  readonly taken: number
  /** The day on which a cell-mate saw the person, and said so with the day and the place. */
  readonly seen: number
  /** The last day anything is told of; of who came out or died, the day it was. */
  readonly last: number
  /** A day after everything. */
  readonly after: number
  /** Where the person was all the time, and where never. */
  readonly place: (typeof places)[number]
  readonly elsewhere: (typeof places)[number]
  /** The period, for answers where the person was held before once; null: there is no other. */
  readonly custody: '7' | null
  /** Claims a planted contradiction runs against, by what they say. */
  readonly claims: Readonly<Record<'taken' | 'seen' | 'birth', string>> & {
    readonly ended: string | null
  }
}

/** `YYYY-MM-DD` of a day from 1 to 92, counted from the last of July 2020. */
export function day(number: number): string {
  const [month, date] =
    number <= 31 ? ['08', number] : number <= 61 ? ['09', number - 31] : ['10', number - 61]
  return `2020-${month}-${String(date).padStart(2, '0')}`
}

/**
 * One invented person's custody, as many tell it: with repeats, dates that are not exact, other
 * spellings of places, slips that were taken back, what is sealed or not known, and answers of the
 * authorities that agree. Nothing in it contradicts anything.
 */
export function storyOf(random: Random, ending: Ending, { isChild = false } = {}): Story {
  const book = new Book()
  const taken = 9 + random(4)
  const seen = taken + 2 + random(3)
  const last = seen + 3 + random(4)
  const place = places[random(places.length)] ?? places[0]
  const elsewhere = places.find(({ id }) => id !== place.id) ?? places[1]
  const custody = random(3) === 0 ? '7' : null
  const told = { book, random, ending, taken, seen, last, after: last + 4, place, elsewhere }
  const claims = tellTheMain({ ...told, custody, isChild })
  const story: Story = { ...told, custody, claims }
  if (custody !== null) tellOfAnEarlierOne(story)
  tellAround(story)
  answerInAgreement(story)
  return story
}

type Told = Omit<Story, 'claims'> & { readonly isChild: boolean }

function tellTheMain(story: Told): Story['claims'] {
  const { book, taken, seen, last, place, ending, isChild } = story
  book.say(mother, '7', 'custody.person', '1')
  const claims = {
    taken: book.say(mother, '7', 'custody.from', day(taken)),
    birth: book.say(mother, '1', 'person.birth', isChild ? '2004-04-17' : '1990-04-17'),
    seen: sighting(story, '21', cellMate(1), seen, { isPlacedById: true }),
    ended: ending === 'free' ? book.say(mother, '7', 'custody.to', day(last)) : null,
  }
  book.say(cellMate(1), '7', 'custody.facility', place.id)
  if (ending === 'dead') {
    book.say(paper, '29', 'point.custody', '7')
    book.say(paper, '29', 'point.type', 'death-in-custody')
    book.say(paper, '29', 'point.at', day(last))
  }
  return claims
}

/** Returns the claim that says what it was. */
function sighting(
  { book, place, random }: Omit<Story, 'claims'>,
  id: string,
  by: Teller,
  on: number | string,
  { isPlacedById = false } = {},
): string {
  book.say(by, id, 'point.custody', '7')
  const said = book.say(by, id, 'point.type', 'seen')
  book.say(by, id, 'point.at', typeof on === 'number' ? day(on) : on)
  const name = place.names[random(place.names.length)] ?? place.names[0]
  if (isPlacedById) book.say(by, id, 'point.facility', place.id)
  else book.say(by, id, 'point.place', name)
  return said
}

// Another period, long over, of which everybody tells the same.
function tellOfAnEarlierOne({ book, random }: Story): void {
  const from = 1 + random(3)
  book.say(mother, '8', 'custody.person', '1')
  book.say(mother, '8', 'custody.from', day(from))
  book.say(mother, '8', 'custody.to', day(from + 2))
  if (random(2) === 0) book.say(record, '8', 'custody.from', day(from))
}

type Aside = (story: Story) => void

/** Things that are told beside it, each true, vague, sealed, taken back, or of no use. */
const asides: readonly Aside[] = [
  ({ book, claims }) => book.repeat(claims.taken),
  ({ book, claims }) => book.repeat(claims.seen),
  (story) =>
    void sighting(story, '22', cellMate(2), `${day(story.taken + 1)}/${day(story.last - 1)}`),
  (story) => void sighting(story, '23', cellMate(3), `${day(story.seen)}~`),
  (story) => void sighting(story, '24', cellMate(4), '2020-08'),
  (story) => void sighting(story, '25', neighbour, story.taken + 1),
  ({ book, taken }) =>
    void book.say(neighbour, '7', 'custody.from', `${day(taken - 1)}/${day(taken)}`),
  ({ book, taken }) => void book.say(lawyer, '7', 'custody.from', `${day(taken)}T19:30`),
  ({ book, taken }) => void book.say(lawyer, '7', 'custody.from', `${day(taken)}~`),
  ({ book }) => void book.say(neighbour, '7', 'custody.from', '2020-08'),
  ({ book, seen }) => void book.say(cellMate(2), '7', 'custody.to', `${day(seen)}/..`),
  ({ book, place }) => void book.say(cellMate(2), '7', 'custody.place', place.names[2]),
  // Slips of the hand, taken back.
  ({ book, taken }) => book.takeBack(book.say(mother, '7', 'custody.from', day(taken + 9))),
  ({ book }) => book.takeBack(book.say(mother, '1', 'person.birth', '1961-01-01')),
  ({ book, elsewhere }) =>
    book.takeBack(book.say(cellMate(1), '21', 'point.facility', elsewhere.id)),
  ({ book }) => book.takeBack(book.say(neighbour, '1', 'person.alive', 'dead')),
  // Nobody knows, nobody says, and nobody may read.
  ({ book }) => void book.say(record, '1', 'person.acknowledged', 'silent'),
  ({ book }) => void book.say(mother, '1', 'person.authorities-told', 'unsaid'),
  ({ book }) => void book.say(lawyer, '1', 'person.whereabouts', { kind: 'sealed' }),
  ({ book }) => void book.say(lawyer, '7', 'custody.from', { kind: 'sealed' }),
  ({ book }) => {
    book.say(cellMate(3), '26', 'point.custody', '7')
    book.say(cellMate(3), '26', 'point.type', 'seen')
  },
  ({ book }) => {
    book.say(mother, '63', 'act.person', '1')
    book.say(mother, '63', 'act.type', 'RESTRICTED')
    book.say(mother, '63', 'act.at', '2020-08-11')
  },
  ({ book }) => void book.say(mother, '1', 'person.name', 'Кавалёў Аляксандр'),
  ({ book }) => void book.say(cellMate(1), '1', 'person.name', 'Александр Ковалёв'),
  ({ book }) => void book.say(cellMate(1), '1', 'person.birth', '198X~'),
  ({ book }) => {
    book.say(mother, '81', 'relation.person', '1')
    book.say(mother, '81', 'relation.other', '2')
    book.say(mother, '81', 'relation.type', 'sibling')
    book.say(mother, '2', 'person.birth', '1993-07-30')
  },
]

function tellAround(story: Story): void {
  for (const aside of asides) if (story.random(3) === 0) aside(story)
}

/** Replies that agree with what happened, or say nothing. */
const agreeing: readonly Aside[] = [
  ({ book, custody, after }) =>
    void book.answer('whereabouts', day(after), [], { content: 'not-competent', custody }),
  ({ book, custody, after }) =>
    void book.answer('health', day(after), [], { content: 'refuses-secret', custody, body: '42' }),
  ({ book, custody, after }) =>
    void book.answer('counsel', day(after), [], { content: 'empty', custody }),
  ({ book, custody, taken, after }) =>
    void book.answer('legal-basis', day(after), [{ says: 'arrested', at: day(taken) }], {
      custody,
    }),
  ({ book, custody, seen, place }) =>
    void book.answer('whereabouts', day(seen), [{ says: 'held', place: place.names[1] }], {
      custody,
    }),
  ({ book, custody, seen, place }) =>
    void book.answer('whereabouts', day(seen + 1), [{ says: 'held', facility: place.id }], {
      custody,
      body: '42',
    }),
  ({ book, custody, last, after, ending }) => {
    if (ending !== 'free') return
    book.answer('release', day(after), [{ says: 'released', at: day(last) }], { custody })
  },
  ({ book, custody, after, ending }) => {
    if (ending !== 'free') return
    book.answer('release', day(after), [{ says: 'released', at: '2020-08' }], {
      custody,
      body: '42',
    })
  },
  ({ book, custody, last, after, ending }) => {
    if (ending !== 'dead') return
    book.answer('return-of-body', day(after), [{ says: 'dead', at: day(last) }], { custody })
  },
]

function answerInAgreement(story: Story): void {
  for (const answer of agreeing) if (story.random(3) === 0) answer(story)
}
