import {
  openDocument,
  sealDocument,
  sign,
  signedBy,
  type Identity,
  type Recipient,
  type SigningKey,
  type StaffMember,
} from '@amparo/seal'
import { areFindings, readFindings, type FindingsBody } from '@amparo/seal/findings'
import { fromBase64, toBase64 } from './base64.ts'

/** What the viewer computed of a file, and of which. */
export interface FindingsInput extends Omit<FindingsBody, 'v' | 'type'> {
  readonly team: number
}

/** `foreign`: sealed to the team, and signed by nobody on the staff list; or of another file. */
export type OpenedFindings =
  | { readonly verdict: 'findings'; readonly body: FindingsBody; readonly signedBy: string }
  | { readonly verdict: 'not-opened' | 'foreign' }

/** Signs findings in the officer's name and seals them to the team; null when they are not what a viewer may find. */
export async function sealFindings(
  recipient: Recipient,
  signingKey: SigningKey,
  { team: _team, ...found }: FindingsInput,
): Promise<string | null> {
  const body = { v: 1, type: 'findings', ...wellFormed(found) }
  if (!areFindings(body)) return null
  const signed = sign<FindingsBody>('findings', body, signingKey)
  return toBase64(await sealDocument([recipient], signed))
}

/** A text cut at a length may end in half a character, which no canonical form can carry. */
function wellFormed<T extends Pick<FindingsBody, 'inside'>>(found: T): T {
  if (found.inside === null) return found
  const facts = found.inside.facts.map(({ name, value }) => ({
    name: name.toWellFormed(),
    value: value.toWellFormed(),
  }))
  return { ...found, inside: { ...found.inside, facts } }
}

/** Opens findings kept beside a file. Anybody can seal to a team, the server too: what counts is who signed. */
export async function openFindings(
  keys: readonly Identity[],
  members: readonly StaffMember[],
  { envelope, described }: { readonly envelope: string; readonly described: string },
): Promise<OpenedFindings> {
  const opened = await openDocument(keys, fromBase64(envelope))
  if (opened.verdict !== 'document') return { verdict: 'not-opened' }
  const read = readFindings(opened.document)
  const signer = members.find(({ sign: key }) => signedBy('findings', opened.document, key))
  const isTheirs = read.verdict === 'ok' && read.document.described === described
  if (!isTheirs || signer === undefined) return { verdict: 'foreign' }
  return { verdict: 'findings', body: read.document, signedBy: signer.name }
}
