import * as z from 'zod/mini'
import { ClaimId, nothing, Number32, ReplyId, SubjectId } from './common.ts'
import { endpoint } from './endpoint.ts'

/** `contradiction`, in `packages/vocabulary`. */
const Code = z.string().check(z.maxLength(40), z.regex(/^[a-z][a-z-]*$/))

const Language = z.enum(['be', 'ru', 'en', 'th'])

const Side = z.object({
  /** Whose word it is. */
  from: z.string(),
  /** What is said and of when, each once. */
  lines: z.array(z.string()),
  origins: z.int(),
  /** Who says so; for pages of the office alone. */
  claims: z.array(ClaimId),
  replies: z.array(ReplyId),
})

/** Two things said of one person that do not go together, in words of the reader's language. */
const Told = z.object({
  person: SubjectId,
  name: z.string(),
  code: Code,
  /** `sureness`. */
  sure: Code,
  title: z.string(),
  sureInWords: z.string(),
  sides: z.tuple([Side, Side]),
  /** It may be about one of these: brothers, father and son share a name. */
  mayMean: z.array(
    z.object({
      person: SubjectId,
      name: z.string(),
      /** `relation-type`. */
      relation: Code,
      /** The birth date that does not fit this person fits that one. */
      birthFits: z.boolean(),
    }),
  ),
  /** How many known people at least could have told what is held against the authorities; null: there is nobody to protect. */
  persons: z.nullable(z.int()),
  /** `general`: fewer than ten; with day and place it would point at somebody. */
  wording: z.enum(['general', 'precise']),
  /** As a letter may put it, without a source; null: no answer to the office is a side, so there is nothing to quote. */
  quote: z.nullable(z.string()),
})

export const listContradictions = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/contradictions/list',
  summary:
    'What does not go together, of everybody the reader may see; what is lost by waiting first. Each page is an entry.',
  params: nothing,
  body: z.strictObject({
    /** Of one rule alone. */
    code: z.nullable(Code),
    language: Language,
    /** How many stand before the page. */
    skip: Number32,
  }),
  reply: z.object({
    found: z.array(Told),
    /** Of the rule that was asked for, or of all. */
    total: z.int(),
    counts: z.array(z.object({ code: Code, found: z.int() })),
  }),
  refusals: [],
})

export const readContradictions = endpoint({
  page: 'desk',
  method: 'POST',
  path: '/api/subjects/:subject/contradictions',
  summary:
    'What does not go together of one person, with what authorities answered, and who could have known it. The look is an entry.',
  params: z.strictObject({ subject: SubjectId }),
  body: z.strictObject({ language: Language }),
  reply: z.object({ found: z.array(Told) }),
  refusals: [],
})
