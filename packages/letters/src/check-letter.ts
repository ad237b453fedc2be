import { parseEdtf } from '@amparo/register'
import { languages, questionKinds } from '@amparo/vocabulary'
import type { Body, LetterPerson, LetterToCompose } from './letter.ts'
import type { Template } from './template.ts'
import type { Problem } from './verdict.ts'

export const letterProblems = [
  'language-not-in-template',
  'nobody',
  'no-question',
  'no-name',
  'asked-twice',
  'not-a-day',
  'not-a-date',
  'empty',
  'too-long',
  'too-many',
  'control-characters',
  'missing',
  'no-form',
] as const
export type LetterProblem = (typeof letterProblems)[number]

const mostPeople = 2000
const mostSpellings = 40
const longestLine = 500
const longestParagraph = 8000

/** Whatever keeps a letter from being composed, in the order of the letter; sentences hold no value of it. */
export function checkLetter(letter: LetterToCompose, template: Template): Problem<LetterProblem>[] {
  return [
    ...frame(letter, template),
    ...bodies(letter),
    ...counts(letter),
    ...letter.people.flatMap(person),
    ...askedTwice(letter.people),
    ...letter.ownWords.flatMap((words, at) => text(words, `ownWords.${at}`, longestParagraph)),
  ]
}

type Found = Problem<LetterProblem>[]

function frame(letter: LetterToCompose, template: Template): Found {
  const { language } = letter
  const known = languages.includes(language) && template.languages[language] !== undefined
  return [
    ...(known
      ? []
      : told(
          'language-not-in-template',
          'language',
          'The template has no text in this language; choose another.',
        )),
    ...template.needs.flatMap((need) =>
      (need === 'copies' ? letter.copies.length > 0 : letter[need] !== undefined)
        ? []
        : told(
            'missing',
            need,
            `This template is for letters with "${need}"; add it or choose another template.`,
          ),
    ),
    ...text(letter.number, 'number', 80),
    ...day(letter.day, 'day'),
    ...maybe(letter.place, 'place'),
    ...(letter.replyBy === undefined ? [] : day(letter.replyBy, 'replyBy')),
    ...(letter.earlier === undefined ? [] : reference(letter.earlier, 'earlier')),
    ...(letter.referral === undefined ? [] : reference(letter.referral, 'referral')),
    ...letter.thanks.flatMap((one, at) => reference(one, `thanks.${at}`)),
    ...letter.thanks.flatMap(({ people }, at) =>
      isCount(people) && people > 0
        ? []
        : told(
            'nobody',
            `thanks.${at}.people`,
            'An answer that is thanked for was about at least one person.',
          ),
    ),
  ]
}

function bodies(letter: LetterToCompose): Found {
  const { sender, addressee, copies, referral, signatory } = letter
  return [
    ...body(sender, 'sender'),
    ...sender.lines.flatMap((line, at) => text(line, `sender.lines.${at}`)),
    ...text(sender.replyAddress, 'sender.replyAddress'),
    ...body(addressee, 'addressee'),
    ...(addressee.post === undefined ? [] : body(addressee.post, 'addressee.post')),
    ...maybe(addressee.holder, 'addressee.holder'),
    ...maybe(addressee.salutation, 'addressee.salutation'),
    ...(addressee.lines ?? []).flatMap((line, at) => text(line, `addressee.lines.${at}`)),
    ...copies.flatMap((copy, at) => body(copy, `copies.${at}`)),
    ...(referral === undefined ? [] : body(referral.by, 'referral.by')),
    ...text(signatory.name, 'signatory.name'),
    ...text(signatory.post, 'signatory.post'),
    ...(copies.length + sender.lines.length > 40
      ? told('too-many', 'copies', 'A letter takes at most 40 copies and lines at its head.')
      : []),
  ]
}

