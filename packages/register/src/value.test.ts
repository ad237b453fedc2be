import { languages, violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from './date.ts'
import { properties, property } from './declaration.ts'
import type { PropertyCode } from './property.ts'
import { everyClock, everyForm } from './testing/dates.ts'
import { longestText, normalForm, readValue, readValueToSeal, valueProblems } from './value.ts'
import { problemSentence } from './value-problem.ts'

const anyProperty = fc.constantFrom(...properties)
/** Any code units, so also halves of characters. */
const unicode = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f)), { maxLength: 60 })
  .map((units) => String.fromCharCode(...units))

function read(code: PropertyCode, input: unknown): unknown {
  const verdict = readValue(property(code), input)
  return verdict.ok ? verdict.value : verdict.reason
}

describe('whatever is given', () => {
  it('a value is read or refused with a known reason, never thrown', () => {
    const anything = fc.oneof(fc.anything(), unicode, fc.constantFrom(...everyForm))
    fc.assert(
      fc.property(anyProperty, anything, (declared, input) => {
        const verdict = readValue(declared, input)
        expect(verdict.ok || valueProblems.includes(verdict.reason)).toBe(true)
      }),
    )
  })

  it('a value that was read is read again as itself', () => {
    const input = fc.oneof(unicode, fc.lorem(), fc.constantFrom(...everyForm, 'female', '17'))
    fc.assert(
      fc.property(anyProperty, input, (declared, text) => {
        const once = readValue(declared, text)
        expect(once.ok ? readValue(declared, once.value) : once).toEqual(once)
      }),
    )
  })

  it('text that was read holds nothing that hides', () => {
    const nasty = fc.constantFrom(
      'a',
      'Ж',
      ' ',
      '\n',
      '\0',
      '\u202e',
      '\u2066',
      '\u200b',
      'é',
      '\ud800',
    )
    const text = fc.array(nasty, { maxLength: 12 }).map((all) => all.join(''))
    fc.assert(
      fc.property(text, (input) => {
        const verdict = readValue(property('person.residence'), input)
        if (!verdict.ok || verdict.value.kind !== 'text') return
        expect(verdict.value.text).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/u)
        expect(verdict.value.text.isWellFormed()).toBe(true)
        expect(verdict.value.text).toMatch(/\p{L}/u)
      }),
    )
  })

  it('two texts that differ only in capitals and spaces have one normal form', () => {
    const word = fc.constantFrom('Straße', 'ΟΔΟΣ', 'Ковалёв', 'Кавалёў', 'Ångström', 'İzmir', 'ﬁn')
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const plain = normalForm({ kind: 'text', text: words.join(' ') })
        const loud = normalForm({ kind: 'text', text: `  ${words.join(' \n ')} `.toUpperCase() })
        expect(loud).toBe(plain)
      }),
    )
  })
})

describe('text and names', () => {
  it('come back tidied: composed, trimmed, on one line', () => {
    expect(read('person.name', '  Й\u0306осиф \n\t Ку\u00a0пала ')).toEqual({
      kind: 'name',
      text: 'Й\u0306осиф Ку пала',
    })
    expect(read('person.name', 'И\u0306осиф')).toEqual({ kind: 'name', text: 'Йосиф' })
  })

  it('keep the joiners and plain direction marks that scripts need', () => {
    expect(read('person.name', 'علی\u200cرضا\u200f')).toEqual({
      kind: 'name',
      text: 'علی\u200cرضا\u200f',
    })
  })

  it.each([
    ['', 'empty'],
    [' \n ', 'empty'],
    ['\u200b\u2060\ufeff', 'empty'],
    ['\u3164', 'empty'],
    ['Ivan\u0000', 'control-characters'],
    ['Ivan\u0007ou', 'control-characters'],
    ['Ivan\u202evonavI', 'direction-controls'],
    ['\u2066Ivan\u2069', 'direction-controls'],
    ['\ud800', 'not-text'],
    [17, 'not-text'],
    [null, 'not-text'],
    [['Ivan'], 'not-text'],
    [{ kind: 'name' }, 'not-text'],
    [{ kind: 'text', text: 'Ivan' }, 'not-text'],
  ])('%j is refused: %s', (input, reason) => {
    expect(read('person.name', input)).toBe(reason)
  })

  it('may be as long as the limit in characters, of whatever width, and no longer', () => {
    expect(read('act.method', '𐍈'.repeat(longestText))).toMatchObject({ kind: 'text' })
    expect(read('act.method', 'a'.repeat(longestText + 1))).toBe('too-long')
    expect(read('act.method', 'a'.repeat(5_000_000))).toBe('too-long')
  })
})

describe('dates', () => {
  it.each([...everyForm, ...everyClock])('%s is one', (edtf) => {
    expect(read('person.birth', ` ${edtf} `)).toEqual({ kind: 'date', edtf })
  })

  it.each([
    ['2021-02-29', 'not-a-date'],
    ['10.08.2020', 'not-a-date'],
    ['', 'empty'],
    [1990, 'not-text'],
  ])('%j is refused: %s', (input, reason) => {
    expect(read('person.birth', input)).toBe(reason)
  })

  it('allow the same days if and only if they have one normal form', () => {
    const form = (edtf: string) => normalForm({ kind: 'date', edtf })
    expect(form('2020-08')).toBe(form('2020-08-01/2020-08-31'))
    expect(form('2020-08')).toBe(form('2020-08~'))
    expect(form('2020-08-14/..')).toBe(form('2020-08-14/'))
    expect(form('2020-08-10')).not.toBe(form('2020-08-10T21:30'))
    expect(form('2020-08')).not.toBe(form('2020-09'))
  })
})

