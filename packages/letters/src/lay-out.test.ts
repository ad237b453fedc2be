import fc from 'fast-check'
import { languages, type Language } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import { bodyInForm } from './body-form.ts'
import { defaultTemplates } from './default-templates.ts'
import type { AnnexTable, LetterDocument } from './document.ts'
import { layOutLetter } from './lay-out.ts'
import type { BodyForm, LetterToCompose } from './letter.ts'
import { sayDay, sayNumbers } from './say.ts'
import { asked, invented, sampleLetter } from './testing/sample-letter.ts'

const template = (code: string) => defaultTemplates.find((one) => one.code === code)!

function laidOut(letter: LetterToCompose, code = 'first-letter'): LetterDocument {
  const laid = layOutLetter(letter, template(code))
  if (!laid.ok) throw new Error(laid.problems.map(({ sentence }) => sentence).join(' '))
  return laid.document
}

function problemsOf(letter: LetterToCompose, code = 'first-letter'): string[] {
  const laid = layOutLetter(letter, template(code))
  return laid.ok ? [] : laid.problems.map((problem) => `${problem.code} ${problem.at}`)
}

function annexOf({ parts }: LetterDocument): AnnexTable | undefined {
  return parts.find((part) => part.kind === 'table')
}

const texts = ({ parts }: LetterDocument, role: string) =>
  parts.flatMap((part) =>
    part.kind === 'paragraph' && part.role === role
      ? [part.runs.map(({ text }) => text).join('')]
      : [],
  )

