import { questionKinds, type Language } from '@amparo/vocabulary'
import { annexParts } from './annex.ts'
import { bodyInForm } from './body-form.ts'
import { checkLetter, type LetterProblem } from './check-letter.ts'
import type { DocumentPart, LetterDocument, ParagraphRole, Run } from './document.ts'
import { fill, type SlotValues } from './fill.ts'
import type { Body, LetterToCompose } from './letter.ts'
import { questionsOf, sayDay, sayReference } from './say.ts'
import type { LetterForm, Template, TemplateBlock, TemplateText, Wording } from './template.ts'
import type { Problem, Verdict } from './verdict.ts'
import { letterWords } from './words.ts'

/** A letter by a template, laid out: what .docx and PDF are written from. Never throws over what letter or template hold. */
export function layOutLetter(
  letter: LetterToCompose,
  template: Template,
): Verdict<{ document: LetterDocument }, LetterProblem> {
  const problems = checkLetter(letter, template)
  const text = template.languages[letter.language]
  if (problems.length > 0 || text === undefined) return { ok: false, problems }
  const laying = new Laying(letter, text, template.form)
  const parts = template.form === 'note' ? laying.note() : laying.letter()
  const { language, number, day } = letter
  return laying.problems.length > 0
    ? { ok: false, problems: laying.problems }
    : { ok: true, document: { language, form: template.form, number, day, parts } }
}

/** One letter being laid out. It goes on after a problem, so that all are told at once. */
class Laying {
  readonly problems: Problem<LetterProblem>[] = []
  private readonly values: SlotValues
  private readonly source: LetterToCompose
  private readonly template: TemplateText
  private readonly form: LetterForm

  constructor(source: LetterToCompose, template: TemplateText, form: LetterForm) {
    this.source = source
    this.template = template
    this.form = form
    this.values = slotValues(source)
  }

  letter(): DocumentPart[] {
    const { language } = this.source
    const above =
      language === 'th'
        ? [...this.subject(), ...this.salutation(), ...this.thaiLines()]
        : [...this.addressee(), ...this.subject(), ...this.salutation()]
    return [
      ...this.head(),
      ...above,
      ...this.body(),
      this.line('close', this.words(this.template.close, 'close')),
      ...this.signature(),
      ...this.copies(),
      ...this.annex(),
    ]
  }

  /** A note names whom it is for at its foot, and nobody signs it. */
  note(): DocumentPart[] {
    return [
      ...this.head(),
      ...this.subject(),
      ...this.body(),
      ...this.ministry(),
      ...this.copies(),
      ...this.annex(),
    ]
  }

  private head(): DocumentPart[] {
    const { sender, number, day, place, language } = this.source
    const said = sayDay(day, language)
    return [
      this.line('sender', sender.name),
      ...sender.lines.map((line) => this.line('sender-line', line)),
      {
        ...this.line('reference', letterWords[language].number + number),
        aside: [this.run(place === undefined ? said : `${place}, ${said}`)],
      },
    ]
  }

  private addressee(): DocumentPart[] {
    const { addressee, language } = this.source
    const { name, post, holder, lines = [] } = addressee
    const given = post === undefined ? [] : [this.inForm(post, 'addressee.post')]
    const toOffice = language === 'en' ? [...given, name] : [name, ...given]
    const all = language === 'en' && holder !== undefined ? [holder, ...toOffice] : toOffice
    const named = language !== 'en' && holder !== undefined ? [...all, holder] : all
    return [...named, ...lines].map((line) => this.line('addressee', line))
  }

  /** A note is between offices, whoever heads them. */
  private ministry(): DocumentPart[] {
    const { name, lines = [] } = this.source.addressee
    return [name, ...lines].map((line) => this.line('addressee', line))
  }

  /** To whom a letter goes stands in the dative where a language has one. */
  private inForm(body: Body, at: string): string {
    const form = bodyInForm(body, 'dative', this.source.language)
    if (form === undefined) this.tellForm(at, 'dative')
    return form ?? body.name
  }

  private subject(): DocumentPart[] {
    const { subject } = letterWords[this.source.language]
    const said = this.words(this.template.subject, 'subject')
    return said === '' ? [] : [this.line('subject', subject + said)]
  }

  private salutation(): DocumentPart[] {
    const { salutation } = this.source.addressee
    const said = salutation ?? this.words(this.template.salutation, 'salutation')
    return [this.line('salutation', said)]
  }

