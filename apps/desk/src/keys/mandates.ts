import { sign, type Random, type Recipient, type SigningKey } from '@amparo/seal'
import { sealDocument } from '@amparo/seal'
import {
  newToken,
  tokenHash,
  type Freeze,
  type FreezeBody,
  type Mandate,
  type MandateBody,
} from '@amparo/seal/mandate'
import { toBase64 } from './base64.ts'
import type { NoteDocument } from './notes.ts'

/** What a lawyer or partner may hand in, and who they are; the latter leaves only sealed. */
export interface MandateInput {
  readonly team: number
  readonly office: string
  readonly holder: string
  readonly scope: string
  readonly notBefore: string
  readonly notAfter: string
  readonly tokens: number
}

export interface MandateSealed {
  readonly document: Mandate
  readonly holder: string
  /** Base64 of each token’s sixteen bytes, for the sheet of paper alone. */
  readonly tokens: readonly string[]
}

export interface FreezeInput extends Omit<FreezeBody, 'v' | 'type'> {}

/** Notes about who holds a mandate open for this mandate alone. */
export function holderAbout(mandate: string): string {
  return `holder of mandate ${mandate}`
}

/** Signs a mandate with new tokens and seals its holder to the team. */
export async function sealMandate(
  random: Random,
  recipient: Recipient,
  signingKey: SigningKey,
  input: MandateInput,
): Promise<MandateSealed> {
  const { office, team, scope, notBefore, notAfter } = input
  const id = hex(random(16))
  const tokens = Array.from({ length: input.tokens }, () => newToken(random))
  const body: MandateBody = {
    v: 1,
    type: 'mandate',
    office,
    team,
    id,
    holder: '',
    scope,
    notBefore,
    notAfter,
    tokens: tokens.map(tokenHash),
  }
  const note: NoteDocument = { v: 1, type: 'note', about: holderAbout(id), text: input.holder }
  return {
    document: sign('mandate', body, signingKey),
    holder: toBase64(await sealDocument([recipient], note)),
    tokens: tokens.map((token) => toBase64(token)),
  }
}

/** One person’s signature under a freeze, or under its lifting. */
export function signFreeze(signingKey: SigningKey, input: FreezeInput): Freeze {
  return sign<FreezeBody>('freeze', { v: 1, type: 'freeze', ...input }, signingKey)
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
