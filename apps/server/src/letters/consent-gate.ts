import type { LeftOutReason } from '@amparo/contract'
import { officeAudience } from '@amparo/register'
import {
  namedByPurpose,
  type ConsentRecipientCode,
  type HandingPurposeCode,
} from '@amparo/vocabulary'
import { Leaving } from '../lists/onward.ts'
import { OutcomeReader } from '../lists/outcome-store.ts'
import { agreedOf, type AgreedLine } from '../consents/agreed-of.ts'
import type { Reading } from '../db/office.ts'

/** For what, and to whom, something is to leave the office. */
export interface Reach {
  readonly purpose: HandingPurposeCode
  readonly recipient: ConsentRecipientCode
}

/** Whether somebody may be named in what leaves. `counted`: it may still say that there is one more. */
export type Gate =
  | { readonly named: true }
  | { readonly named: false; readonly reason: LeftOutReason; readonly counted: boolean }

/** A letter to an authority. */
const BY_LETTER: Reach = { purpose: 'RAISE_NAMED', recipient: 'authorities' }

/** By what was agreed to about one person. Whatever is not a plain yes to this very recipient is a no, and so is silence. */
export function gateOf(agreed: readonly AgreedLine[], reach = BY_LETTER): Gate {
  const reason = whyNot(
    agreed.find(({ purpose }) => purpose === reach.purpose),
    reach,
  )
  if (reason === null) return { named: true }
  return { named: false, reason, counted: mayBeCounted(agreed, reach) }
}

function whyNot(line: AgreedLine | undefined, reach: Reach): LeftOutReason | null {
  if (line === undefined) return 'never-asked'
  if (line.limited) return 'limited'
  if (line.differs) return 'differs'
  switch (line.answer) {
    case 'named':
      return reaches(line, reach) ? null : 'not-this-recipient'
    case 'anonymous':
    case 'pseudonym':
      return 'not-by-name'
    case 'ask-each-time':
      return 'ask-each-time'
    default:
      return 'no'
  }
}

/** A number tells of nobody, so nobody has to be asked about it; whoever said no, or asked to be asked, is not in it either. */
function mayBeCounted(agreed: readonly AgreedLine[], reach: Reach): boolean {
  const unnamed = reach.purpose === 'RAISE_NAMED' ? 'RAISE_ANON' : reach.purpose
  const line = agreed.find(({ purpose }) => purpose === unnamed)
  if (line === undefined) return true
  return !['no', 'ask-each-time'].includes(line.answer) && !line.limited && reaches(line, reach)
}

/** An answer that names no recipients is to whoever its purpose names. */
function reaches({ recipients }: AgreedLine, { purpose, recipient }: Reach): boolean {
  if (recipients.length === 0) return namedByPurpose[purpose] === recipient
  return recipients.includes(recipient)
}

/** Whether what was done to somebody may be told to this recipient as long as nothing says who it is. */
export function mayGoUnnamed(agreed: readonly AgreedLine[], reach: Reach): boolean {
  const line = agreed.find(({ purpose }) => purpose === reach.purpose)
  return whyNot(line, reach) === 'not-by-name' && line !== undefined && reaches(line, reach)
}

/** Whoever is named by nothing but lists that may not be passed on; a number would pass them on as well. */
const STAYS: Gate = { named: false, reason: 'not-onward', counted: false }

/** Whoever was brought by a list that was taken back since. */
const GONE: Gate = { named: false, reason: 'taken-back', counted: false }

/** What counts for each of these people now, as far as the actor may find out. */
export async function gatesOf(
  tx: Reading,
  people: readonly string[],
  reach = BY_LETTER,
): Promise<ReadonlyMap<string, Gate>> {
  const each = [...new Set(people)]
  const agreed = await agreedOf(tx, each)
  const unnamed = await new Leaving(tx).unnamed(each)
  const gone = await new OutcomeReader(tx).takenBack(each)
  const barred = (person: string) =>
    gone.has(person) ? GONE : unnamed.has(person) ? STAYS : undefined
  return new Map(
    [...agreed].map(([person, lines]) => [person, barred(person) ?? gateOf(lines, reach)]),
  )
}

/** The gate of one person; of whom nothing was read, nothing was agreed to. */
export function gateAt(gates: ReadonlyMap<string, Gate>, person: string): Gate {
  return gates.get(person) ?? gateOf([])
}

/**
 * The reasons as an audience may be told them: where it does not see the answers they come from, only that somebody's answer
 * allows less.
 */
export async function reasonsFor(
  tx: Reading,
  people: readonly string[],
  audience: number,
): Promise<(person: string, reason: LeftOutReason) => LeftOutReason> {
  const agreed = await agreedOf(tx, people, [officeAudience, audience])
  return (person, reason) => {
    if (reason === 'not-onward' || reason === 'taken-back') return reason
    const gate = gateOf(agreed.get(person) ?? [])
    return !gate.named && gate.reason === reason ? reason : 'limited'
  }
}