describe('codes', () => {
  it('are those of their own list', () => {
    expect(read('person.sex', 'female')).toEqual({ kind: 'code', code: 'female' })
    expect(read('person.sex', { kind: 'code', code: 'male' })).toEqual({
      kind: 'code',
      code: 'male',
    })
    expect(read('person.sex', 'dead')).toBe('unknown-code')
    expect(read('person.alive', 'constructor')).toBe('unknown-code')
    expect(read('person.sex', '')).toBe('empty')
    expect(read('person.sex', 1)).toBe('not-text')
  })

  it('of acts that only a team may see do not enter the open register', () => {
    const entries = Object.values(violations.entries)
    const restricted = entries.filter((one) => one.restricted)
    expect(restricted.length).toBeGreaterThan(0)
    for (const { code, restricted: isRestricted } of entries) {
      const open = read('act.type', code)
      expect(open).toEqual(isRestricted ? 'must-be-sealed' : { kind: 'code', code })
      expect(readValueToSeal(property('act.type'), code).ok).toBe(true)
    }
  })
})

describe('other kinds', () => {
  it('a subject is the id of a record', () => {
    expect(read('act.person', '17')).toEqual({ kind: 'subject', id: '17' })
    expect(read('act.person', '9223372036854775807')).toMatchObject({ kind: 'subject' })
    for (const wrong of ['0', '-1', '017', '1.5', 'x', '9223372036854775808', '1'.repeat(99)]) {
      expect(read('act.person', wrong)).toBe('not-an-id')
    }
    expect(read('act.person', 17)).toBe('not-text')
  })

  it('a flag is yes or no and a number counts: whole, and none below nought', () => {
    const flag = { ...property('person.residence'), value: 'flag' as const }
    const number = { ...property('person.residence'), value: 'number' as const }
    expect(readValue(flag, false)).toEqual({ ok: true, value: { kind: 'flag', flag: false } })
    expect(readValue(flag, 'yes')).toEqual({ ok: false, reason: 'not-a-flag' })
    expect(readValue(number, 3)).toEqual({ ok: true, value: { kind: 'number', number: 3 } })
    expect(readValue(number, -0)).toEqual({ ok: true, value: { kind: 'number', number: 0 } })
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, -1, 2.5, 2 ** 53, '3', null]) {
      expect(readValue(number, none)).toEqual({ ok: false, reason: 'not-a-number' })
    }
  })

  it('a sealed value is one for every property, and nothing of it is kept but that', () => {
    for (const declared of properties) {
      const verdict = readValue(declared, { kind: 'sealed', text: 'synthetic' })
      expect(verdict).toEqual({ ok: true, value: { kind: 'sealed' } })
    }
    expect(normalForm({ kind: 'sealed' })).toBeNull()
  })
})

// Thai has neither capitals nor full stops.
const sentenceIn = {
  en: /^[A-Z].*\.$/,
  ru: /^[А-ЯЁ][^A-Za-zіў]*\.$/,
  be: /^[А-ЯІЎЁ][^A-Za-zищъ]*\.$/,
  th: /^\p{sc=Thai}[^A-Za-z.]*\p{sc=Thai}$/u,
}
const blame =
  /invalid|error|oops|ошибк|неверн|недопустим|памыл|няправільн|недапушч|ผิดพลาด|ไม่ถูกต้อง/iu

it.each(languages)('every reason is one or two sentences in %s that say what to do', (language) => {
  const sentences = valueProblems.map((problem) => problemSentence(problem, language))
  expect(new Set(sentences).size).toBe(sentences.length)
  for (const sentence of sentences) {
    expect(sentence).toMatch(sentenceIn[language])
    expect(sentence).not.toMatch(blame)
  }
})

it('a date that is read is one that can be worked with', () => {
  fc.assert(
    fc.property(fc.constantFrom(...everyForm), (edtf) => {
      const verdict = readValue(property('act.at'), edtf)
      expect(verdict.ok && verdict.value.kind === 'date' && parseEdtf(verdict.value.edtf).ok).toBe(
        true,
      )
    }),
  )
})

describe('a name with what is known of its spelling', () => {
  const name = property('person.name')
  const value = { kind: 'name', text: 'Hanna Jasień', language: 'be-Latn', scheme: 'own-hand' }

  it('is read as itself, its language in canonical form', () => {
    expect(readValue(name, value)).toEqual({ ok: true, value })
    const shouted = readValue(name, { ...value, language: 'BE-latn' })
    expect(shouted).toEqual({ ok: true, value })
  })

  it('says the same as without: two spellings are one where their letters are', () => {
    const bare = readValue(name, value.text)
    const read = readValue(name, value)
    expect(bare.ok && read.ok && normalForm(bare.value) === normalForm(read.value)).toBe(true)
  })

  it.each([
    ['a language that is none', { language: 'Belarusian language' }],
    ['a language that is no text', { language: 7 }],
    // Well-formed at a glance, and what the runtime throws at.
    ['a tag with a part that no tag has', { language: 'en-ab-cd' }],
    ['a tag that names two scripts', { language: 'ru-Cyrl-Latn' }],
    ['a scheme that is none', { scheme: 'guesswork' }],
    ['a scheme from the prototype', { scheme: 'toString' }],
  ])('is refused with %s', (_, other) => {
    expect(readValue(name, { ...value, ...other })).toEqual({ ok: false, reason: 'unknown-code' })
  })

  it('is read or refused with any tag, and read again as itself', () => {
    const part = fc.stringMatching(/^[a-z0-9]{2,8}$/)
    const tag = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('-'))
    fc.assert(
      fc.property(tag, (language) => {
        const once = readValue(name, { ...value, language })
        expect(once.ok ? readValue(name, once.value) : once).toEqual(once)
      }),
    )
  })
})
