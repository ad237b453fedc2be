import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultTemplates } from './default-templates.ts'
import { readTemplate } from './read-template.ts'

const [firstLetter] = defaultTemplates

/** The first letter with something else at a place in it. */
function changed(path: string, value: unknown): unknown {
  const template = JSON.parse(JSON.stringify(firstLetter)) as Record<string, unknown>
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, template)
  if (value === undefined) delete holder[last]
  else holder[last] = value
  return template
}

function problemsOf(input: unknown): string[] {
  const read = readTemplate(input)
  return read.ok ? [] : read.problems.map(({ code, at }) => `${code} ${at}`)
}

const body = firstLetter!.languages.en!.body
const without = (block: string) => body.filter((one) => one.block !== block)

describe('what an office wrote wrong is said in a sentence, with its place', () => {
  test.each<[string, unknown, string]>([
    ['no JSON', '{', 'not-json '],
    ['a list', [], 'wrong-shape '],
    ['another format', changed('format', 2), 'wrong-shape format'],
    ['a code with capitals', changed('code', 'First'), 'wrong-shape code'],
    ['a form there is not', changed('form', 'fax'), 'wrong-shape form'],
    ['a need there is not', changed('needs', ['money']), 'wrong-shape needs.0'],
    ['a field there is not', changed('colour', 'red'), 'unknown-field '],
    ['no language', changed('languages', {}), 'empty languages'],
    ['a language there is not', changed('languages.xx', {}), 'unknown-field languages'],
    [
      'an unknown slot',
      changed('languages.en.close', 'Yours, {director}'),
      'unknown-slot languages.en.close',
    ],
    ['a stray brace', changed('languages.en.close', 'Yours }'), 'stray-brace languages.en.close'],
    [
      'a form of a figure',
      changed('languages.en.close', 'Yours {number:dative}'),
      'unknown-form languages.en.close',
    ],
    [
      'a form there is not',
      changed('languages.ru.close', 'Вам, {addressee:vocative}'),
      'unknown-form languages.ru.close',
    ],
    [
      'a slot that may be empty',
      changed('languages.en.close', 'As in {earlier}'),
      'slot-may-be-empty languages.en.close',
    ],
    [
      'a slot of thanks elsewhere',
      changed('languages.en.close', 'As in {theirs}'),
      'slot-not-here languages.en.close',
    ],
    [
      'Belarusian under Russian',
      changed('languages.ru.close', 'З найвышэйшай павагай і ўдзячнасцю'),
      'wrong-language languages.ru.close',
    ],
    [
      'English under Thai',
      changed('languages.th.close', 'Yours faithfully'),
      'wrong-language languages.th.close',
    ],
    [
      'nothing where a close stands',
      changed('languages.en.close', ' '),
      'empty languages.en.close',
    ],
    [
      'marks of direction',
      changed('languages.en.close', 'Yours\u202e'),
      'control-characters languages.en.close',
    ],
    [
      'a paragraph without end',
      changed('languages.en.close', 'Yours '.repeat(1000)),
      'too-long languages.en.close',
    ],
    [
      'no place for those without a name',
      changed('languages.en.body', without('left-out')),
      'missing-block languages.en.body',
    ],
    [
      'no sentence about the annex',
      changed('languages.en.body', without('annex')),
      'missing-block languages.en.body',
    ],
    [
      'a block twice',
      changed('languages.en.body', [...body, { block: 'own-words' }]),
      'block-twice languages.en.body',
    ],
    [
      'those without a name uncounted',
      changed('languages.en.body.1.beside', 'Some more.'),
      'no-count languages.en.body.1.beside',
    ],
    [
      'a block there is not',
      changed('languages.en.body.1', { block: 'footer' }),
      'unknown-block languages.en.body.1',
    ],
    ['a signature under a note', changed('form', 'note'), 'form-differs languages.en'],
  ])('%s', (_, input, problem) => {
    expect(problemsOf(input)).toContain(problem)
  })

  test('and a whole template of problems is told at once, no more than thirty', () => {
    const read = readTemplate(changed('languages.en.body', Array(60).fill({ block: 'x' })))
    expect(read.ok ? 0 : read.problems.length).toBe(30)
  })

  test('a sentence never repeats what somebody wrote', () => {
    const read = readTemplate(changed('languages.en.close', 'Ковалёв {secretname} }'))
    const said = read.ok ? '' : JSON.stringify(read.problems)
    expect(said).not.toMatch(/Ковалёв|secretname/u)
  })
})

test('whatever is handed in, reading it never throws', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.jsonValue(), fc.string(), fc.anything()),
      (input) => void readTemplate(input),
    ),
  )
})

test('a template with something else at any place is read or told about, and never throws', () => {
  const paths = [
    'form',
    'needs',
    'languages.en',
    'languages.en.body',
    'languages.en.body.1',
    'languages.en.subject.one',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const read = readTemplate(changed(path, value))
      expect(read.ok || read.problems.length > 0).toBe(true)
    }),
  )
})
