import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserHashing } from './browser.ts'
import {
  checkField,
  commitment,
  commitsUnder,
  isOpenedBy,
  saltsWithout,
  type Fields,
  type WrittenSalts,
} from './commitment.ts'
import { nodeHashing } from './node.ts'

const entryKeys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const names = fc.stringMatching(/^[a-z][a-z0-9._-]{0,63}$/)
const values = fc.oneof(fc.string(), fc.uint8Array({ maxLength: 200 }))
const fieldSets: fc.Arbitrary<Fields> = fc.dictionary(names, values, {
  maxKeys: 6,
  noNullPrototype: true,
})
const someFields = fieldSets.filter((fields) => Object.keys(fields).length > 0)

const bytesOf = (value: Uint8Array | string): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value

describe('a commitment', () => {
  test('is the same from Node’s hashes, the browser’s, and any order of fields', () => {
    fc.assert(
      fc.property(entryKeys, fieldSets, (key, fields) => {
        const made = commitment(nodeHashing, key, fields)
        const reversed = Object.fromEntries(Object.entries(fields).toReversed())
        expect(commitment(browserHashing, key, fields)).toEqual(made)
        expect(commitment(nodeHashing, key, reversed)).toEqual(made)
      }),
    )
  })

  test('is the same for one set of fields after the other', () => {
    fc.assert(
      fc.property(entryKeys, fc.array(fieldSets, { maxLength: 4 }), (key, sets) => {
        const commitOf = commitsUnder(nodeHashing, key)
        for (const fields of [...sets, ...sets])
          expect(commitOf(fields)).toBe(commitment(nodeHashing, key, fields).commit)
      }),
    )
  })

  test('takes text and its UTF-8 bytes for the same value', () => {
    fc.assert(
      fc.property(entryKeys, fc.string(), (key, text) => {
        expect(commitment(nodeHashing, key, { a: bytesOf(text) })).toEqual(
          commitment(nodeHashing, key, { a: text }),
        )
      }),
    )
  })

  test('changes with any byte of any value, any name, any field and the key', () => {
    fc.assert(
      fc.property(entryKeys, someFields, fc.nat(), fc.nat(255), (key, fields, where, bit) => {
        const { commit } = commitment(nodeHashing, key, fields)
        const [name, value] = Object.entries(fields)[where % Object.keys(fields).length]!
        const { [name]: _, ...others } = fields
        const commitOf = (changed: Fields) => commitment(nodeHashing, key, changed).commit
        const bytes = bytesOf(value).slice()
        const changes: Fields[] = [
          others,
          { ...fields, [name]: Uint8Array.from([...bytes, 0]) },
          { ...others, [name === 'x' ? 'y' : 'x']: value },
          { ...fields, 'added.later': '' },
        ]
        if (bytes.length > 0) {
          bytes[where % bytes.length]! ^= 1 << (bit & 7)
          changes.push({ ...fields, [name]: bytes })
        }
        const isNew = (changed: Fields) => commitOf(changed) !== commit
        expect(changes.every((changed) => Object.hasOwn(fields, 'x') || isNew(changed))).toBe(true)
        const otherKey = key.slice()
        otherKey[bit >> 3]! ^= 1 << (bit & 7)
        expect(commitment(nodeHashing, otherKey, fields).commit).not.toBe(commit)
      }),
    )
  })

  test('never joins a name and a value: moving a character between them changes it', () => {
    const key = new Uint8Array(32)
    const codes = [{ ab: 'c' }, { a: 'bc' }, { a: 'b\nc' }].map(
      (fields: Fields) => commitment(nodeHashing, key, fields).fieldList.split(' ')[1],
    )
    expect(new Set(codes).size).toBe(3)
  })

  test('equal values of two fields or two entries do not look equal', () => {
    const fields = { first: 'same', second: 'same' }
    const one = commitment(nodeHashing, new Uint8Array(32).fill(1), fields).fieldList
    const two = commitment(nodeHashing, new Uint8Array(32).fill(2), fields).fieldList
    const codes = `${one}${two}`.match(/ \S+/g)
    expect(new Set(codes).size).toBe(4)
  })

  test('over no fields is still one', () => {
    const key = new Uint8Array(32)
    const { fieldList, commit } = commitment(nodeHashing, key, {})
    expect(fieldList).toBe('')
    expect(isOpenedBy(nodeHashing, key, '', commit)).toBe(true)
  })

  test('with a wrong name or key length is our bug', () => {
    const key = new Uint8Array(32)
    for (const name of ['', 'A', '1a', 'a b', 'a\n', 'é', 'a'.repeat(65)])
      expect(() => commitment(nodeHashing, key, { [name]: '' })).toThrow('no field')
    for (const length of [0, 31, 33, 64])
      expect(() => commitment(nodeHashing, new Uint8Array(length), {})).toThrow('32 bytes')
  })
})

