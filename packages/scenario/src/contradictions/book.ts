import { property, readValueToSeal } from '@amparo/register'
import type { AnsweredQuestion, Claim, ClaimedFact, PropertyCode } from '@amparo/register'
import type { QuestionKindCode } from '@amparo/vocabulary'

/** Somebody invented who tells. */
export interface Teller {
  readonly origin: string
  readonly kind: Claim['source']['kind']
  readonly directness: Claim['directness']
}

export const mother = { origin: 'mother', kind: 'submission', directness: 'first-hand' } as const
export const lawyer = { origin: 'lawyer', kind: 'interview', directness: 'first-hand' } as const
export const oneself = { origin: 'oneself', kind: 'interview', directness: 'first-hand' } as const
export const paper = { origin: 'paper', kind: 'document', directness: 'document' } as const
export const neighbour = {
  origin: 'neighbour',
  kind: 'submission',
  directness: 'second-hand',
} as const
export const volunteers = { origin: 'volunteers', kind: 'list', directness: 'first-hand' } as const
export const record = { origin: 'record', kind: 'authority', directness: 'document' } as const

export function cellMate(number: number): Teller {
  return { origin: `cell-mate ${number}`, kind: 'interview', directness: 'first-hand' }
}

export interface Page {
  readonly claims: readonly Claim[]
  readonly answers: readonly AnsweredQuestion[]
}

type Asked = Partial<Pick<AnsweredQuestion, 'content' | 'body' | 'saidOfMany' | 'custody'>> & {
  readonly by?: Teller
}

/** Claims and answers as they are written down, one after the other. */
export class Book {
  readonly #claims: Claim[] = []
  readonly #answers: AnsweredQuestion[] = []
  #next = 1

  /** Returns the id of the claim. */
  say(
    by: Teller,
    subject: string,
    code: PropertyCode,
    value: unknown,
    more: Partial<Claim> = {},
  ): string {
    const declared = property(code)
    const read = readValueToSeal(declared, value)
    if (!read.ok) throw new Error(`The scenario's value for ${code} is none: ${read.reason}`)
    const id = String(this.#next++)
    this.#claims.push({
      id,
      subject,
      property: declared.number,
      value: read.value,
      source: { id: `${by.origin} tells`, origin: by.origin, kind: by.kind },
      directness: by.directness,
      credibility: 2,
      saidOn: '2020-09-01',
      recordedAt: '2020-09-02T09:00:00Z',
      audience: 0,
      entry: id,
      ...more,
    })
    return id
  }

  /** Takes a claim back; it stays in the book. */
  takeBack(id: string): void {
    const claim = this.#claims.find((one) => one.id === id)
    if (claim === undefined) throw new Error('The scenario takes back what nobody said.')
    const retraction = String(this.#next++)
    this.#claims.push({ ...claim, id: retraction, entry: retraction, retracts: id })
  }

  /** The same from the same mouth, as a second message brings it. */
  repeat(id: string): void {
    const claim = this.#claims.find((one) => one.id === id)
    if (claim === undefined) throw new Error('The scenario repeats what nobody said.')
    const again = String(this.#next++)
    const source = { ...claim.source, id: `${claim.source.id} again` }
    this.#claims.push({ ...claim, id: again, entry: again, source })
  }

  /** Returns the id of the answer. An authority's, unless somebody else is asked. */
  answer(
    question: QuestionKindCode,
    replyDay: string,
    claimed: readonly ClaimedFact[],
    { by = record, ...more }: Asked = {},
  ): string {
    const id = String(this.#next++)
    const isState = by.kind === 'authority'
    this.#answers.push({
      id,
      person: '1',
      question,
      content: 'partial',
      claimed,
      body: isState ? '41' : null,
      saidOfMany: null,
      custody: null,
      source: { id: `reply ${id}`, origin: isState ? `reply ${id}` : by.origin, kind: by.kind },
      directness: by.directness,
      credibility: 6,
      letterDay: '2020-08-08',
      replyDay,
      audience: 0,
      ...more,
    })
    return id
  }

  page(): Page {
    return { claims: [...this.#claims], answers: [...this.#answers] }
  }
}
