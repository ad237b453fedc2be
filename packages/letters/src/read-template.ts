import { languages, type Language } from '@amparo/vocabulary'
import { isBodyForm, isSlotName, slotRule, slots, textParts } from './slots.ts'
import {
  countSlots,
  letterForms,
  templateNeeds,
  type LetterForm,
  type Template,
  type TemplateBlock,
  type TemplateNeed,
  type TemplateText,
  type Wording,
} from './template.ts'
import type { Problem, Verdict } from './verdict.ts'

export const templateProblems = [
  'not-json',
  'too-long',
  'wrong-shape',
  'unknown-field',
  'empty',
  'control-characters',
  'stray-brace',
  'unknown-slot',
  'slot-not-here',
  'unknown-form',
  'slot-may-be-empty',
  'wrong-language',
  'unknown-block',
  'missing-block',
  'block-twice',
  'no-count',
  'form-differs',
] as const
export type TemplateProblem = (typeof templateProblems)[number]

const longestTemplate = 200_000
const longestWording = 4000
const mostBlocks = 60

/**
 * Reads a template that an office wrote: JSON text, or what it was parsed to. Never throws. At most thirty problems are told,
 * each with the place it is in and a sentence that says what to do.
 */
export function readTemplate(input: unknown): Verdict<{ template: Template }, TemplateProblem> {
  const parsed = typeof input === 'string' ? parse(input) : { value: input }
  if ('code' in parsed) return { ok: false, problems: [parsed] }
  const reading = new Reading()
  const template = reading.template(parsed.value)
  const { problems } = reading
  return template !== null && problems.length === 0
    ? { ok: true, template }
    : { ok: false, problems: problems.slice(0, mostProblems) }
}

const mostProblems = 30

function parse(text: string): { value: unknown } | Problem<TemplateProblem> {
  if (text.length > longestTemplate) {
    return {
      code: 'too-long',
      at: '',
      sentence: `The template is longer than ${longestTemplate} characters; make it shorter.`,
      named: [String(longestTemplate)],
    }
  }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return {
      code: 'not-json',
      at: '',
      sentence: 'This is not JSON; check commas, quotation marks and brackets.',
    }
  }
}

/** One reading of one template: it goes on after a problem, so that all are told at once. */
class Reading {
  readonly problems: Problem<TemplateProblem>[] = []

  template(input: unknown): Template | null {
    const fields = this.fields(input, '', ['format', 'code', 'form', 'needs', 'languages'])
    if (fields === null) return null
    if (fields.format !== 1) this.tell('wrong-shape', 'format', 'has to be the number 1')
    const code = this.code(fields.code)
    const form = this.oneOf(fields.form, 'form', letterForms)
    const needs = this.list(fields.needs, 'needs', templateNeeds.length).flatMap((need, at) => {
      const one = this.oneOf(need, `needs.${at}`, templateNeeds)
      return one === null ? [] : [one]
    })
    if (code === null || form === null) return null
    const texts = this.languages(fields.languages, { form, needs })
    return { format: 1, code, form, needs, languages: texts }
  }

  private code(input: unknown): string | null {
    if (typeof input === 'string' && /^[a-z][a-z0-9-]{0,39}$/u.test(input)) return input
    this.tell(
      'wrong-shape',
      'code',
      'has to be small Latin letters, digits and hyphens, at most 40',
    )
    return null
  }

  private languages(input: unknown, frame: Frame): Partial<Record<Language, TemplateText>> {
    const fields = this.fields(input, 'languages', [...languages])
    const texts: Partial<Record<Language, TemplateText>> = {}
    for (const language of languages) {
      if (fields?.[language] === undefined) continue
      const text = this.text(fields[language], `languages.${language}`, { ...frame, language })
      if (text !== null) texts[language] = text
    }
    if (fields !== null && Object.keys(fields).length === 0) {
      this.tell('empty', 'languages', 'has to hold a letter in at least one language')
    }
    return texts
  }

  private text(input: unknown, at: string, frame: InLanguage): TemplateText | null {
    const fields = this.fields(input, at, ['title', 'subject', 'salutation', 'body', 'close'])
    if (fields === null) return null
    const title = this.sentence(fields.title, `${at}.title`, { ...frame, slots: 'none' })
    const mayBeEmpty = frame.form === 'note'
    const subject = this.wording(fields.subject, `${at}.subject`, { ...frame, mayBeEmpty })
    const salutation = this.sentence(fields.salutation, `${at}.salutation`, {
      ...frame,
      mayBeEmpty,
    })
    const close = this.sentence(fields.close, `${at}.close`, { ...frame, mayBeEmpty })
    if (mayBeEmpty && `${salutation}${close}` !== '') {
      this.tell(
        'form-differs',
        at,
        'is a note in the third person: salutation and close have to be empty',
      )
    }
    const body = this.list(fields.body, `${at}.body`, mostBlocks).flatMap((block, index) => {
      const read = this.block(block, `${at}.body.${index}`, frame)
      return read === null ? [] : [read]
    })
    this.checkBlocks(body, `${at}.body`)
    return { title, subject, salutation, body, close }
  }