describe('what a commitment binds', () => {
  test('each value opens under its name, by key or by written-out salts, and no other value does', () => {
    fc.assert(
      fc.property(entryKeys, someFields, values, (key, fields, other) => {
        const { fieldList, commit } = commitment(nodeHashing, key, fields)
        const salts = saltsWithout(nodeHashing, key, Object.keys(fields), [])
        for (const keys of [key, salts]) {
          expect(isOpenedBy(nodeHashing, keys, fieldList, commit)).toBe(true)
          for (const [name, value] of Object.entries(fields)) {
            const same = Buffer.from(bytesOf(value)).equals(bytesOf(other))
            expect(checkField(browserHashing, keys, fieldList, name, value)).toEqual({
              verdict: 'matches',
            })
            expect(checkField(browserHashing, keys, fieldList, name, other)).toEqual({
              verdict: same ? 'matches' : 'differs',
            })
          }
        }
      }),
    )
  })

  test('after erasing fields the rest still opens, the list too, and the erased ones no more', () => {
    fc.assert(
      fc.property(entryKeys, someFields, fc.func(fc.boolean()), (key, fields, isErased) => {
        const { fieldList, commit } = commitment(nodeHashing, key, fields)
        const all = Object.keys(fields)
        const erased = all.filter((name) => isErased(name))
        const salts = saltsWithout(nodeHashing, key, all, erased)
        expect(isOpenedBy(nodeHashing, salts, fieldList, commit)).toBe(true)
        expect(Object.keys(salts.fields).filter((name) => erased.includes(name))).toEqual([])
        const verdicts = all.map(
          (name) => checkField(nodeHashing, salts, fieldList, name, fields[name]!).verdict,
        )
        expect(verdicts).toEqual(all.map((name) => (erased.includes(name) ? 'erased' : 'matches')))
      }),
    )
  })

  test('no erased salt can be had from what is left: written-out salts are not each other’s source', () => {
    const key = new Uint8Array(32).fill(3)
    const salts = saltsWithout(nodeHashing, key, ['kept', 'gone'], ['gone'])
    const full = saltsWithout(nodeHashing, key, ['kept', 'gone'], [])
    const left = [salts.commit, salts.fields.kept!]
    const derivedAgain = left.map((one) => saltsWithout(nodeHashing, one, ['gone'], []).fields.gone)
    expect(derivedAgain).not.toContainEqual(full.fields.gone)
  })

  test('a name that was not bound is absent', () => {
    const key = new Uint8Array(32)
    const { fieldList } = commitment(nodeHashing, key, { a: '1' })
    for (const name of ['b', '', 'toString', '__proto__'])
      expect(checkField(nodeHashing, key, fieldList, name, '1')).toEqual({ verdict: 'absent' })
  })

  test('a list in any other than its one form is malformed and opens nothing', () => {
    const key = new Uint8Array(32)
    const { fieldList, commit } = commitment(nodeHashing, key, { a: '1', b: '2' })
    const [a = '', b = ''] = fieldList.split('\n')
    const lists = [
      `${b}\n${a}\n`,
      `${a}\n${a}\n`,
      `${a}\n${b}`,
      `${a}\n\n${b}\n`,
      `${a}\r\n${b}\r\n`,
      ` ${a}\n${b}\n`,
      `${a}\n${b} \n`,
      '\n',
    ]
    for (const list of lists) {
      expect(checkField(nodeHashing, key, list, 'a', '1')).toEqual({ verdict: 'malformed' })
      expect(isOpenedBy(nodeHashing, key, list, commit)).toBe(false)
    }
    expect(isOpenedBy(nodeHashing, key, `${a}\n`, commit)).toBe(false)
  })

  test('salts of a wrong length open nothing', () => {
    const key = new Uint8Array(32)
    const { fieldList, commit } = commitment(nodeHashing, key, { a: '1' })
    const good = saltsWithout(nodeHashing, key, ['a'], [])
    const longer = (bytes: Uint8Array) => Uint8Array.from([...bytes, 0])
    const salts: WrittenSalts = {
      commit: longer(good.commit),
      fields: { a: longer(good.fields.a!) },
    }
    expect(isOpenedBy(nodeHashing, salts, fieldList, commit)).toBe(false)
    expect(checkField(nodeHashing, salts, fieldList, 'a', '1')).toEqual({ verdict: 'erased' })
  })
})

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const noOpenssl = 'FAILED TO CHECK: no openssl command'

describe('openssl', () => {
  const hmac = (key: Uint8Array, input: string): string => {
    const hexKey = `hexkey:${Buffer.from(key).toString('hex')}`
    const args = ['dgst', '-sha256', '-mac', 'HMAC', '-macopt', hexKey, '-binary']
    return spawnSync('openssl', args, { input }).stdout.toString('base64')
  }

  const key = new Uint8Array(32).fill(9)
  const fields = { place: 'Выдуманава (сінтэтычна)', year: '2026' }
  const { fieldList, commit } = commitment(nodeHashing, key, fields)
  const salts = saltsWithout(nodeHashing, key, Object.keys(fields), [])

  test('computes the code of a field from its salt, its name and its value', ({ skip }) => {
    skip(!hasOpenssl, noOpenssl)
    const code = hmac(salts.fields.place!, `place\n${fields.place}`)
    expect(fieldList).toContain(`place ${code}\n`)
  })

  test('computes the commitment from the field list', ({ skip }) => {
    skip(!hasOpenssl, noOpenssl)
    expect(hmac(salts.commit, fieldList)).toBe(commit)
  })
})
