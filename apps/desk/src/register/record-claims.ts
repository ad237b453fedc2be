import { addBelow, addClaims, type Answer, type ClaimInput, type SubjectId } from '@amparo/contract'
import { officeAudience, type SubjectKind } from '@amparo/register'
import type { Keyring } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import { parted, type ActKnown, type ReadableClaim } from './sealed-claims.ts'

/** The one way by which claims leave this device: what must be sealed is sealed here, or nothing is sent. */
export interface ClaimsWay {
  readonly ask: Ask
  readonly keys: () => Keyring
  /** Subjects that were made and whose sealed values did not arrive, by what was said of them in the open. */
  readonly begun: Map<string, SubjectId>
}

/** Why claims were not taken. */
export type ClaimRefusal =
  | 'value-refused'
  | 'audience-refused'
  | 'not-opened-yet'
  | 'envelope-refused'
  | 'too-large'

type Recorded<Reply> = Promise<Answer<Reply, ClaimRefusal>>

/** More claims about something that is there. */
export async function recordMore(
  way: ClaimsWay,
  subject: SubjectId,
  claims: readonly ReadableClaim[],
  act: ActKnown,
): Recorded<object> {
  const parts = parted(claims, act)
  if (parts === null) return { ok: false, code: 'audience-refused' }
  const sealed = await sealAll(way, subject, parts.toSeal)
  return sendClaims(way, subject, [...parts.open, ...sealed])
}

/**
 * Something new under a subject. A sealed value names its subject, whose number the server gives; so it is made first from
 * what may be read, and the sealed values follow. When those do not arrive, the same claims once more go on from there.
 */
export async function recordBelow(
  way: ClaimsWay,
  owner: SubjectId,
  kind: SubjectKind,
  claims: readonly ReadableClaim[],
  act: ActKnown,
): Recorded<{ readonly subject: SubjectId }> {
  const parts = parted(claims, act)
  if (parts === null) return { ok: false, code: 'audience-refused' }
  const begun = JSON.stringify([owner, kind, parts.open])
  const known = way.begun.get(begun)
  const made = known === undefined ? await make(way, owner, kind, parts.open) : undefined
  if (made?.ok === false) return made
  const subject = known ?? made?.reply.subject
  if (subject === undefined) throw new Error('record: nothing was made')
  if (parts.toSeal.length > 0) {
    way.begun.set(begun, subject)
    const sealed = await sealAll(way, subject, parts.toSeal)
    const answer = await sendClaims(way, subject, sealed)
    if (!answer.ok) return answer
    way.begun.delete(begun)
  }
  return { ok: true, reply: { subject } }
}

/** Where the office may not know of the owner, it is not told of what stands under it either. */
async function make(
  { ask }: ClaimsWay,
  subject: SubjectId,
  kind: SubjectKind,
  open: readonly ClaimInput[],
): Recorded<{ readonly subject: SubjectId }> {
  if (open.length === 0) return { ok: false, code: 'value-refused' }
  const send = (claims: readonly ClaimInput[]) =>
    ask(addBelow, { params: { subject }, body: { kind, claims: [...claims] } })
  const answer = await send(open)
  const team = open.find(({ audience }) => audience !== officeAudience)?.audience
  if (answer.ok || answer.code !== 'audience-refused' || team === undefined) return answer
  return send(open.map((claim) => ({ ...claim, audience: claim.audience || team })))
}

function sendClaims({ ask }: ClaimsWay, subject: SubjectId, claims: readonly ClaimInput[]) {
  return ask(addClaims, { params: { subject }, body: { claims: [...claims] } })
}

/** Seals each of these to the team it is for, as values of this very subject. */
export async function sealAll(
  { keys }: Pick<ClaimsWay, 'keys'>,
  subject: SubjectId,
  claims: readonly ReadableClaim[],
): Promise<readonly ClaimInput[]> {
  if (claims.length === 0) return []
  const sealed = await keys().sealValues({
    values: claims.map(({ audience, property, value }) => ({
      team: audience,
      subject,
      property,
      value,
    })),
  })
  return claims.map((claim, at) => {
    const value = sealed[at]
    if (value === undefined) throw new Error('record: a value was not sealed')
    return { ...claim, value: { kind: 'sealed', ...value } }
  })
}
