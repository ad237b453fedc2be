import fc from 'fast-check'
import { expect, test } from 'vitest'
import { vocabulary } from '@amparo/vocabulary'
import {
  changed,
  contactChoices,
  emptyDraft,
  hasWords,
  isComplete,
  notToldReasons,
  reasonChoices,
  tellingOutcomes,
  tidy,
  type Complete,
  type Draft,
} from './draft.ts'
import {
  advance,
  canGoBack,
  holdsBack,
  mayStop,
  questions,
  start,
  stepOf,
  steps,
  type Flow,
  type Sent,
  type Step,
} from './flow.ts'

const sent = { locked: {}, receipt: null } as unknown as Sent
const locked = sent.locked

const arrivedFlow = (draft: Partial<Draft>) =>
  walk(atReview(draft), { did: 'send' }, { did: 'arrived', sent })
const walk = (flow: Flow, ...did: readonly Step[]) => did.reduce(advance, flow)
const go: Step = { did: 'go' }
const atReview = (draft: Partial<Draft>): Flow => ({
  ...start,
  place: { at: 'review' },
  draft: { ...emptyDraft, ...draft },
})
const complete = { telling: 'self', keep: true, mayContact: 'mailbox-only' } as const

const anyPatch: fc.Arbitrary<Partial<Draft>> = fc.record(
  {
    telling: fc.constantFrom('self', 'relative', 'lawyer', null),
    triage: fc.record({
      custody: fc.constantFrom('yes', 'no', 'unknown', 'unsaid'),
      child: fc.constantFrom('yes', 'no', 'unknown', 'unsaid'),
      missing: fc.constantFrom('yes', 'no', 'unknown', 'unsaid'),
      danger: fc.constantFrom('yes', 'no', 'unknown', 'unsaid'),
      hurt: fc.constantFrom('now', 'fresh', 'earlier', 'no', 'unknown', 'unsaid'),
      reach: fc.constantFrom('own', 'through-lawyer', 'unknown', 'unsaid'),
    }),
    authorities: fc.record({
      told: fc.constantFrom('yes', 'no', 'unsaid', null),
      reason: fc.constantFrom(...notToldReasons, ...tellingOutcomes, null),
      words: fc.string(),
    }),
    account: fc.string(),
    way: fc.constantFrom('mailbox', 'phone', 'messenger', 'email', 'other', 'none'),
    contact: fc.string(),
    keep: fc.constantFrom(true, false, null),
    mayContact: fc.constantFrom('mailbox-only', 'as-told', 'no', null),
    askFirst: fc.boolean(),
  },
  { requiredKeys: [] },
)

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.constantFrom<Step>(
    { did: 'chose-language' },
    { did: 'write' },
    go,
    { did: 'back' },
    { did: 'send' },
    { did: 'copied' },
    { did: 'show-code' },
    { did: 'repeated' },
    { did: 'decline' },
    { did: 'declined' },
    { did: 'has-token' },
    { did: 'token', token: 'ab'.repeat(16) },
    { did: 'send-without-token' },
    { did: 'stop' },
    { did: 'phase', phase: { doing: 'working', done: 1, most: 9 } },
    { did: 'phase', phase: { doing: 'waiting', seconds: 3 } },
    { did: 'phase', phase: { doing: 'sending' } },
    { did: 'locked', locked },
    { did: 'not-sent', reason: { why: 'not-locked' } },
    { did: 'not-sent', reason: { why: 'refused', code: 'unreachable' } },
  ),
  fc.record({ did: fc.constant('filled' as const), patch: anyPatch }),
  fc.record({ did: fc.constant('skip' as const), patch: anyPatch }),
  fc.record({ did: fc.constant('change' as const), question: fc.constantFrom(...questions) }),
)

test('whatever is done, nothing is sent before every consent has been given or refused', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (did) => {
      let flow: Flow = start
      for (const step of did) {
        flow = advance(flow, step)
        if (flow.place.at === 'sending') expect(isComplete(flow.draft)).toBe(true)
      }
    }),
  )
})

test('whatever is done, there is no page about a code before a message has arrived', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (did) => {
      const { place } = walk(start, ...did)
      expect(['code', 'repeat', 'decline', 'next']).not.toContain(place.at)
    }),
  )
})

test('a draft never says that the office may write to an address it does not hold', () => {
  fc.assert(
    fc.property(fc.array(anyPatch, { maxLength: 10 }), (patches) => {
      const draft = patches.reduce(changed, emptyDraft)
      if (draft.mayContact !== null) expect(contactChoices(draft)).toContain(draft.mayContact)
    }),
  )
})

