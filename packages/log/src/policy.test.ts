import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeHashing as hashing, nodeVerifying as verifying } from './node.ts'
import {
  checkCheckpoint,
  formatPolicy,
  organisationPolicy,
  organisationsOf,
  parsePolicy,
  standingOf,
  type Policy,
  type PolicyFault,
} from './policy.ts'
import {
  changed,
  cosigners,
  flipped,
  logSigners,
  newSigner,
  noteAt,
  origin,
  signedBy,
  textAt,
} from './testing/synthetic-log.ts'
import { inserts } from './testing/texts.ts'
import { formatVerifierKey } from './verifier-key.ts'

const { first, second, secondToo, third } = cosigners
const logKeys = logSigners.map(({ key }) => key)

const twoOfThree = organisationPolicy(
  logKeys,
  [
    { name: 'first', keys: [first.key] },
    { name: 'second', keys: [second.key, secondToo.key] },
    { name: 'third', keys: [third.key] },
  ],
  2,
)
const text = formatPolicy(hashing, twoOfThree)

const check = (note = noteAt(9), policy: Policy = twoOfThree) =>
  checkCheckpoint(verifying, policy, note)

describe('a policy', () => {
  test('of organisations has the documented form', () => {
    const shortened = text.replaceAll(/\S+\+[0-9a-f]{8}\+\S+/g, '<vkey>')
    expect(shortened).toBe(`log <vkey>
log <vkey>
witness first <vkey>
witness third <vkey>
witness second/1 <vkey>
witness second/2 <vkey>
group second any second/1 second/2
group organisations 2 first second third
quorum organisations
`)
    expect(parsePolicy(hashing, text)).toEqual({ verdict: 'policy', policy: twoOfThree })
  })

  test('reads back the same, whatever its groups, thresholds and addresses', () => {
    const keys = Array.from(
      { length: 6 },
      (_, at) => newSigner(`c${at}`, 'ed25519-cosignature').key,
    )
    const thresholds = fc.oneof(fc.constantFrom('any' as const, 'all' as const), fc.constant(1))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        thresholds,
        fc.option(fc.webUrl({ validSchemes: ['https'] })),
        (count, threshold, url) => {
          const named = keys.slice(0, count).map((key) => ({ name: key.name, key, url }))
          const members = named.map(({ name }) => name)
          const groups = [
            { name: 'inner', threshold, members },
            { name: 'outer', threshold: 'all' as const, members: ['inner'] },
          ]
          const logs = [{ key: logKeys[0]!, url }]
          const policy = { logs, cosigners: named, groups, quorum: 'outer' }
          const written = formatPolicy(hashing, policy)
          expect(parsePolicy(hashing, written)).toEqual({ verdict: 'policy', policy })
        },
      ),
    )
  })

  test('changed in any way does not read or is, byte for byte, another', () => {
    const start = text.indexOf('group second')
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.nat(4), inserts, (isTail, at, remove, insert) => {
        const where = isTail ? start + (at % (text.length - start)) : at
        const other = changed(text, where, remove, insert)
        const reading = parsePolicy(hashing, other)
        expect(reading.verdict === 'policy' ? formatPolicy(hashing, reading.policy) : other).toBe(
          other,
        )
      }),
      { numRuns: 1_500 },
    )
  })

  test('of any bytes or lines gets a verdict', () => {
    const words = fc.constantFrom('log', 'witness', 'group', 'quorum', 'a', 'b', 'none', '1', 'any')
    const someLines = fc.array(fc.array(fc.oneof(words, inserts)).map((line) => line.join(' ')))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), someLines, (bytes, all) => {
        expect(parsePolicy(hashing, bytes).verdict).toBe('malformed')
        const written = `${all.join('\n')}\n`
        const reading = parsePolicy(hashing, written)
        if (reading.verdict === 'policy')
          expect(formatPolicy(hashing, reading.policy)).toBe(written)
      }),
      { numRuns: 1_000 },
    )
  })

  const log = formatVerifierKey(logKeys[0]!)
  const a = `witness a ${formatVerifierKey(first.key)}\n`
  const b = `witness b ${formatVerifierKey(second.key)}\n`
  const many = (count: number, line: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => line(at)).join('')
  const bad: readonly (readonly [string, string, PolicyFault])[] = [
    ['nothing', '', 'grammar'],
    ['no quorum', `log ${log}\n`, 'quorum'],
    ['two quorums', 'quorum none\nquorum none\n', 'quorum'],
    ['a quorum nobody is', 'quorum a\n', 'unknown-name'],
    ['an unknown word', 'logs x\nquorum none\n', 'grammar'],
    ['a comment', '# ours\nquorum none\n', 'grammar'],
    ['a blank line', '\nquorum none\n', 'grammar'],
    ['two spaces', 'quorum  none\n', 'grammar'],
    ['a tab', 'quorum\tnone\n', 'grammar'],
    ['CRLF', 'quorum none\r\n', 'unknown-name'],
    ['no last LF', 'quorum none', 'grammar'],
    ['lines out of order', `${a}log ${log}\nquorum a\n`, 'order'],
    ['a key twice', `${a}${a.replace(' a ', ' b ')}quorum a\n`, 'duplicate-key'],
    ['a log twice', `log ${log}\nlog ${log}\nquorum none\n`, 'duplicate-key'],
    [
      'a log that cosigns itself',
      `log ${formatVerifierKey(logKeys[1]!)}\nwitness a ${formatVerifierKey(logKeys[1]!)}\nquorum a\n`,
      'duplicate-key',
    ],
    ['a cosigner’s key as a log’s', `log ${formatVerifierKey(first.key)}\nquorum none\n`, 'key'],
    ['a log’s key as a cosigner’s', `witness a ${log}\nquorum a\n`, 'key'],
    ['a broken key', `witness a ${formatVerifierKey(first.key)}x\nquorum a\n`, 'key'],
    ['a name twice', `${a}${b.replace(' b ', ' a ')}quorum a\n`, 'duplicate-name'],
    ['a group of a cosigner’s name', `${a}group a 1 a\nquorum a\n`, 'duplicate-name'],
    ['a cosigner called none', `${a.replace(' a ', ' none ')}quorum none\n`, 'name'],
    ['threshold 0', `${a}group g 0 a\nquorum g\n`, 'threshold'],
    ['a threshold above its members', `${a}${b}group g 3 a b\nquorum g\n`, 'threshold'],
    ['a threshold with a leading zero', `${a}group g 01 a\nquorum g\n`, 'grammar'],
    ['a group of nobody', `${a}group g 1\nquorum g\n`, 'grammar'],
    ['a member twice', `${a}${b}group g 2 a a\nquorum g\n`, 'member-twice'],
    ['a member in two groups', `${a}group g 1 a\ngroup h 1 a\nquorum g\n`, 'member-twice'],
    ['a group of itself', `${a}group g 1 g\nquorum g\n`, 'unknown-name'],
    ['none as a member', `${a}group g 1 none\nquorum g\n`, 'unknown-name'],
    [
      '33 cosigners',
      `${many(33, (at) => `witness w${at} ${formatVerifierKey(newSigner('x', 'ed25519-cosignature').key)}\n`)}quorum none\n`,
      'too-many',
    ],
    ['too much', 'x'.repeat(300_000), 'length'],
  ]

  test.each(bad)('with %s does not read', (_, written, fault) => {
    expect(parsePolicy(hashing, written)).toMatchObject({ verdict: 'malformed', fault })
  })

  test('of organisations gives back whom it was made of, and where they are asked', () => {
    const url = fc.constantFrom(null, 'https://partner.example/cosign')
    fc.assert(
      fc.property(
        fc.subarray([[first], [second, secondToo], [third]]),
        fc.nat(2),
        url,
        (of, k, at) => {
          const organisations = of.map((signers) => ({
            name: signers[0]!.key.name,
            keys: signers.map(({ key }) => key),
            url: at,
          }))
          const threshold = Math.min(of.length, k + 1)
          const policy = organisationPolicy(logKeys, organisations, threshold)
          expect(organisationsOf(policy)).toEqual({ organisations, threshold })
          const read = parsePolicy(hashing, formatPolicy(hashing, policy))
          if (read.verdict === 'malformed') throw new Error(read.fault)
          expect(organisationsOf(read.policy)).toEqual({ organisations, threshold })
        },
      ),
    )
  })

  test('of any other form is of no organisations that could be given back', () => {
    const { groups } = twoOfThree
    const [second] = groups
    const others: Policy[] = [
      { ...twoOfThree, quorum: 'first' },
      { ...twoOfThree, quorum: 'none' },
      { ...twoOfThree, groups: [second!, { ...groups[1]!, threshold: 'all' }] },
      { ...twoOfThree, groups: [{ ...second!, threshold: 2 }, groups[1]!] },
      {
        ...twoOfThree,
        groups: [second!, { ...groups[1]!, members: ['first', 'second'], threshold: 1 }],
      },
      {
        ...twoOfThree,
        groups: [
          { name: 'deep', threshold: 1, members: ['first'] },
          { name: 'organisations', threshold: 1, members: ['deep', 'third'] },
        ],
      },
      { ...twoOfThree, groups: [], quorum: 'first' },
    ]
    for (const policy of others) expect(organisationsOf(policy)).toBeUndefined()
  })

  test('that would not read back is not written: our bug', () => {
    expect(() => formatPolicy(hashing, { ...twoOfThree, quorum: 'nobody' })).toThrow('unknown-name')
    const four = organisationPolicy(logKeys, [{ name: 'first', keys: [first.key] }], 4)
    expect(() => formatPolicy(hashing, four)).toThrow('threshold')
  })
})

