import { nodeHashing } from '@amparo/log/node'
import {
  hashOf,
  newIdentity,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  type Identity,
  type StaffMember,
} from '@amparo/seal'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import {
  openHead,
  openVersions,
  sealAccount,
  type AccountSealed,
  type AccountToSeal,
  type OpenedVersion,
  type VersionToOpen,
} from './accounts.ts'
import { fromBase64 } from './base64.ts'

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length))
const hashing = nodeHashing
const signingKey = newSigningKey(random)
const stranger = newSigningKey(random)
const outsider = newSigningKey(random)
const operator = { id: 5, name: 'Invented Operator' }
const me = { id: 4, name: 'Invented Officer' }

let team: Identity
let otherTeam: Identity
let members: readonly StaffMember[]
beforeAll(async () => {
  ;[team, otherTeam] = [await newIdentity(), await newIdentity()]
  const age = await recipientOf(await newIdentity())
  const key = publicKeyOf(signingKey)
  members = [
    { ...me, role: 'rights-officer', teams: [2], sign: key, age },
    { ...operator, role: 'operator', teams: [], sign: publicKeyOf(outsider), age },
  ]
})

/** Synthetic. */
const place = { account: 'ab'.repeat(16), about: { kind: 'person', id: '12' }, team: 2 } as const
const told = {
  day: '2026-11-22',
  language: 'be',
  takenBy: null,
  present: '',
  interpreter: null,
  readBack: 'yes',
  corrected: 'no',
  wording: 'verbatim',
  earlier: { told: 'unknown', times: [] },
  photographs: { seen: 'unknown', which: '', when: '', shownBy: '' },
  reason: null,
  words: 'Synthetic words',
} as const satisfies AccountToSeal['told']

const first: AccountToSeal = {
  ...place,
  seq: 1,
  prev: null,
  kind: 'original',
  day: '2026-11-23',
  note: '',
  told,
  translation: null,
}

async function sealed(given: Partial<AccountToSeal> = {}, by = signingKey): Promise<AccountSealed> {
  const recipient = await recipientOf(team)
  return sealAccount({ random, hashing, recipient, signingKey: by, me }, { ...first, ...given })
}

const hashIn = ({ envelope }: { readonly envelope: string }) => hashOf(fromBase64(envelope))

const handedOut = <Version extends object>(version: Version, one: AccountSealed) => ({
  ...version,
  sha256: hashIn(one),
  sealed: { envelope: one.envelope, commit: one.commit },
})

const firstVersion = (one: AccountSealed): VersionToOpen =>
  handedOut({ seq: 1, kind: 'original' }, one)

/** An original, a correction of it, and a translation of that. */
async function three(): Promise<VersionToOpen[]> {
  const one = firstVersion(await sealed())
  const corrected = { seq: 2, kind: 'correction', prev: one.sha256 } as const
  const two = handedOut(corrected, await sealed(corrected))
  const translated = { seq: 3, kind: 'translation', prev: two.sha256, told: null } as const
  const translation = { of: 2, language: 'en', by: 'person', name: 'x', words: 'y' } as const
  return [one, two, handedOut(translated, await sealed({ ...translated, translation }))]
}

const openedAt = (
  versions: readonly VersionToOpen[],
  at: object = {},
  keys: readonly Identity[] = [team],
) => openVersions(hashing, keys, members, { ...place, ...at, versions })

const verdicts = (opened: readonly OpenedVersion[]) =>
  opened.map((one) => (one.verdict === 'version' ? one.order : one.verdict))

test('whatever was told opens for the team as it was told, under the name of who signed it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[a-zа-я\n ]{1,200}$/u), async (words) => {
      const version = firstVersion(await sealed({ told: { ...told, words } }))
      expect(await openedAt([version])).toMatchObject([
        {
          verdict: 'version',
          signedBy: me.name,
          order: 'right',
          body: { told: { words, takenBy: me } },
        },
      ])
    }),
    { numRuns: 10 },
  )
})

test('versions that stand as they were kept are all in order', async () => {
  expect(verdicts(await openedAt(await three()))).toEqual(['right', 'right', 'right'])
})

test('who took it down stays who took it down when somebody else corrects it', async () => {
  const takenBy = { id: 9, name: 'Another Invented Officer' }
  const version = firstVersion(await sealed({ told: { ...told, takenBy } }))
  expect(await openedAt([version])).toMatchObject([
    { signedBy: me.name, body: { told: { takenBy } } },
  ])
})