  /** What a Thai letter refers to and encloses is listed above its text. */
  private thaiLines(): DocumentPart[] {
    const { earlier, people, language } = this.source
    const { refersTo, enclosed, annexTitle } = letterWords[language]
    return [
      ...(earlier === undefined || refersTo === undefined
        ? []
        : [this.line('salutation', refersTo + sayReference(earlier, language))]),
      ...(people.length === 0 || enclosed === undefined
        ? []
        : [this.line('salutation', enclosed(annexTitle))]),
    ]
  }

  private body(): DocumentPart[] {
    return this.template.body.flatMap((block, at) => this.block(block, `body.${at}`))
  }

  private block(block: TemplateBlock, at: string): DocumentPart[] {
    const { people, unnamed, thanks, ownWords } = this.source
    switch (block.block) {
      case 'text':
        return this.stands(block) ? [this.text(block.text, at)] : []
      case 'questions':
        return [this.text(block.lead, at), ...this.questions()]
      case 'annex':
        return people.length === 0 ? [] : [this.text(block.text, at)]
      case 'left-out':
        if (unnamed === 0) return []
        return [this.text(people.length === 0 ? block.alone : block.beside, at)]
      case 'thanks':
        return thanks.map((one) => this.thanks(block.text, one, at))
      case 'own-words':
        return ownWords.map((words) => this.line('text', words))
    }
  }

  private stands({ when }: Extract<TemplateBlock, { block: 'text' }>): boolean {
    if (when === undefined) return true
    return when === 'copies' ? this.source.copies.length > 0 : this.source[when] !== undefined
  }

  private thanks(
    wording: Wording,
    one: LetterToCompose['thanks'][number],
    at: string,
  ): DocumentPart {
    const { language } = this.source
    const values = { theirs: sayReference(one, language), answered: one.people }
    return this.text(wording, at, { ...this.values, ...values })
  }

  private questions(): DocumentPart[] {
    const { language } = this.source
    return questionsOf(this.source).map((code, at) =>
      this.line('question', `${at + 1}.\u00a0${questionKinds.entries[code].asked[language]}`),
    )
  }

  private signature(): DocumentPart[] {
    const { signatory, language } = this.source
    const { name, post } = signatory
    if (language === 'th') return [`(${name})`, post].map((line) => this.line('signature', line))
    if (language === 'en') return [name, post].map((line) => this.line('signature', line))
    return [{ ...this.line('signature', post), aside: [this.run(name)] }]
  }

  private copies(): DocumentPart[] {
    const { copies, language } = this.source
    if (copies.length === 0) return []
    const names = copies.map(({ name }) => name).join('; ')
    return [this.line('copy', letterWords[language].copy + names)]
  }

  private annex(): DocumentPart[] {
    return this.source.people.length === 0 ? [] : annexParts(this.source, this.form)
  }

  private text(wording: Wording, at: string, values = this.values): DocumentPart {
    return this.line('text', this.words(wording, at, values))
  }

  private words(wording: Wording, at: string, values = this.values): string {
    const filled = fill(wording, values, this.source.language)
    if (filled.ok) return filled.text
    if (filled.form === null) this.tellMissing(at, filled.slot)
    else this.tellForm(filled.slot, filled.form)
    return ''
  }

  private tellMissing(at: string, slot: string): void {
    const sentence = `The template has {${slot}} here and the letter has nothing for it.`
    this.problems.push({ code: 'missing', at, sentence })
  }

  private tellForm(at: string, form: string): void {
    const sentence = `How this name is written in the ${form} is not known; give it.`
    this.problems.push({ code: 'no-form', at, sentence })
  }

  private line(role: ParagraphRole, text: string) {
    return { kind: 'paragraph', role, runs: [this.run(text)] } as const
  }

  private run(text: string): Run {
    return { text: text.normalize('NFC'), language: this.source.language }
  }
}

function listed(bodies: readonly Body[], language: Language): string {
  const names = bodies.map((body) => bodyInForm(body, 'definite', language) ?? body.name)
  return new Intl.ListFormat(language).format(names)
}

function slotValues(letter: LetterToCompose): SlotValues {
  const { language, number, day, sender, addressee, people, unnamed } = letter
  const { earlier, referral, replyBy, copies } = letter
  return {
    number,
    day: sayDay(day, language),
    sender,
    addressee,
    post: addressee.post ?? addressee,
    replyAddress: sender.replyAddress,
    named: people.length,
    unnamed,
    people: people.length + unnamed,
    ...(earlier === undefined ? {} : { earlier: sayReference(earlier, language) }),
    ...(referral === undefined
      ? {}
      : { referredBy: referral.by, referral: sayReference(referral, language) }),
    ...(replyBy === undefined ? {} : { replyBy: sayDay(replyBy, language) }),
    ...(copies.length === 0 ? {} : { copies: listed(copies, language) }),
  }
}
