import { SubjectId } from '@amparo/contract'
import {
  properties,
  propertiesOf,
  subjectKinds,
  type Property,
  type SubjectKind,
} from '@amparo/register'
import { languages, vocabulary } from '@amparo/vocabulary'
import { describe, expect, test } from 'vitest'
import type { Collected } from './collect.ts'
import { exportedLines, exportedTable, type ExportFacts, type TableWords } from './export-file.ts'
import { wholeList } from './list-state.ts'

const words: TableWords = {
  language: 'en',
  number: 'No.',
  lead: 'Name',
  sources: 'sources',
  differ: 'sources differ',
  stateAlone: 'only the authorities say so',
  asOf: 'As of',
  office: 'Office',
  invented: 'Demo',
  list: 'List',
  listSaid: 'all',
  sealed: 'sealed',
  notVisible: 'not visible to you',
  sayCode: (declared, code) => `${declared.code}/${code}`,
  sayName: (id) => (id === '7' ? 'Synthetic Named' : undefined),
  yes: 'yes',
  no: 'no',
}

test('a name that leads a line is written as harmlessly as any other value', () => {
  const collected = everything('person')
  const sayName = () => 'Synthetic \u202eeman'
  const table = exportedTable(factsOf('person'), collected, { ...words, sayName })
  expect(table).toContain('"Synthetic <U+202E>eman"')
  expect(table).not.toContain('\u202e')
})

const factsOf = (kind: SubjectKind): ExportFacts => ({
  office: 'Synthetic office',
  demo: true,
  kind,
  state: wholeList,
})

type Said = Collected['subjects'][number]['properties'][number]['values'][number]['value']

function valueFor(declared: Property): { value: Said; shown: string } {
  switch (declared.value) {
    case 'text':
    case 'name': {
      const text = `Synthetic ${declared.code}`
      return { value: { kind: declared.value, text }, shown: text }
    }
    case 'date':
      return { value: { kind: 'date', edtf: '2020-08~' }, shown: '2020-08~' }
    case 'code': {
      const code = Object.values(vocabulary(declared.vocabulary ?? 'sex').entries)[0]?.code ?? ''
      return { value: { kind: 'code', code }, shown: `${declared.code}/${code} [${code}]` }
    }
    case 'number':
      return { value: { kind: 'number', number: 0 }, shown: '0' }
    case 'flag':
      return { value: { kind: 'flag', flag: false }, shown: 'no' }
    case 'subject':
      return { value: { kind: 'subject', id: SubjectId.parse('7') }, shown: 'Synthetic Named [7]' }
  }
}

function everything(kind: SubjectKind): Collected {
  const all = propertiesOf(kind).map((declared) => ({
    property: declared.code,
    values: [{ value: valueFor(declared).value, sources: 2, stateAlone: false }],
    differ: true,
  }))
  const subject = {
    id: SubjectId.parse('12'),
    name: 'Synthetic One',
    properties: all,
    asOf: '2026-01-01T10:00:00.000Z',
  }
  const named = {
    id: SubjectId.parse('7'),
    kind: 'person',
    name: 'Synthetic Named',
    of: '',
  } as const
  return { subjects: [subject], named: new Map([['7', named]]) }
}

/** Enough for what stands in these tests: no quotes inside, lines end in CRLF. */
function table(text: string): Map<string, string>[] {
  const [head = [], ...rows] = text
    .replace('\ufeff', '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.slice(1, -1).split('","'))
  const codes = head.map((cell) => /\[([^\]]+)\]$/.exec(cell)?.[1] ?? cell)
  expect(new Set(codes).size).toBe(head.length)
  return rows.map((row) => {
    expect(row).toHaveLength(head.length)
    return new Map(codes.map((code, at) => [code, row[at] ?? '']))
  })
}

describe('every property that is declared', () => {
  test.each(subjectKinds)('of %s stands in the table and in the lines', (kind) => {
    const [row] = table(exportedTable(factsOf(kind), everything(kind), words))
    const lines = exportedLines(factsOf(kind), everything(kind))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    const said = lines.find(({ type }) => type === 'subject')?.['properties'] as Record<
      string,
      object
    >
    const declared = properties.filter((one) => one.kind === kind)
    for (const one of declared) {
      const { value, shown } = valueFor(one)
      expect(row?.get(one.code), one.code).toBe(shown)
      expect(row?.get(`${one.code}.sources`)).toBe('2')
      expect(row?.get(`${one.code}.differ`)).toBe('1')
      expect(said[one.code]).toEqual({
        values: [{ value, sources: 2, stateAlone: false }],
        differ: true,
      })
    }
    expect(Object.keys(said)).toHaveLength(declared.length)
  })

  test.each(languages)('has its label in %s at the head', (language) => {
    for (const kind of subjectKinds) {
      const text = exportedTable(factsOf(kind), everything(kind), { ...words, language })
      for (const { code, labels } of propertiesOf(kind))
        expect(text).toContain(`"${labels[language]} [${code}]"`)
    }
  })
})

test('a file says in every line of a table, and first and last in lines, what it is', () => {
  const [row] = table(exportedTable(factsOf('person'), everything('person'), words))
  expect(row?.get('as-of')).toBe('2026-01-01T10:00:00.000Z')
  expect(row?.get('demo')).toBe('1')
  expect(row?.get('office')).toBe('Synthetic office')
  const lines = exportedLines(factsOf('person'), everything('person')).trimEnd().split('\n')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    type: 'export',
    demo: true,
    kind: 'person',
    query: '',
  })
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ type: 'end', subjects: 1 })
})

test('several values stand in one cell, each in a line of its own with its sources', () => {
  const value = (text: string) => ({ kind: 'name' as const, text })
  const collected: Collected = {
    named: new Map(),
    subjects: [
      {
        id: SubjectId.parse('3'),
        name: 'A',
        asOf: '2026-01-01T10:00:00.000Z',
        properties: [
          {
            property: 'person.name',
            differ: false,
            values: [
              { value: value('Synthetic \u202eA'), sources: 2, stateAlone: false },
              { value: value('=1+1'), sources: 1, stateAlone: false },
            ],
          },
        ],
      },
    ],
  }
  const [row] = table(exportedTable(factsOf('person'), collected, words))
  expect(row?.get('person.name')).toBe("Synthetic <U+202E>A\n'=1+1")
  expect(row?.get('person.name.sources')).toBe('2\n1')
  expect(row?.get('person.birth')).toBe('')
  expect(row?.get('person.birth.differ')).toBe('')
  const lines = exportedLines(factsOf('person'), collected)
  expect(lines).not.toContain('\u202e')
  expect(lines.split('\n')[1]).toContain('\\u202e')
  expect(JSON.parse(lines.split('\n')[1] ?? '')).toMatchObject({
    properties: { 'person.name': { values: [{ value: value('Synthetic \u202eA') }, {}] } },
  })
})
