import {
  recordAll,
  type Answer,
  type LinkedClaim,
  type Recording,
  type SubjectId,
} from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { fromBase64, toBase64 } from '../keys/base64.ts'
import { sealAll, type ClaimRefusal, type ClaimsWay } from './record-claims.ts'
import { partedLinks, type ActKnown, type LinkedReadable, type Parted } from './sealed-claims.ts'

export type { LinkedReadable } from './sealed-claims.ts'

/** A new subject, and what is known of the act it is or stands under. */
export interface SubjectToMake {
  readonly kind: SubjectKind
  readonly owner: Recording['make'][number]['owner']
  readonly claims: readonly LinkedReadable[]
  readonly act: ActKnown
}

export interface ClaimsToAdd {
  readonly subject: SubjectId
  readonly claims: readonly LinkedReadable[]
  readonly act: ActKnown
}

interface ToRecord {
  /** 32 random bytes, base64; the same for the same telling until an answer has come. */
  readonly key: string
  readonly make: readonly SubjectToMake[]
  readonly add: readonly ClaimsToAdd[]
}

export type TellingRefusal = ClaimRefusal | 'recorded-otherwise'

type Sealing = Pick<ClaimsWay, 'ask' | 'keys'>

/**
 * Records what was taken from one telling: at once, and once however often it is sent under this key. What must be sealed
 * names the number of its subject, so it follows in a second request, once as well. Gives the new subjects in their order.
 */
export async function recordTelling(
  way: Sealing,
  { key, make, add }: ToRecord,
): Promise<Answer<{ readonly subjects: readonly SubjectId[] }, TellingRefusal>> {
  const parts = [...make, ...add].map(({ claims, act }) => partedLinks(claims, act))
  if (!parts.every((part) => part !== null)) return { ok: false, code: 'audience-refused' }
  const openOf = (at: number): LinkedClaim[] => [...(parts[at]?.open ?? [])]
  const body = {
    key,
    make: make.map(({ kind, owner }, at) => ({ kind, owner, claims: openOf(at) })),
    add: add
      .map(({ subject }, at) => ({ subject, claims: openOf(make.length + at) }))
      .filter(({ claims }) => claims.length > 0),
  }
  if (body.make.some(({ claims }) => claims.length === 0))
    return { ok: false, code: 'value-refused' }
  const isOpen = body.make.length + body.add.length > 0
  const made = isOpen ? await way.ask(recordAll, { params: {}, body }) : nothingMade
  if (!made.ok) return made
  const ids = [...made.reply.subjects, ...add.map(({ subject }) => subject)]
  const sealed = await recordSealed(way, key, ids, parts)
  // It was sealed before, to other bytes; what it says is the same, since only this telling has the key.
  const isKept = sealed.ok || sealed.code === 'recorded-otherwise'
  return isKept ? made : sealed
}

const nothingMade = { ok: true, reply: { subjects: [] } } as const

async function recordSealed(
  way: Sealing,
  key: string,
  ids: readonly SubjectId[],
  parts: readonly Parted<LinkedClaim>[],
): Promise<Answer<object, TellingRefusal>> {
  const add = []
  for (const [at, { toSeal }] of parts.entries()) {
    const subject = ids[at]
    if (toSeal.length === 0) continue
    if (subject === undefined) throw new Error('record: a subject was not made')
    add.push({ subject, claims: [...(await sealAll(way, subject, toSeal))] })
  }
  if (add.length === 0) return { ok: true, reply: {} }
  return way.ask(recordAll, { params: {}, body: { key: await keyAfter(key), make: [], add } })
}

/** The key of the second request. */
async function keyAfter(key: string): Promise<string> {
  const said = new TextEncoder().encode('amparo/v1/recording/sealed\n')
  const bytes = new Uint8Array([...said, ...fromBase64(key)])
  return toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}