function counts({ people, unnamed, unnamedQuestions }: LetterToCompose): Found {
  if (!isCount(unnamed))
    return told('nobody', 'unnamed', 'How many are not named has to be a whole number, or 0.')
  return [
    ...(people.length + unnamed === 0
      ? told('nobody', 'people', 'The letter is about nobody; choose people.')
      : []),
    ...(people.length === 0 && unnamed > 0 && (unnamedQuestions ?? []).length === 0
      ? told('no-question', 'unnamedQuestions', 'Nobody is named, so say here what is asked.')
      : []),
    ...(unnamedQuestions ?? []).flatMap((code, at) => question(code, `unnamedQuestions.${at}`)),
    ...(people.length > mostPeople
      ? told('too-many', 'people', `A letter names at most ${mostPeople} people; write several.`)
      : []),
  ]
}

function person({ names, born, lastKnown, questions }: LetterPerson, index: number): Found {
  const at = `people.${index}`
  return [
    ...(names.length === 0
      ? told(
          'no-name',
          `${at}.names`,
          'A person in the annex needs a name; leave them out and count them.',
        )
      : []),
    ...(names.length > mostSpellings
      ? told(
          'too-many',
          `${at}.names`,
          `At most ${mostSpellings} spellings of a name can be printed.`,
        )
      : []),
    ...names.flatMap((name, spelling) => text(name.text, `${at}.names.${spelling}`)),
    ...(born === undefined ? [] : edtf(born, `${at}.born`)),
    ...(lastKnown?.day === undefined ? [] : edtf(lastKnown.day, `${at}.lastKnown.day`)),
    ...maybe(lastKnown?.place, `${at}.lastKnown.place`),
    ...(questions.length === 0
      ? told(
          'no-question',
          `${at}.questions`,
          'Nothing is asked about this person; take them off the letter.',
        )
      : []),
    ...questions.flatMap((code, one) => question(code, `${at}.questions.${one}`)),
  ]
}

/** A line twice in an annex is an office that does not know whom it looks for. */
function askedTwice(people: readonly LetterPerson[]): Found {
  const seen = new Set<string>()
  return people.flatMap(({ id }, at) => {
    if (seen.has(id))
      return told('asked-twice', `people.${at}`, 'This person stands in the annex already.')
    seen.add(id)
    return []
  })
}

function question(code: string, at: string): Found {
  return Object.hasOwn(questionKinds.entries, code)
    ? []
    : told('no-question', at, 'This is no question that the vocabulary has.')
}

function body(one: Body, at: string): Found {
  const forms = Object.entries(one.forms ?? {})
  return [
    ...text(one.name, at),
    ...forms.flatMap(([form, name]) => text(name, `${at}.forms.${form}`)),
  ]
}

function reference(one: { readonly number?: string; readonly day: string }, at: string): Found {
  return [...maybe(one.number, `${at}.number`), ...day(one.day, `${at}.day`)]
}

function maybe(value: string | undefined, at: string): Found {
  return value === undefined ? [] : text(value, at)
}

function text(value: string, at: string, longest = longestLine): Found {
  if (value.trim() === '')
    return told('empty', at, 'Nothing stands here; fill it in or take it away.')
  if (value.length > longest)
    return told('too-long', at, `This is longer than ${longest} characters.`)
  return unprintable.test(value)
    ? told('control-characters', at, 'This holds signs that cannot be printed; type it again.')
    : []
}

/** Controls, halves of characters, and direction marks, which make a text read otherwise than it stands. */
const unprintable = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u

function day(value: string, at: string): Found {
  const isDay = /^\d{4}-\d{2}-\d{2}$/u.test(value) && parseEdtf(value).ok
  return isDay ? [] : told('not-a-day', at, 'A day is written as year-month-day, 2020-08-21.')
}

function edtf(value: string, at: string): Found {
  return parseEdtf(value).ok
    ? []
    : told('not-a-date', at, 'This is not a date as the register writes them (EDTF).')
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function told(code: LetterProblem, at: string, sentence: string): Found {
  return [{ code, at, sentence }]
}
