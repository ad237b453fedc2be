import { beforeAll, expect, test, vi } from 'vitest'
import { seal, sealDocument } from './envelope.ts'
import { openGrant, sealGrant, type GrantBody } from './grant.ts'
import { inspect } from './inspect.ts'
import type { Identity } from './keys.ts'
import { sign } from './signed.ts'
import { keyPair, signer, type KeyPair } from './testing/people.ts'

vi.setConfig({ testTimeout: 60_000 })

const giver = signer(1)
const trustGiver = (key: string) => key === giver.key

let member: KeyPair
let other: KeyPair
let grant: GrantBody

beforeAll(async () => {
  member = await keyPair(2)
  other = await keyPair(3)
  grant = {
    v: 1,
    type: 'grant',
    team: 1,
    epoch: 2,
    key: (await keyPair(4)).identity,
    previous: (await keyPair(5)).identity,
    by: 1,
    day: '2026-11-22',
  }
})

test('a grant opens for each member, with who signed it', async () => {
  const file = await sealGrant([member.recipient, other.recipient], grant, giver.signingKey)
  for (const { identity } of [member, other])
    expect(await openGrant(identity, file, trustGiver)).toEqual({
      verdict: 'grant',
      grant,
      signer: giver.key,
    })
  expect(inspect(file).verdict).toBe('envelope')
})

test('whoever is not a member cannot open it', async () => {
  const file = await sealGrant([member.recipient], grant, giver.signingKey)
  expect(await openGrant(other.identity, file, trustGiver)).toEqual({ verdict: 'not-for-this-key' })
})

test('a signer the caller does not trust, for this team or at all, gives nothing', async () => {
  const file = await sealGrant([member.recipient], grant, signer(7).signingKey)
  expect(await openGrant(member.identity, file, trustGiver)).toEqual({ verdict: 'wrong-signer' })
  const ours = await sealGrant([member.recipient], grant, giver.signingKey)
  const onlyTeamTwo = (key: string, { team }: GrantBody) => trustGiver(key) && team === 2
  expect(await openGrant(member.identity, ours, onlyTeamTwo)).toEqual({ verdict: 'wrong-signer' })
})

test('a grant changed after signing gives nothing', async () => {
  const signed = sign('grant', grant, giver.signingKey)
  const changed = { ...signed, body: { ...grant, key: other.identity } }
  const file = await sealDocument([member.recipient], changed)
  expect(await openGrant(member.identity, file, trustGiver)).toEqual({ verdict: 'wrong-signer' })
})

test('anything else is damaged', async () => {
  const others: readonly unknown[] = [
    {},
    grant,
    sign('grant', { ...grant, key: 'AGE-SECRET-KEY-1' as Identity }, giver.signingKey),
    { body: grant, signatures: 'none' },
  ]
  for (const value of others) {
    const file = await sealDocument([member.recipient], value)
    expect(await openGrant(member.identity, file, trustGiver)).toEqual({ verdict: 'damaged' })
  }
  const noise = await seal([member.recipient], Uint8Array.of(1, 2, 3))
  expect(await openGrant(member.identity, noise, trustGiver)).toEqual({ verdict: 'damaged' })
})