describe('a quorum', () => {
  test('is met by two organisations of three, whatever keys they used', () => {
    const all = [first, second, secondToo, third]
    fc.assert(
      fc.property(fc.subarray(all), (signers) => {
        const organisations = new Set(signers.map(({ key }) => key.name))
        const result = check(noteAt(9, signers))
        expect(result.verdict).toBe(organisations.size >= 2 ? 'trusted' : 'quorum-not-met')
        if (result.verdict !== 'trusted' && result.verdict !== 'quorum-not-met') return
        expect(result.standing.needed).toBe(2)
        expect(result.standing.have.length).toBe(organisations.size)
        expect(result.standing.missing.length).toBe(3 - organisations.size)
      }),
    )
  })

  test('is what counting by hand says, at any depth', () => {
    // Members of 1 to 5 cosigners, grouped in a chain: each group holds the one before and one more.
    fc.assert(
      fc.property(
        fc.array(fc.record({ k: fc.constantFrom(1, 2), signs: fc.boolean() }), {
          minLength: 2,
          maxLength: 32,
        }),
        (levels) => {
          const groups = levels.slice(1).map(({ k }, at) => ({
            name: `g${at}`,
            threshold: k,
            members: [at === 0 ? 'c0' : `g${at - 1}`, `c${at + 1}`],
          }))
          const quorum = groups.at(-1)!.name
          const policy: Policy = { logs: [], cosigners: [], groups, quorum }
          const signed = new Set(levels.flatMap(({ signs }, at) => (signs ? [`c${at}`] : [])))
          let expected = levels[0]!.signs
          for (const { k, signs } of levels.slice(1))
            expected = k === 1 ? expected || signs : expected && signs
          expect(standingOf(policy, signed).isMet).toBe(expected)
        },
      ),
    )
  })

  test('of none asks for the log alone, of one cosigner for that one', () => {
    const none = organisationPolicy(logKeys, [], 0)
    expect(check(noteAt(9), none).verdict).toBe('trusted')
    const one: Policy = {
      logs: none.logs,
      cosigners: [{ name: 'first', key: first.key, url: null }],
      groups: [],
      quorum: 'first',
    }
    expect(check(noteAt(9, [second]), one)).toMatchObject({
      verdict: 'quorum-not-met',
      standing: { needed: 1, have: [], missing: ['first'] },
    })
    expect(check(noteAt(9, [first]), one).verdict).toBe('trusted')
  })
})

