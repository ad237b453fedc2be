import { randomBytes } from 'node:crypto'
import { sealDocument, sign } from '@amparo/seal'
import {
  newToken,
  tokenHash,
  type FreezeBody,
  type MandateBody,
  type UploadToken,
} from '@amparo/seal/mandate'
import type { Role } from '@amparo/contract'
import { DESK, intakeRecipient, send, type TestOffice, type Told } from './test-office.ts'

/** Whoever acts: their keys sign, and the cookie is theirs or a test's reason to be refused. */
export interface Acting {
  readonly role: Role
  readonly cookie: string
}

export interface MadeMandate {
  readonly id: string
  readonly tokens: readonly UploadToken[]
}

/** A mandate of the team that reads, from today on, for a month. */
export function mandateBody(
  office: TestOffice,
  tokens: readonly UploadToken[],
  given: Partial<MandateBody> = {},
): MandateBody {
  return {
    v: 1,
    type: 'mandate',
    office: office.prepared.plan.name,
    team: 1,
    id: randomBytes(16).toString('hex'),
    holder: '',
    scope: 'Synthetic scope',
    notBefore: dayFrom(0),
    notAfter: dayFrom(30),
    tokens: tokens.map(tokenHash),
    ...given,
  }
}

/** Signs a mandate and hands it in as the desk does. */
export async function handMandate(
  office: TestOffice,
  body: MandateBody,
  { role, cookie }: Acting,
): Promise<Told> {
  const holder = await sealDocument([intakeRecipient(office.prepared)], {
    text: 'Synthetic lawyer',
  })
  return send(
    office.desk,
    DESK,
    '/api/mandates/make',
    {
      document: sign('mandate', body, keyOf(office, role)),
      holder: Buffer.from(holder).toString('base64'),
    },
    { cookie },
  )
}

/** A mandate with so many tokens. */
export async function aMandate(
  office: TestOffice,
  acting: Acting,
  count = 1,
): Promise<MadeMandate> {
  const tokens = Array.from({ length: count }, aToken)
  const body = mandateBody(office, tokens)
  const told = await handMandate(office, body, acting)
  if (told.status !== 200) throw new Error(told.text)
  return { id: body.id, tokens }
}

/** One that nobody was given. */
export function aToken(): UploadToken {
  return newToken((length) => new Uint8Array(randomBytes(length)))
}

/** Signs that a mandate is frozen, or that this is lifted, and hands it in. */
export async function signAct(
  office: TestOffice,
  mandate: string,
  given: Pick<FreezeBody, 'act' | 'seq'> & Partial<FreezeBody>,
  { role, cookie }: Acting,
): Promise<Told> {
  const body: FreezeBody = {
    v: 1,
    type: 'freeze',
    office: office.prepared.plan.name,
    team: 1,
    mandate,
    reason: 'arrested',
    day: dayFrom(0),
    ...given,
  }
  const document = sign('freeze', body, keyOf(office, role))
  return send(office.desk, DESK, `/api/mandates/${mandate}/freeze`, { document }, { cookie })
}

export function dayFrom(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}

function keyOf({ prepared }: TestOffice, role: Role) {
  const person = prepared.people.find((one) => one.role === role)
  if (person === undefined) throw new Error(`nobody is ${role}`)
  return person.sign
}
