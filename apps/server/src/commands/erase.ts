import { parseArgs } from 'node:util'
import { entry, eraseReasons, label, type EraseReasonCode } from '@amparo/vocabulary'
import { gate } from '../db/actor.ts'
import { rewriteWhatWasErased } from '../db/rewrite.ts'
import { namesOf } from '../db/schema.ts'
import { homeFolder } from '../host/home.ts'
import { asEraser, officesOf, openHost, type Host, type Progress } from '../host/host.ts'
import { erasableClaim, eraseClaims, type ErasableClaim } from '../register/erasure.ts'
import { askingOnTerminal } from './ask.ts'

/** What the operator asked for. */
interface Wish {
  readonly claims: readonly string[]
  readonly reason: EraseReasonCode
  readonly office: string | undefined
}

/**
 * Erases what claims say, and what PostgreSQL's files keep of it. For whoever owns the machine: the office must not be running
 * on the same home. Prints numbers, codes and days, no content. Run again for the same claims, it says that they are erased
 * and looks after the files once more, so it may be cut off at any moment.
 */
export async function erase(say: Progress, rest: readonly string[]): Promise<void> {
  const wish = wishIn(rest)
  await using host = await openHost(homeFolder(), say)
  await checkOwner(host)
  const slug = await officeOf(host, wish.office)
  const claims = await asEraser(host, slug, (eraser) =>
    eraser.read(gate, async (tx) => {
      const found: ErasableClaim[] = []
      for (const id of wish.claims) found.push(checked(await erasableClaim(tx, id), id))
      return found
    }),
  )
  const open = claims.filter(({ erased }) => erased === null)
  for (const claim of claims) say(said(claim))
  if (open.length > 0) await eraseThem(host, slug, open, wish.reason, say)
  await lookAfterFiles(host, slug, say)
}

const USAGE = `Say which claims, and why: erase --claim <number> --reason <code>. --claim may stand there more than once.
Reasons:
${Object.values(eraseReasons.entries)
  .map((reason) => `  ${reason.code.padEnd(21)}${label(reason, 'en')}`)
  .join('\n')}`

function wishIn(rest: readonly string[]): Wish {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...rest],
    options: { claim: { ...text, multiple: true }, reason: text, office: text },
  })
  const { claim: claims = [], reason = '', office } = values
  if (
    claims.length === 0 ||
    !claims.every((id) => /^[1-9][0-9]{0,17}$/.test(id)) ||
    !isReason(reason)
  )
    throw new Error(USAGE)
  return { claims: [...new Set(claims)], reason, office }
}

function isReason(code: string): code is EraseReasonCode {
  return entry('erase-reason', code) !== undefined
}

/** PostgreSQL's own statistics keep values too, and only a superuser can have them written anew. */
async function checkOwner({ admin }: Host): Promise<void> {
  const { rows } = await admin.query<{ owner: boolean }>(
    'select rolsuper as owner from pg_roles where rolname = current_user',
  )
  if (rows[0]?.owner !== true)
    throw new Error(
      'Only the owner of PostgreSQL (a superuser) can erase. Nothing was erased. Set DATABASE_URL to that login for this command alone.',
    )
}

/** The office that is meant: the one named, else the only real one, else the demo. */
export async function officeOf(host: Host, named: string | undefined): Promise<string> {
  const offices = await officesOf(host)
  const real = offices.filter(({ kind }) => kind === 'real')
  const meant = named === undefined ? (real.length > 0 ? real : offices) : offices
  const fitting = meant.filter(({ slug }) => named === undefined || slug === named)
  const [office] = fitting
  if (office === undefined || fitting.length > 1)
    throw new Error(
      `Which office? Say --office and one of: ${offices.map(({ slug }) => slug).join(', ') || 'none is here'}.`,
    )
  return office.slug
}

function checked(claim: ErasableClaim | undefined, id: string): ErasableClaim {
  if (claim === undefined) throw new Error(`There is no claim ${id}. Nothing was erased.`)
  if (claim.retracts)
    throw new Error(
      `Claim ${id} only takes another one back: it says nothing that could be erased. Nothing was erased.`,
    )
  return claim
}

function said({ id, property, subject, recordedAt, erased }: ErasableClaim): string {
  const day = recordedAt.toISOString().slice(0, 10)
  const what = `Claim ${id}: ${property} of subject ${subject}, recorded on ${day}`
  return erased === null
    ? `${what}.`
    : `${what}. Erased already, on ${erased.on} (record number ${erased.entry}; ${erased.reason}).`
}

async function eraseThem(
  host: Host,
  slug: string,
  claims: readonly ErasableClaim[],
  reason: EraseReasonCode,
  say: Progress,
): Promise<void> {
  const ids = claims.map(({ id }) => id)
  await confirm(say, slug, ids, reason)
  const done = await asEraser(host, slug, (eraser) =>
    eraser.change(gate, (change) => eraseClaims(change, ids, reason)),
  )
  for (const [id, number] of done)
    say(`Claim ${id} is erased. That it was, when and why stays, as record number ${number}.`)
}

async function confirm(
  say: Progress,
  slug: string,
  ids: readonly string[],
  reason: EraseReasonCode,
): Promise<void> {
  const words = `erase ${ids.join(' ')}`
  say(`\nOffice ${slug}. Reason: ${label(eraseReasons.entries[reason], 'en')}.`)
  say('What these claims say is destroyed. Nobody can bring it back or prove later what it was.')
  using asking = askingOnTerminal(say)
  const answer = await asking.ask(`Type “${words}” to go on:`)
  if (answer !== words) throw new Error('Nothing was erased.')
}

async function lookAfterFiles(host: Host, slug: string, say: Progress): Promise<void> {
  say(
    'Writing the tables anew, so that nothing lies in old files. If this is cut off, run it again.',
  )
  const remaining = await rewriteWhatWasErased(host.admin, namesOf(slug))
  for (const line of remaining) say(`NOT GONE YET: ${line}`)
  if (remaining.length > 0) process.exitCode = 1
  else
    say(
      `Nothing of it is left in the files of PostgreSQL${host.data === null ? '' : ` (${host.data})`}.`,
    )
  say(
    'Not reached from here: backups, exports and copies of the disk made before now, which hold it until whoever has them erases it; ' +
      'the message, the paper or the other claims that say the same; and freed blocks of the disk itself, which only an encrypted volume covers.',
  )
}