test('a draft never gives a reason that does not go with its answer about the authorities', () => {
  fc.assert(
    fc.property(fc.array(anyPatch, { maxLength: 10 }), (patches) => {
      const { authorities } = patches.reduce(changed, emptyDraft)
      if (authorities.reason !== null) {
        expect(reasonChoices(authorities)).toContain(authorities.reason)
      }
    }),
  )
})

test('what is sealed holds no words of an answer that was taken back', () => {
  fc.assert(
    fc.property(anyPatch, fc.constantFrom(null, 'ab'), (patch, token) => {
      const draft = changed({ ...emptyDraft, ...complete }, patch) as Complete
      const { authorities, triage, contact, safety, way } = tidy(draft, token)
      if (authorities.told !== 'yes' && authorities.told !== 'no') {
        expect(authorities.words).toBe('')
      }
      if (way === 'none' || way === 'mailbox') expect([contact, safety]).toEqual(['', ''])
      if (token === null && draft.telling !== 'lawyer') expect(triage.reach).toBe('unsaid')
    }),
  )
})

test('every reason and outcome is a code of its vocabulary, and none is left out', () => {
  for (const [name, codes] of [
    ['not-told-reason', notToldReasons],
    ['telling-outcome', tellingOutcomes],
  ] as const) {
    const known = Object.keys(vocabulary(name).entries)
    expect(new Set<string>(codes)).toEqual(new Set(known))
    expect(codes).toHaveLength(known.length)
  }
})

test('nothing about urgency or the authorities is preset', () => {
  expect(Object.values(emptyDraft.triage).every((answer) => answer === 'unsaid')).toBe(true)
  expect(emptyDraft.authorities).toEqual({ told: null, reason: null, words: '' })
})

test('words about the authorities are held back like all others', () => {
  const words = { told: 'no', reason: null, words: 'synthetic' } as const
  expect(hasWords({ ...emptyDraft, authorities: words })).toBe(true)
})

test('the questions come one after the other, and back again in reverse', () => {
  let flow = walk(start, { did: 'chose-language' }, { did: 'write' })
  const there: (string | null)[] = []
  while (flow.place.at === 'question') {
    there.push(flow.place.question)
    flow = advance(flow, go)
  }
  expect(flow.place.at).toBe('review')
  const back: (string | null)[] = []
  flow = advance(flow, { did: 'back' })
  while (flow.place.at === 'question') {
    back.push(flow.place.question)
    flow = advance(flow, { did: 'back' })
  }
  expect(there).toEqual([...questions])
  expect(back).toEqual([...questions].toReversed())
  expect(flow.place.at).toBe('about')
})

test('steps are counted up to the reading at the end', () => {
  const first = walk(start, { did: 'chose-language' }, { did: 'write' }).place
  expect(stepOf(first)).toBe(1)
  expect(stepOf({ at: 'review' })).toBe(steps)
  expect(stepOf({ at: 'code' })).toBeNull()
})

test('a change from the reading at the end leads back to it', () => {
  const flow = walk(atReview(complete), { did: 'change', question: 'account' }, go)
  expect(flow.place.at).toBe('review')
})

test('sending asks for the first answer that may not be left out', () => {
  expect(advance(atReview({}), { did: 'send' }).place).toMatchObject({ question: 'telling' })
  expect(advance(atReview({ telling: 'self' }), { did: 'send' }).place).toMatchObject({
    question: 'keep',
  })
  expect(advance(atReview({ telling: 'self', keep: false }), { did: 'send' }).place).toMatchObject({
    question: 'mayContact',
  })
})

test('consent has no preset but for being asked first', () => {
  expect(emptyDraft).toMatchObject({ keep: null, mayContact: null, askFirst: true })
})

test('the words leave memory when the message has arrived', () => {
  const flow = arrivedFlow({ ...complete, account: 'synthetic' })
  expect(JSON.stringify(flow.draft)).not.toContain('synthetic')
  expect(flow.place.at).toBe('code')
})

test('bytes that may have arrived are sent again as they are, until a word is changed', () => {
  const broken = walk(
    atReview(complete),
    { did: 'send' },
    { did: 'locked', locked },
    { did: 'not-sent', reason: { why: 'refused', code: 'unreachable' } },
  )
  expect(broken.waiting).toBe(locked)
  expect(advance(broken, { did: 'send' }).waiting).toBe(locked)
  const changing = walk(broken, { did: 'back' }, { did: 'change', question: 'account' })
  expect(changing.waiting).toBe(locked)
  expect(advance(changing, { did: 'filled', patch: { account: 'other' } }).waiting).toBeNull()
})

