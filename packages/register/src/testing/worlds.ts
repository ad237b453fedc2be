import type {
  AnswerContentCode,
  PointTypeCode,
  QuestionKindCode,
  StatedFactCode,
} from '@amparo/vocabulary'
import type { Claim } from '../claim.ts'
import type { AnsweredQuestion, ClaimedFact } from '../contradictions/answered-question.ts'
import type { KnownOfPerson } from '../contradictions/contradiction.ts'
import { isPropertyCode } from '../declaration.ts'
import { aClaim } from './claims.ts'

/** Somebody who tells, in a few letters. */
export interface Teller {
  readonly name: string
  readonly kind: Claim['source']['kind']
  readonly directness: Claim['directness']
}

const first = { kind: 'interview', directness: 'first-hand' } as const
export const mother: Teller = { name: 'mother', ...first }
export const cellMate: Teller = { name: 'cell-mate', ...first }
export const otherCellMate: Teller = { name: 'other cell-mate', ...first }
export const lawyer: Teller = { name: 'lawyer', ...first }
export const hearsay: Teller = { name: 'neighbour', kind: 'submission', directness: 'second-hand' }
export const paper: Teller = { name: 'paper', kind: 'document', directness: 'document' }
export const ministry: Teller = { name: 'ministry', kind: 'authority', directness: 'document' }
/** What an official said at a counter, as somebody passes it on. */
export const atTheCounter: Teller = {
  name: 'counter',
  kind: 'authority',
  directness: 'second-hand',
}

export interface Part {
  readonly claims?: readonly ((id: number) => Claim)[]
  readonly answers?: readonly AnsweredQuestion[]
}

/** What is known of the person 1: custody 7 in the facilities 31 and 32, events from 51. */
export function aWorld(...parts: readonly Part[]): KnownOfPerson {
  return {
    person: '1',
    claims: parts.flatMap(({ claims = [] }) => claims).map((make, index) => make(index + 1)),
    answers: parts.flatMap(({ answers = [] }) => answers),
    facilities: [
      { id: '31', names: ['ЦІП, Акрэсціна', 'Окрестина'] },
      { id: '32', names: ['Prison No 8, Zhodzina', 'Жодино'] },
    ],
    zone: 'Europe/Minsk',
  }
}

/** Properties by the last part of their code: `{ from: '2020-08-10' }` of a custody. */
export function says(
  by: Teller,
  kind: string,
  subject: string,
  values: Readonly<Record<string, unknown>>,
  more: Partial<Claim> = {},
): Part {
  return {
    claims: Object.entries(values).map(([name, value]) => (id: number) => {
      const code = `${kind}.${name}`
      if (!isPropertyCode(code)) throw new Error(`The test's property is not declared: ${code}`)
      const source = { id: by.name, origin: by.name, kind: by.kind }
      const { directness } = by
      return aClaim(id, code, value, { subject, source, directness, credibility: 2, ...more })
    }),
  }
}

export function custody(by: Teller, values: Readonly<Record<string, unknown>>, id = '7'): Part {
  return says(by, 'custody', id, { person: '1', ...values })
}

export function point(
  by: Teller,
  id: string,
  type: PointTypeCode,
  values: Readonly<Record<string, unknown>>,
): Part {
  return says(by, 'point', id, { custody: '7', type, ...values })
}

interface AnswerParts {
  /** The reply it stands in, where that holds another answer too. */
  readonly reply?: string
  readonly by?: Teller
  readonly id?: string
  readonly body?: string | null
  readonly content?: AnswerContentCode
  readonly day?: string
  readonly many?: number
  readonly custody?: string
}

export function answer(
  question: QuestionKindCode,
  claimed: readonly (StatedFactCode | ClaimedFact)[],
  parts: AnswerParts = {},
): Part {
  const by = parts.by ?? ministry
  const body = by.kind === 'authority' ? '41' : null
  const id = parts.id ?? '901'
  const reply = `reply ${parts.reply ?? id}`
  return {
    answers: [
      {
        id,
        person: '1',
        question,
        content: parts.content ?? 'partial',
        claimed: claimed.map((fact) => (typeof fact === 'string' ? { says: fact } : fact)),
        body: parts.body === undefined ? body : parts.body,
        saidOfMany: parts.many ?? null,
        custody: parts.custody ?? null,
        source: { id: reply, origin: `${by.name} ${parts.reply ?? id}`, kind: by.kind },
        directness: by.directness,
        credibility: 6,
        letterDay: '2020-08-15',
        replyDay: parts.day ?? '2020-08-18',
        audience: 0,
      },
    ],
  }
}