// The numbers are those of the tamper table.
describe('an insider with the log’s key', () => {
  const forged = textAt(10)

  test('6: has no cosigners for another history', () => {
    expect(check(signedBy(logSigners, forged)).verdict).toBe('quorum-not-met')
  })

  test('7: gains nothing by pasting old cosignatures', () => {
    const old = noteAt(9, [first, third]).signatures.slice(2)
    const note = signedBy(logSigners, forged)
    expect(check({ ...note, signatures: [...note.signatures, ...old] }).verdict).toBe(
      'bad-signature',
    )
  })

  test('8: nor by keys of their own under the cosigners’ names', () => {
    const posing = [first, third].map(({ key }) => newSigner(key.name, key.type))
    expect(check(noteAt(10, posing)).verdict).toBe('quorum-not-met')
  })

  test('9: nor by one cosignature twice', () => {
    expect(check(noteAt(10, [first, first])).verdict).toBe('duplicate-signature')
  })

  test('10: nor by one of two, nor by two keys of one', () => {
    expect(check(noteAt(10, [first])).verdict).toBe('quorum-not-met')
    expect(check(noteAt(10, [second, secondToo])).verdict).toBe('quorum-not-met')
  })

  test('20, 22, 23: nor by changing size, signature or time', () => {
    const note = noteAt(9, [first, third])
    const larger = { ...note, text: note.text.replace('\n9\n', '\n90\n') }
    expect(check(larger).verdict).toBe('bad-signature')
    for (const at of [0, 2, 3]) {
      const one = note.signatures[at]!
      const wrong = { ...one, signature: flipped(one.signature, 63) }
      expect(check({ ...note, signatures: note.signatures.with(at, wrong) })).toEqual({
        verdict: 'bad-signature',
        name: one.name,
      })
    }
  })

  test('53: nor by another log of nearly the same name', () => {
    const other = [newSigner('office.example/log2', 'ed25519')]
    const posing = textAt(9).replace(origin, 'office.example/log2')
    expect(check(signedBy([...other, first, third], posing)).verdict).toBe('other-log')
    expect(check(signedBy([first, third], textAt(9))).verdict).toBe('not-signed-by-log')
    expect(check(signedBy(other, textAt(9))).verdict).toBe('not-signed-by-log')
  })
})

test('a note that is no checkpoint is none, whoever signed it', () => {
  expect(check(signedBy([logSigners[0]], 'hello\n')).verdict).toBe('not-a-checkpoint')
})