describe('an annex', () => {
  test('has a row for each person, in their order, with every spelling and only their questions', () => {
    const someone = fc.record({
      who: fc.constantFrom(...invented),
      questions: fc.constantFrom(...asked),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.array(someone, { minLength: 1, maxLength: 12 }),
        (language, chosen) => {
          const people = chosen.map(({ who, questions }, at) => ({
            ...who,
            questions,
            id: `p${at}`,
          }))
          const document = laidOut({ ...sampleLetter(language), people })
          const rows = annexOf(document)?.rows ?? []
          expect(rows.map(({ person }) => person)).toEqual(people.map(({ id }) => id))
          const listed = texts(document, 'question')
          for (const [at, { cells }] of rows.entries()) {
            const [number, names, , , questions] = cells.map((cell) =>
              cell.flatMap(({ runs }) => runs.map(({ text }) => text)),
            )
            expect(number).toEqual([String(at + 1)])
            expect(names?.toSorted()).toEqual(people[at]!.names.map(({ text }) => text).toSorted())
            expect(numbersIn(questions?.join('') ?? '')).toHaveLength(people[at]!.questions.length)
            for (const one of numbersIn(questions?.join('') ?? ''))
              expect(listed[one - 1]).toBeDefined()
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test.each<[Language, string]>([
    ['be', 'Кавалёў Аляксандр Мікалаевіч'],
    ['ru', 'Ковалёв Александр Николаевич'],
    ['en', 'Kavaliou Aliaksandr'],
    ['th', 'Kavaliou Aliaksandr'],
  ])('begins in %s with the spelling that its readers look up', (language, spelling) => {
    expect(annexOf(laidOut(sampleLetter(language)))?.rows[0]?.cells[1]?.[0]?.runs[0]?.text).toBe(
      spelling,
    )
  })

  test('is not there when nobody is named, and the letter counts them', () => {
    const letter = {
      ...sampleLetter('en'),
      people: [],
      unnamed: 3,
      unnamedQuestions: ['health'] as const,
    }
    const document = laidOut(letter)
    expect(annexOf(document)).toBeUndefined()
    expect(texts(document, 'text').join(' ')).toContain('3 persons whose names cannot be given')
  })
})

test('what stands in a slot is never read for slots', () => {
  const letter = sampleLetter('en')
  const document = laidOut({
    ...letter,
    sender: { ...letter.sender, replyAddress: '{number} {x} }' },
  })
  expect(texts(document, 'text').at(-1)).toBe('Please send the answer to: {number} {x} }.')
})

describe('what is wrong with a letter is told', () => {
  const letter = sampleLetter('ru')
  const [first] = letter.people

  test.each<[string, Partial<LetterToCompose>, string]>([
    ['nobody', { people: [], unnamed: 0 }, 'nobody people'],
    ['a count that is none', { unnamed: -1 }, 'nobody unnamed'],
    [
      'no question for those without a name',
      { people: [], unnamed: 2 },
      'no-question unnamedQuestions',
    ],
    ['somebody twice', { people: [first!, first!] }, 'asked-twice people.1'],
    ['somebody without a name', { people: [{ ...first!, names: [] }] }, 'no-name people.0.names'],
    [
      'somebody of whom nothing is asked',
      { people: [{ ...first!, questions: [] }] },
      'no-question people.0.questions',
    ],
    [
      'a date that is none',
      { people: [{ ...first!, born: '1.2.87' }] },
      'not-a-date people.0.born',
    ],
    ['a day that is none', { day: '2020-02-30' }, 'not-a-day day'],
    ['no number', { number: ' ' }, 'empty number'],
    [
      'marks of direction in a name',
      { people: [{ ...first!, names: [{ text: 'Ков\u202eалёв' }] }] },
      'control-characters people.0.names.0',
    ],
    [
      'too many people',
      { people: Array.from({ length: 2001 }, (_, at) => ({ ...first!, id: String(at) })) },
      'too-many people',
    ],
  ])('%s', (_, part, problem) => {
    expect(problemsOf({ ...letter, ...part })).toContain(problem)
  })

  test('a reminder of nothing', () => {
    expect(problemsOf(letter, 'reminder')).toContain('missing earlier')
  })

  test('a body whose name the rule cannot decline, unless the office gives it', () => {
    const addressee = { name: 'Хтосьці Невядомы', post: { name: 'Уладар' } }
    expect(problemsOf({ ...sampleLetter('be'), addressee })).toContain('no-form addressee.post')
    const given = { ...addressee, post: { name: 'Уладар', forms: { dative: 'Уладару' } } }
    expect(problemsOf({ ...sampleLetter('be'), addressee: given })).toEqual([])
  })
})

test.each<[Language, BodyForm, string, string]>([
  ['ru', 'dative', 'Министерство иностранных дел', 'Министерству иностранных дел'],
  ['ru', 'genitive', 'Генеральная прокуратура', 'Генеральной прокуратуры'],
  ['ru', 'dative', 'Следственный комитет', 'Следственному комитету'],
  ['ru', 'instrumental', 'Верховный Суд', 'Верховным Судом'],
  ['ru', 'dative', 'Председатель Следственного комитета', 'Председателю Следственного комитета'],
  ['ru', 'genitive', 'МВД', 'МВД'],
  ['be', 'dative', 'Міністэрства ўнутраных спраў', 'Міністэрству ўнутраных спраў'],
  ['be', 'dative', 'Генеральная пракуратура', 'Генеральнай пракуратуры'],
  ['be', 'genitive', 'Следчы камітэт', 'Следчага камітэта'],
  ['be', 'dative', 'Галоўнае ўпраўленне ўнутраных спраў', 'Галоўнаму ўпраўленню ўнутраных спраў'],
  ['be', 'instrumental', 'Галоўнае ўпраўленне', 'Галоўным упраўленнем'],
  ['be', 'dative', 'Старшыня Камітэта дзяржаўнай бяспекі', 'Старшыні Камітэта дзяржаўнай бяспекі'],
  ['en', 'definite', 'Ministry of Justice', 'the Ministry of Justice'],
  ['th', 'dative', 'กระทรวงยุติธรรม', 'กระทรวงยุติธรรม'],
])('in %s the %s of "%s" is "%s"', (language, form, name, said) => {
  expect(bodyInForm({ name }, form, language)).toBe(said)
})

test.each<[Language, string]>([
  ['en', '21 August 2020'],
  ['ru', '21 августа 2020\u00a0г.'],
  ['be', '21 жніўня 2020\u00a0г.'],
  ['th', '21 สิงหาคม ค.ศ.\u00a02020'],
])('the day of a letter in %s is %s', (language, said) => {
  expect(sayDay('2020-08-21', language)).toBe(said)
})

test('numbers of questions are short, and say the same', () => {
  expect(sayNumbers([3, 1, 2, 5])).toBe('1–3, 5')
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 9 })), (numbers) => {
      expect(numbersIn(sayNumbers(numbers))).toEqual(numbers.toSorted((a, b) => a - b))
    }),
  )
})

function numbersIn(said: string): number[] {
  return said.split(', ').flatMap((span) => {
    const [from = 0, to = from] = span.split('–').map(Number)
    return span === '' ? [] : Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}