test.each([
  ['another account', { account: 'cd'.repeat(16) }],
  ['another person', { about: { kind: 'person', id: '13' } }],
  ['a message of the same number', { about: { kind: 'submission', id: '12' } }],
  ['another team', { team: 1 }],
])('a server that moves them to %s is found out', async (_where, at) => {
  expect(verdicts(await openedAt(await three(), at))).toEqual(['foreign', 'foreign', 'foreign'])
})

test('a version that was dropped is missed by the next one', async () => {
  const [one, , three_] = await three()
  expect(verdicts(await openedAt([one!, three_!]))).toEqual(['right', 'wrong'])
})

test('a version that was erased is said to be, and those after it are in order by its hash', async () => {
  const [one, two, third] = await three()
  const erased = { ...two!, sealed: null }
  expect(verdicts(await openedAt([one!, erased, third!]))).toEqual(['right', 'erased', 'right'])
  const forged = { ...erased, sha256: 'ab'.repeat(32) }
  expect(verdicts(await openedAt([one!, forged, third!]))).toEqual(['right', 'erased', 'wrong'])
})

test('a version put in the place of another is found out, and so is one called something else', async () => {
  const [one, two, third] = await three()
  const exchanged = [one!, { ...third!, seq: 2 }, { ...two!, seq: 3 }]
  expect(verdicts(await openedAt(exchanged))).toEqual(['right', 'foreign', 'foreign'])
  expect(verdicts(await openedAt([one!, { ...two!, kind: 'translation' }]))[1]).toBe('foreign')
})

test('a version rewritten by a colleague is missed by those after it', async () => {
  const [, two, third] = await three()
  const again = firstVersion(await sealed())
  expect(verdicts(await openedAt([again, two!, third!]))).toEqual(['right', 'wrong', 'right'])
})

test('what the log was not bound to is found out', async () => {
  const [one] = await three()
  const { commit } = await sealed()
  const exchanged = { ...one!, sealed: { ...one!.sealed!, commit } }
  expect(verdicts(await openedAt([exchanged]))).toEqual(['foreign'])
})

test('what nobody of the office signed is not shown: anybody can seal to a team', async () => {
  const forged = await sealed({}, stranger)
  expect(verdicts(await openedAt([firstVersion(forged)]))).toEqual(['foreign'])
  const at = { ...place, seq: 1, version: hashIn(forged), envelope: forged.head ?? '' }
  expect(await openHead([team], members, at)).toEqual({ verdict: 'foreign' })
})

test('what somebody of the office signed who is not of the team is not shown, and is told apart with their name', async () => {
  const [one, two] = await three()
  const planted = await sealed({}, outsider)
  const opened = await openedAt([firstVersion(planted)])
  expect(opened).toEqual([{ verdict: 'outsider', seq: 1, signedBy: operator.name }])
  const at = { ...place, seq: 1, version: hashIn(planted), envelope: planted.head ?? '' }
  expect(await openHead([team], members, at)).toEqual({ verdict: 'outsider' })
  // Only the version is doubted, not those of the team around it.
  expect(verdicts(await openedAt([one!, two!]))).toEqual(['right', 'right'])
})

test('another team’s keys, none, and a broken file open nothing', async () => {
  const [one] = await three()
  for (const keys of [[], [otherTeam]])
    expect(verdicts(await openedAt([one!], {}, keys))).toEqual(['not-opened'])
  const broken = `${one!.sealed!.envelope.slice(0, -8)}AAAAAAA=`
  const cut = { ...one!, sealed: { ...one!.sealed!, envelope: broken } }
  expect(verdicts(await openedAt([cut]))).toEqual(['not-opened'])
})

test('what stands beside a version tells when, in which language and where else, and not a word of it', async () => {
  const earlier = {
    told: 'yes',
    times: [{ to: 'a synthetic newspaper', when: '2020-09', recorded: 'unknown' }],
  } as const
  const { head, envelope } = await sealed({ told: { ...told, earlier } })
  const at = { ...place, seq: 1, version: hashIn({ envelope }), envelope: head ?? '' }
  const opened = await openHead([team], members, at)
  expect(opened).toMatchObject({
    verdict: 'head',
    body: { day: told.day, language: 'be', takenBy: me, interpreted: 'no', earlier },
  })
  expect(JSON.stringify(opened)).not.toContain(told.words)
  for (const other of [{ version: 'ab'.repeat(32) }, { seq: 2 }, { team: 1 }])
    expect(await openHead([team], members, { ...at, ...other })).toEqual({ verdict: 'foreign' })
  expect(await openHead([otherTeam], members, at)).toEqual({ verdict: 'not-opened' })
})

test('what could not be read again is not sealed', async () => {
  await expect(sealed({ seq: 2 })).rejects.toThrow()
  await expect(sealed({ told: { ...told, words: '' } })).rejects.toThrow()
})