test('bytes the office could not take are sealed anew to the keys of now', () => {
  const refused = walk(
    atReview(complete),
    { did: 'send' },
    { did: 'locked', locked },
    { did: 'not-sent', reason: { why: 'refused', code: 'envelope-refused' } },
  )
  expect(refused).toMatchObject({ waiting: null, keysRefused: true })
})

test('leaving is held back from the code until it was typed once more or declined', () => {
  const arrived = arrivedFlow(complete)
  expect(holdsBack(arrived)).toBe(true)
  expect(holdsBack(walk(arrived, { did: 'copied' }))).toBe(true)
  expect(holdsBack(walk(arrived, { did: 'decline' }))).toBe(true)
  expect(holdsBack(walk(arrived, { did: 'copied' }, { did: 'repeated' }))).toBe(false)
  expect(holdsBack(walk(arrived, { did: 'decline' }, { did: 'declined' }))).toBe(false)
})

const waiting: Step = { did: 'phase', phase: { doing: 'waiting', seconds: 7 } }

test('from a wait it is tried again, once for each time somebody asks', () => {
  const sending = walk(atReview(complete), { did: 'send' })
  const held = advance(sending, waiting)
  expect(held.place).toMatchObject({ at: 'sending', phase: { doing: 'waiting', seconds: 7 } })
  const again = advance(held, { did: 'send' })
  expect(again.place).toMatchObject({ phase: { doing: 'locking' } })
  // A second press while it is on its way starts nothing.
  expect(advance(again, { did: 'send' })).toBe(again)
})

test('a message on its way can be held back until its bytes are handed in, and its words stay', () => {
  const written = atReview({ ...complete, account: 'synthetic' })
  for (const phase of [waiting, { did: 'phase', phase: { doing: 'working', done: 1, most: 2 } }]) {
    const stopped = walk(written, { did: 'send' }, phase as Step, { did: 'stop' })
    expect(stopped).toMatchObject({ place: { at: 'review' }, draft: { account: 'synthetic' } })
  }
  const handing = walk(written, { did: 'send' }, { did: 'phase', phase: { doing: 'sending' } })
  expect(mayStop(handing)).toBe(false)
  expect(advance(handing, { did: 'stop' })).toBe(handing)
})

const token = 'ab'.repeat(16)

test('a token is asked for before the questions, and stands until somebody writes without one', () => {
  const typed = walk(
    start,
    { did: 'chose-language' },
    { did: 'has-token' },
    { did: 'token', token },
  )
  expect(typed).toMatchObject({ token, place: { at: 'question', question: 'telling' } })
  const back = advance(typed, { did: 'back' })
  expect(back).toMatchObject({ token, place: { at: 'token', from: 'about' } })
  const without = walk(back, { did: 'back' }, { did: 'write' })
  expect(without.token).toBeNull()
})

test('a refused token can be typed again, or the message sent without it', () => {
  const refused = walk(
    { ...atReview(complete), token },
    { did: 'send' },
    { did: 'not-sent', reason: { why: 'refused', code: 'token-refused' } },
  )
  expect(advance(refused, { did: 'send-without-token' })).toMatchObject({
    token: null,
    place: { at: 'sending' },
  })
  const other = 'cd'.repeat(16)
  expect(walk(refused, { did: 'has-token' }, { did: 'token', token: other })).toMatchObject({
    token: other,
    place: { at: 'review' },
  })
  expect(walk(refused, { did: 'has-token' }, { did: 'back' }).place).toEqual({ at: 'review' })
})

test('a token leaves memory with the words when the message has arrived', () => {
  const arrived = walk({ ...atReview(complete), token }, { did: 'send' }, { did: 'arrived', sent })
  expect(arrived.token).toBeNull()
})

test('a step that makes no sense where it is taken changes nothing', () => {
  for (const step of [{ did: 'send' }, { did: 'arrived', sent }, { did: 'copied' }] as const) {
    expect(advance(start, step)).toBe(start)
  }
})

test('there is no way back from a message that was sent', () => {
  const arrived = arrivedFlow(complete)
  expect(canGoBack(arrived)).toBe(false)
  expect(advance(arrived, { did: 'back' })).toEqual(arrived)
})
