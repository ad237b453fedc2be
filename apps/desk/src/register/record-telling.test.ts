import { SubjectId, type Recording } from '@amparo/contract'
import { violations } from '@amparo/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Keyring } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { recordTelling, type LinkedReadable, type SubjectToMake } from './record-telling.ts'
import { nothingKnown } from './sealed-claims.ts'

const hidden = Object.values(violations.entries).find((one) => one.restricted)!.code
const key = Buffer.alloc(32, 7).toString('base64')

const claim = (property: string, value: LinkedReadable['value'], audience = 0): LinkedReadable => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 6,
  saidOn: '2020-08-12',
  audience,
  replaces: null,
})

const make: readonly SubjectToMake[] = [
  {
    kind: 'person',
    owner: null,
    claims: [claim('person.name', { kind: 'name', text: 'Synthetic' })],
    act: nothingKnown,
  },
  {
    kind: 'act',
    owner: { kind: 'made', at: 0 },
    claims: [
      claim('act.type', { kind: 'code', code: hidden }, 2),
      claim('act.method', { kind: 'text', text: 'Synthetic words' }, 2),
    ],
    act: nothingKnown,
  },
  {
    kind: 'involvement',
    owner: { kind: 'made', at: 1 },
    claims: [
      claim('involvement.description', { kind: 'text', text: 'Synthetic uniform' }, 2),
      claim('involvement.confidence', { kind: 'code', code: 'UNKNOWN' }, 2),
    ],
    act: { ...nothingKnown, isRestricted: true },
  },
]
const telling = { key, make, add: [] }

/** A server that keeps once, on a line that loses what it is told to lose; sealing gives other bytes each time. */
function world(line: readonly ('goes' | 'lost-on-the-way' | 'answer-lost')[]) {
  const left = [...line]
  const sent: Recording[] = []
  const kept = new Map<string, { request: string; subjects: SubjectId[] }>()
  let sealings = 0
  const keep = ({ key: under, ...request }: Recording) => {
    const before = kept.get(under)
    if (before !== undefined && before.request !== JSON.stringify(request))
      return { ok: false, code: 'recorded-otherwise' }
    const subjects =
      before?.subjects ??
      request.make.map((_, at) => SubjectId.parse(String(kept.size * 10 + at + 1)))
    kept.set(under, { request: before?.request ?? JSON.stringify(request), subjects })
    return { ok: true, reply: { subjects } }
  }
  const ask = ((_: object, { body }: { body: Recording }) => {
    const fate = left.shift() ?? 'goes'
    sent.push(body)
    if (fate === 'lost-on-the-way') return Promise.resolve({ ok: false, code: 'unreachable' })
    const answer = keep(body)
    return Promise.resolve(fate === 'goes' ? answer : { ok: false, code: 'unreachable' })
  }) as unknown as Ask
  const keys = () =>
    ({
      sealValues: ({ values }: { values: readonly { subject: string }[] }) => {
        sealings += 1
        return Promise.resolve(
          values.map(({ subject }) => ({ envelope: `${subject} ${sealings}`, commit: 'Y29tbWl0' })),
        )
      },
    }) as unknown as Keyring
  return { way: { ask, keys }, sent, kept }
}

test('goes in one request, and what must be sealed follows by the number of what was made', async () => {
  const { way, sent } = world([])
  expect(await recordTelling(way, telling)).toEqual({
    ok: true,
    reply: { subjects: ['1', '2', '3'] },
  })
  expect(sent).toHaveLength(2)
  expect(sent[1]?.key).not.toBe(key)
  expect(sent[1]?.add.map(({ subject }) => subject)).toEqual(['2', '3'])
  const all = JSON.stringify(sent)
  expect(all).toContain('RESTRICTED')
  for (const word of [hidden, 'Synthetic words', 'Synthetic uniform'])
    expect(all).not.toContain(word)
})

test('however often it is pressed and whatever the line loses, it stands once', async () => {
  const fates = fc.array(fc.constantFrom('goes', 'lost-on-the-way', 'answer-lost'), {
    maxLength: 6,
  })
  await fc.assert(
    fc.asyncProperty(fates, async (line) => {
      const { way, kept } = world(line)
      const presses = line.length + 1
      let answer = await recordTelling(way, telling)
      for (let press = 1; press < presses; press++) answer = await recordTelling(way, telling)
      expect(answer).toEqual({ ok: true, reply: { subjects: ['1', '2', '3'] } })
      expect(kept.size).toBe(2)
      const [, sealed] = [...kept.values()]
      const { add } = JSON.parse(sealed?.request ?? '{}') as Recording
      expect(add.map(({ subject, claims }) => [subject, claims.length])).toEqual([
        ['2', 2],
        ['3', 1],
      ])
    }),
  )
})

test('nothing at all is sent when something cannot be sealed, or would be said of nobody', async () => {
  const open = make.map((one) => ({
    ...one,
    claims: one.claims.map((each) => ({ ...each, audience: 0 })),
  }))
  const { way, sent } = world([])
  expect(await recordTelling(way, { ...telling, make: open })).toMatchObject({
    code: 'audience-refused',
  })
  const alone = make.map((one) => ({ ...one, claims: one.claims.slice(0, 1) }))
  expect(await recordTelling(way, { ...telling, make: alone })).toMatchObject({
    code: 'value-refused',
  })
  expect(sent).toEqual([])
})
