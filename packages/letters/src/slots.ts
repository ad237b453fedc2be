import { bodyForms, type BodyForm } from './letter.ts'
import type { TemplateNeed } from './template.ts'

/** What a slot stands for. */
interface SlotRule {
  /** Only with what this names: in a template that needs it, or in a text left out without it. */
  readonly with?: TemplateNeed
  /** Only in the paragraph that thanks, or in the sentence about it. */
  readonly thanks?: true
  /** A body or a post: may be asked for in another form (`{addressee:dative}`). */
  readonly body?: true
}

/**
 * Every slot a template may use. `number`, `day`: of this letter. `post`: the head's post, or the addressee where no post is
 * known. `holder`: who holds it, or nothing. `named`, `unnamed`, `people`, `answered`: how many, in figures. `earlier`,
 * `theirs`: a letter by its number and day, as a sentence says it ("No. 12 of 3 September 2020"). `copies`: their names.
 */
export const slots = {
  number: {},
  day: {},
  sender: { body: true },
  addressee: { body: true },
  post: { body: true },
  replyAddress: {},
  named: {},
  unnamed: {},
  people: {},
  earlier: { with: 'earlier' },
  referredBy: { with: 'referral', body: true },
  referral: { with: 'referral' },
  replyBy: { with: 'replyBy' },
  copies: { with: 'copies' },
  theirs: { thanks: true },
  answered: { thanks: true },
} as const satisfies Readonly<Record<string, SlotRule>>

export type SlotName = keyof typeof slots

export function slotRule(name: SlotName): SlotRule {
  return slots[name]
}

/** A text taken apart: words, and slots as they are written in it. */
export type TextPart =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'slot'; readonly name: string; readonly form: string | null }
  | { readonly kind: 'stray-brace' }

export function textParts(text: string): TextPart[] {
  return (text.match(/\{\p{L}+(?::\p{L}+)?\}|[^{}]+|[{}]/gu) ?? []).map(textPart)
}

function textPart(part: string): TextPart {
  if (part === '{' || part === '}') return { kind: 'stray-brace' }
  const [, name, form = null] = /^\{(\p{L}+)(?::(\p{L}+))?\}$/u.exec(part) ?? []
  return name === undefined ? { kind: 'words', words: part } : { kind: 'slot', name, form }
}

export function isSlotName(name: string): name is SlotName {
  return Object.hasOwn(slots, name)
}

export function isBodyForm(form: string): form is BodyForm {
  return (bodyForms as readonly string[]).includes(form)
}