  /** Nobody may fall out of a letter unseen, so these blocks are not an office's choice. */
  private checkBlocks(body: readonly TemplateBlock[], at: string): void {
    const counts = Object.groupBy(body, ({ block }) => block)
    for (const block of ['questions', 'annex', 'left-out', 'own-words'] as const) {
      if (counts[block] === undefined) {
        this.tellOf('missing-block', at, { what: `needs the block "${block}"`, named: [block] })
      }
    }
    for (const block of ['questions', 'annex', 'left-out', 'own-words', 'thanks'] as const) {
      if ((counts[block]?.length ?? 0) > 1) {
        const what = `may hold the block "${block}" once only`
        this.tellOf('block-twice', at, { what, named: [block] })
      }
    }
  }

  private block(input: unknown, at: string, frame: InLanguage): TemplateBlock | null {
    const kind = isRecord(input) ? input.block : undefined
    switch (kind) {
      case 'text':
        return this.textBlock(input, at, frame)
      case 'questions': {
        const fields = this.fields(input, at, ['block', 'lead'])
        return { block: kind, lead: this.wording(fields?.lead, `${at}.lead`, frame) }
      }
      case 'annex': {
        const fields = this.fields(input, at, ['block', 'text'])
        return { block: kind, text: this.wording(fields?.text, `${at}.text`, frame) }
      }
      case 'thanks': {
        const fields = this.fields(input, at, ['block', 'text'])
        const inThanks = { ...frame, slots: 'thanks' } as const
        return { block: kind, text: this.wording(fields?.text, `${at}.text`, inThanks) }
      }
      case 'left-out': {
        const fields = this.fields(input, at, ['block', 'beside', 'alone'])
        const beside = this.counting(fields?.beside, `${at}.beside`, frame)
        return { block: kind, beside, alone: this.counting(fields?.alone, `${at}.alone`, frame) }
      }
      case 'own-words':
        this.fields(input, at, ['block'])
        return { block: kind }
      default:
        this.tellOf('unknown-block', at, {
          what: `has to be one of the blocks ${blocks.join(', ')}`,
          named: blocks,
        })
        return null
    }
  }

  private textBlock(input: unknown, at: string, frame: InLanguage): TemplateBlock | null {
    const fields = this.fields(input, at, ['block', 'text', 'when'])
    if (fields === null) return null
    if (fields.when === undefined) {
      return { block: 'text', text: this.wording(fields.text, `${at}.text`, frame) }
    }
    const when = this.oneOf(fields.when, `${at}.when`, templateNeeds)
    if (when === null) return null
    const needs = [...frame.needs, when]
    return {
      block: 'text',
      text: this.wording(fields.text, `${at}.text`, { ...frame, needs }),
      when,
    }
  }

  /** Without the number, whom nobody names would not be counted either. */
  private counting(input: unknown, at: string, frame: InLanguage): Wording {
    const wording = this.wording(input, at, frame)
    const texts = wordingTexts(wording).filter(([form]) => form === '' || form === 'other')
    const says = (text: string) =>
      textParts(text).some((part) => part.kind === 'slot' && /^(unnamed|people)$/u.test(part.name))
    if (texts.some(([, text]) => text !== '' && !says(text))) {
      this.tell('no-count', at, 'has to say how many, with {unnamed} or {people}')
    }
    return wording
  }

  private wording(input: unknown, at: string, frame: InLanguage): Wording {
    if (!isRecord(input)) return this.sentence(input, at, frame)
    const plurals = ['one', 'two', 'few', 'many'] as const
    const fields = this.fields(input, at, ['by', 'other', ...plurals])
    const by = this.oneOf(fields?.by, `${at}.by`, countSlots) ?? 'people'
    if (by === 'answered' && frame.slots !== 'thanks') {
      const what = 'counts answers, which only the block "thanks" can'
      this.tellOf('slot-not-here', `${at}.by`, { what, named: [by] })
    }
    const given = plurals.filter((plural) => fields?.[plural] !== undefined)
    const read = given.map((plural) => [
      plural,
      this.sentence(fields?.[plural], `${at}.${plural}`, frame),
    ])
    const other = this.sentence(fields?.other, `${at}.other`, frame)
    return { by, ...(Object.fromEntries(read) as object), other }
  }

  private sentence(input: unknown, at: string, frame: InLanguage): string {
    if (typeof input !== 'string') {
      this.tell('wrong-shape', at, 'has to be text')
      return ''
    }
    const text = input.normalize('NFC').trim()
    if (text === '' && frame.mayBeEmpty !== true) this.tell('empty', at, 'is empty')
    if (text.length > longestWording) {
      const what = `is longer than ${longestWording} characters; part it`
      this.tellOf('too-long', at, { what, named: [String(longestWording)] })
    } else if (unwanted.test(text)) {
      this.tell('control-characters', at, 'holds signs that cannot be seen; type it again')
    }
    this.checkSlots(text, at, frame)
    if (!isIn(frame.language, text)) {
      this.tellOf('wrong-language', at, {
        what: `is not in the language it stands under ("${frame.language}")`,
        named: [frame.language],
      })
    }
    return text
  }

