import { languages, vocabulary } from '@amparo/vocabulary'
import { describe, expect, it } from 'vitest'
import type { Claim } from './claim.ts'
import { interval, parseEdtf } from './date.ts'
import {
  kindDeclaration,
  leadsOf,
  ownerPropertyOf,
  properties,
  propertiesOf,
  property,
  propertyByNumber,
} from './declaration.ts'
import { facetsIn } from './facets-of.ts'
import { fold } from './fold.ts'
import { matchKeysOf } from './match-keys-of.ts'
import { subjectKinds } from './property.ts'
import type { Property } from './property.ts'
import { examplesOf } from './testing/values.ts'
import { normalForm, readValue } from './value.ts'
import type { Value } from './value.ts'
import { viewRow } from './view-row.ts'

/**
 * What this package does with a property follows from its declaration alone. Each is taken the
 * whole way by one road, with nothing here that names any: a property added to the file of its
 * kind goes the same way without a line anywhere else.
 */
const every = properties.map((declared) => [declared.code, declared] as const)

function read(declared: Property, input: unknown): Value {
  const verdict = readValue(declared, input)
  if (!verdict.ok) throw new Error(`${declared.code}: ${verdict.reason}`)
  return verdict.value
}

/** As a claim is stored: it knows the property by its number. */
function claim(id: number, declared: Property, value: Value): Claim {
  return {
    id: String(id),
    subject: '1',
    property: declared.number,
    value,
    source: { id: `source ${id}`, origin: `origin ${id}`, kind: 'interview' },
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2020-08-20',
    recordedAt: '2020-08-21T09:00:00Z',
    audience: 0,
    entry: String(id),
  }
}

describe.each(every)('%s', (code, declared) => {
  const [first, ...others] = examplesOf(declared)
  const value = read(declared, first)
  const other = others
    .map((input) => read(declared, input))
    .find((one) => normalForm(one) !== normalForm(value))
  const view = fold([claim(1, declared, value)])

  it('is found by its code and by its number, among those of its kind', () => {
    expect(property(code)).toBe(declared)
    expect(propertyByNumber(declared.number)).toBe(declared)
    expect(propertiesOf(declared.kind)[declared.order - 1]).toBe(declared)
  })

  it('reads a value from a form, and the stored value as itself', () => {
    expect(value.kind).toBe(declared.value)
    expect(read(declared, value)).toEqual(value)
    expect(read(declared, JSON.parse(JSON.stringify(value)))).toEqual(value)
  })

  it('refuses what is no value of it, with a reason', () => {
    for (const input of [undefined, null, {}, [first], { kind: 'no-kind' }, Number.NaN]) {
      expect(readValue(declared, input).ok).toBe(false)
    }
  })

  it('is folded into a view of its kind, with the claim behind it', () => {
    expect(view).toMatchObject({ kind: declared.kind, claims: 1, quarrels: 0 })
    expect(Object.keys(view.properties)).toEqual([code])
    expect(view.properties[code]).toMatchObject({
      best: { value, claims: ['1'] },
      reason: 'only-source',
      contested: false,
    })
  })

  it('is taken back like everything else', () => {
    const retraction = { ...claim(2, declared, value), retracts: '1' }
    const { properties: folded, claims } = fold([claim(1, declared, value), retraction])
    expect(claims).toBe(0)
    expect(folded[code]).toMatchObject({ reason: 'nothing-stands', best: null, retracted: ['1'] })
  })

  it('quarrels over two values exactly if only one can be so', () => {
    if (other === undefined) return
    const both = fold([claim(1, declared, value), claim(2, declared, other)])
    expect(both.properties[code]?.contested).toBe(declared.cardinality === 'one')
    expect(both.properties[code]?.groups).toHaveLength(2)
  })

  it('lets the authorities’ word alone win over nobody exactly where it may not', () => {
    if (other === undefined || declared.cardinality === 'many') return
    const official = claim(1, declared, value)
    const state = { ...official, source: { ...official.source, kind: 'authority' as const } }
    const doubtful = { ...claim(2, declared, other), credibility: 5 as const }
    const { properties: folded } = fold([state, doubtful])
    const isGuarded = declared.stateWord === 'never-alone'
    expect(folded[code]?.best?.claims).toEqual([isGuarded ? '2' : '1'])
    expect(fold([state]).properties[code]?.best?.stateAlone).toBe(isGuarded)
  })

  it('stands in the row of its subject where its kind says so, and nowhere else', () => {
    const row = viewRow(view)
    const leads = leadsOf(declared.kind).includes(declared)
    expect(row.label).toBe(leads ? normalWording(value) : '')
    expect([row.lo, row.hi]).toEqual(daysIn(declared, value))
    expect(row).toMatchObject({ claims: 1, quarrels: 0 })
  })

  it('gives match keys exactly if its kind is found by it', () => {
    const { name, words = [] } = kindDeclaration(declared.kind).foundBy ?? {}
    const isFoundBy = name === code || words.includes(code) || declared.identifies === true
    expect(matchKeysOf(view).length > 0).toBe(isFoundBy)
  })

  it('narrows lists down exactly if it is declared to', () => {
    const expected =
      value.kind === 'code' && declared.facet ? [{ property: code, code: value.code }] : []
    expect(facetsIn(view)).toEqual(expected)
  })

  it('can be put on a form: a label, a sentence, and a word for every code', () => {
    const { entries = {} } = declared.vocabulary ? vocabulary(declared.vocabulary) : {}
    for (const language of languages) {
      expect(declared.labels[language]).not.toBe('')
      expect(declared.help[language]).not.toBe('')
      for (const entry of Object.values(entries)) expect(entry.labels[language]).not.toBe('')
    }
  })
})

it('every kind can be built whole, from what it stands under to the last of its properties', () => {
  for (const kind of subjectKinds) {
    const claims = propertiesOf(kind).map((declared, index) =>
      claim(index + 1, declared, read(declared, examplesOf(declared)[0])),
    )
    const view = fold(claims)
    expect(Object.keys(view.properties)).toHaveLength(propertiesOf(kind).length)
    expect(viewRow(view).label === '').toBe(leadsOf(kind).length === 0)
    const owner = ownerPropertyOf(kind)
    if (owner) expect(view.properties[owner.code]?.best?.value.kind).toBe('subject')
  }
})

function normalWording(value: Value): string {
  return value.kind === 'code' ? value.code : 'text' in value ? value.text : ''
}

/** The days that a row gets from this one value. */
function daysIn({ code, kind }: Property, value: Value): readonly (string | null)[] {
  const { time = { at: undefined } } = kindDeclaration(kind)
  const verdict = parseEdtf(value.kind === 'date' ? value.edtf : '')
  const { lo, hi } = verdict.ok ? interval(verdict.date) : { lo: null, hi: null }
  if ('at' in time) return time.at === code ? [lo, hi] : [null, null]
  return [time.from === code ? lo : null, time.to === code ? hi : null]
}
