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
}

export const random: Random = (length) => crypto.getRandomValues(new Uint8Array(length))

/** Makes the office; `signers` is how many of its people sign the bundle. */
export async function sealedOffice(signers: 1 | 2 = 2): Promise<SealedOffice> {
  const [office, server] = [newSigningKey(random), newSigningKey(random)]
  const staff = [newSigningKey(random), newSigningKey(random)] as const
  const team = await newIdentity()
  const recipient = await recipientOf(team)
  const name = 'Synthetic office'
  const members = staff.map((key, at) => ({
    id: at + 1,
    name: `Synthetic officer ${at + 1}`,
    role: 'intake-officer',
    teams: [1],
    sign: publicKeyOf(key),
    age: recipient,
  }))
  const list = {
    v: 1,
    type: 'staff-list',
    office: name,
    issued: '2026-11-01',
    server: publicKeyOf(server),
    members,
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
  const once = sign('intake', bundle, staff[0])
  const signed = signers === 1 ? once : countersign('intake', once, staff[1])
  const intake = {
    office: { name, kind: 'demo', key: publicKeyOf(office) },
    staffList: sign('staff-list', list, office),
    bundle: signed,
    today: '2026-11-25',
  }
  return { intake: intake as unknown as Intake, team, server, staff }
}