  private checkSlots(text: string, at: string, frame: InLanguage): void {
    for (const part of textParts(text.slice(0, longestWording))) {
      if (part.kind === 'stray-brace') {
        this.tell(
          'stray-brace',
          at,
          'has a brace that opens or closes no slot; slots look like {number}',
        )
      }
      if (part.kind === 'slot') this.checkSlot(part.name, part.form, at, frame)
    }
  }

  private checkSlot(name: string, form: string | null, at: string, frame: InLanguage): void {
    if (!isSlotName(name)) {
      this.tellOf('unknown-slot', at, {
        what: 'has a slot that no letter fills; README.md lists those there are',
        named: Object.keys(slots),
      })
      return
    }
    const rule = slotRule(name)
    if (frame.slots === 'none' || (rule.thanks === true && frame.slots !== 'thanks')) {
      const what = `has the slot {${name}}, which is not filled in this place`
      this.tellOf('slot-not-here', at, { what, named: [name] })
    }
    if (rule.with !== undefined && !frame.needs.includes(rule.with)) {
      this.tellOf('slot-may-be-empty', at, {
        what: `has the slot {${name}}: say "when": "${rule.with}" beside it, or "needs": ["${rule.with}"] for the template`,
        named: [name, rule.with],
      })
    }
    if (form !== null && (rule.body !== true || !isBodyForm(form))) {
      const what = `has a form of {${name}} that there is not`
      this.tellOf('unknown-form', at, { what, named: [name] })
    }
  }

  private fields(
    input: unknown,
    at: string,
    known: readonly string[],
  ): Record<string, unknown> | null {
    if (!isRecord(input)) {
      this.tell('wrong-shape', at, 'has to be an object in braces')
      return null
    }
    if (Object.keys(input).some((key) => !known.includes(key))) {
      this.tellOf('unknown-field', at, { what: `may hold only ${known.join(', ')}`, named: known })
    }
    return Object.fromEntries(
      known.filter((key) => Object.hasOwn(input, key)).map((key) => [key, input[key]]),
    )
  }

  private list(input: unknown, at: string, most: number): readonly unknown[] {
    if (Array.isArray(input) && input.length <= most) return input as unknown[]
    this.tell('wrong-shape', at, `has to be a list of at most ${most}`)
    return []
  }

  private oneOf<One extends string>(input: unknown, at: string, of: readonly One[]): One | null {
    const found = of.find((one) => one === input)
    if (found !== undefined) return found
    this.tellOf('wrong-shape', at, { what: `has to be one of ${of.join(', ')}`, named: of })
    return null
  }

  private tell(code: TemplateProblem, at: string, what: string): void {
    this.tellOf(code, at, { what, named: [] })
  }

  private tellOf(
    code: TemplateProblem,
    at: string,
    { what, named }: { readonly what: string; readonly named: readonly string[] },
  ): void {
    const place = at === '' ? 'The template' : `"${at}"`
    this.problems.push({ code, at, sentence: `${place} ${what}.`, named })
  }
}

const blocks: readonly TemplateBlock['block'][] = [
  'text',
  'questions',
  'annex',
  'left-out',
  'thanks',
  'own-words',
]

interface Frame {
  readonly form: LetterForm
  readonly needs: readonly TemplateNeed[]
}

interface InLanguage extends Frame {
  readonly language: Language
  /** Which slots beyond the usual ones a text may hold, or that it may hold none. */
  readonly slots?: 'none' | 'thanks'
  readonly mayBeEmpty?: boolean
}

/** Each text of a wording with the plural form it is for; '' where it is for all. */
export function wordingTexts(wording: Wording): readonly (readonly [string, string])[] {
  if (typeof wording === 'string') return [['', wording]]
  return Object.entries(wording).filter(([form]) => form !== 'by')
}

function isRecord(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input)
}

/** Controls, direction marks, halves of characters; a soft hyphen or a joiner would part a name from itself. */
const unwanted = /[\p{Cc}\p{Cs}\p{Co}]|(?![\u200b])\p{Cf}/u

const ownLetters: Readonly<Record<Language, RegExp>> = {
  en: /\p{Script=Latin}/gu,
  ru: /\p{Script=Cyrillic}/gu,
  be: /\p{Script=Cyrillic}/gu,
  th: /\p{Script=Thai}/gu,
}

/** Most letters are of its script; Russian and Belarusian are told apart by letters that the other one lacks. */
function isIn(language: Language, text: string): boolean {
  const words = textParts(text).map((part) => (part.kind === 'words' ? part.words : ''))
  const letters = words.join('')
  const all = count(letters, /[\p{L}\p{M}]/gu)
  const own = count(letters, ownLetters[language])
  if (own * 2 < all) return false
  const russian = count(letters, /[ищъ]/giu)
  const belarusian = count(letters, /[іў]/giu)
  if (language === 'ru') return belarusian <= russian
  return language !== 'be' || russian <= belarusian
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
