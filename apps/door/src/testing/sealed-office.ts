import {
  countersign,
  newIdentity,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sign,
  type Identity,
  type Random,
  type SigningKey,
} from '@amparo/seal'
import type { Intake } from '../calls.ts'

/** An invented office with real keys, for tests. */
export interface SealedOffice {
  readonly intake: Intake
  readonly team: Identity
  readonly server: SigningKey
  readonly staff: readonly [SigningKey, SigningKey]
  /** Two people of the office who are not of the team that reads. */
  readonly outsiders: readonly [SigningKey, SigningKey]
}

export const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Makes the office; `signedBy` says who signs the bundle: two of the team, one, or two of another team. */
export async function sealedOffice(
  signedBy: 'two' | 'one' | 'outsiders' = 'two',
): Promise<SealedOffice> {
  const [office, server] = [newSigningKey(random), newSigningKey(random)]
  const staff = [newSigningKey(random), newSigningKey(random)] as const
  const outsiders = [newSigningKey(random), newSigningKey(random)] as const
  const team = await newIdentity()
  const recipient = await recipientOf(team)
  const name = 'Synthetic office'
  const list = {
    v: 1,
    type: 'signers',
    office: name,
    issued: '2026-11-01',
    server: publicKeyOf(server),
    members: [
      ...staff.map((key) => ({ teams: [1], sign: publicKeyOf(key) })),
      ...outsiders.map((key) => ({ teams: [2], sign: publicKeyOf(key) })),
    ],
  } as const
  const bundle = {
    v: 1,
    type: 'intake',
    office: name,
    team: 1,
    epoch: 1,
    notBefore: '2026-11-01',
    notAfter: '2027-01-31',
    recipients: [recipient],
  } as const
  const [first, second] = signedBy === 'outsiders' ? outsiders : staff
  const once = sign('intake', bundle, first)
  const signed = signedBy === 'one' ? once : countersign('intake', once, second)
  const intake = {
    office: { name, kind: 'demo', key: publicKeyOf(office) },
    signers: sign('signers', list, office),
    bundle: signed,
    today: '2026-11-25',
  }
  return { intake: intake as unknown as Intake, team, server, staff, outsiders }
}
