import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { entry, eraseReasons, label, type EraseReasonCode } from '@amparo/vocabulary'
import { versionsOf } from '../accounts/account-erasure.ts'
import { versionsOf as versionsOfEnquirers } from '../enquirers/enquirer-erasure.ts'
import { noteErased } from '../backup/tombstones.ts'
import { drillFolder } from '../backup/drill-folder.ts'
import { dropSlot } from '../backup/newer.ts'
import { gate } from '../db/actor.ts'
import type { Erasable } from '../db/erasing.ts'
import type { Reading } from '../db/office.ts'
import { rewriteWhatWasErased } from '../db/rewrite.ts'
import { namesOf } from '../db/schema.ts'
import { homeFolder } from '../host/home.ts'
import { asEraser, officesOf, openHost, type Host, type Progress } from '../host/host.ts'
import { askingOnTerminal } from './ask.ts'
import { KINDS, kindNames, type KindName } from './erasable-kinds.ts'

/** One record, named by its kind and its number. */
interface Target {
  readonly kind: KindName
  readonly id: string
}

/** What the operator asked for. */
interface Wish {
  readonly targets: readonly Target[]
  /** Records of people: of all who ask for them, every version. */
  readonly askedFor: readonly string[]
  readonly reason: EraseReasonCode
  readonly office: string | undefined
}

interface Found extends Erasable {
  readonly target: Target
}

/**
 * Erases what records say, and what PostgreSQL's files keep of it. For whoever owns the machine: the office must not be running
 * on the same home. Prints numbers, codes and days, no content. Run again for the same records, it says that they are erased
 * and looks after the files once more, so it may be cut off at any moment.
 */
export async function erase(say: Progress, rest: readonly string[]): Promise<void> {
  const wish = wishIn(rest)
  await using host = await openHost(homeFolder(), say)
  await checkOwner(host)
  const slug = await officeOf(host, wish.office)
  const found = await asEraser(host, slug, (eraser) =>
    eraser.read(gate, async (tx) => {
      const all: Found[] = []
      for (const target of await eachVersion(tx, wish))
        all.push(checked(await KINDS[target.kind].of.find(tx, target.id), target))
      return all
    }),
  )
  const open = found.filter(({ erased }) => erased === null)
  for (const one of found) say(said(one))
  if (open.length > 0) await eraseThem(host, slug, open, wish.reason, say)
  await lookAfterFiles(host, slug, say)
}

const USAGE = `Say what, and why: erase --claim <number> --reason <code>. What is named may stand there more than once.
  --claim <number>             what a claim says
  --account <number>           an account with all its versions; <number>/<version> for one version alone
  --enquirer <number>          somebody who asks for a person, with all their versions; <number>/<version> for one alone
  --enquirers-of <person>      everybody who asks for this record of a person, with all their versions
  --closing <number>           the reasons in writing of a step of a search or a closing
  --examination <number>       all that one word about an examination says
  --consent <number>           the note beside a consent
  --decision <number>          the written reason of a decision between consents
  --paper <letter>/<number>    a paper of a letter: the Word file and the PDF
  --match <number>             the reasons in writing of a decision about two people
  --clearing <letter>/<number>/<person>  why a name in a paper is somebody else's
  --withdrawal <letter>        the reason in writing why a letter was withdrawn
  --reply <number>             what a reply says: its words, its document, its number
  --answer <number>            the sentence of a reply beside an answer
  --row <version>/<number>     a row of a partner's list, as it came; the version by its number in the office
  --list <version>             what the columns of a version of a list are called, and how they were read
  --meeting <meeting>/<number> all words of a plan or note of a meeting
  --commitment <number>        the words of a promise or demand, and who said them
  --following <number>         what was written about what became of one
Reasons:
${Object.values(eraseReasons.entries)
  .map((reason) => `  ${reason.code.padEnd(29)}${label(reason, 'en')}`)
  .join('\n')}`

function wishIn(rest: readonly string[]): Wish {
  const text = { type: 'string' } as const
  const many = { ...text, multiple: true } as const
  const { values } = parseArgs({
    args: [...rest],
    options: {
      claim: many,
      account: many,
      enquirer: many,
      'enquirers-of': many,
      closing: many,
      examination: many,
      consent: many,
      decision: many,
      paper: many,
      clearing: many,
      match: many,
      withdrawal: many,
      reply: many,
      answer: many,
      row: many,
      list: many,
      meeting: many,
      commitment: many,
      following: many,
      reason: text,
      office: text,
    },
  })
  const targets = kindNames.flatMap((kind) =>
    [...new Set(values[kind])].map((id) => ({ kind, id })),
  )
  const { reason = '', office } = values
  const askedFor = [...new Set(values['enquirers-of'])]
  const isSomething = targets.length + askedFor.length > 0
  const areNamed = targets.every(isNamed) && askedFor.every((id) => NUMBER.test(id))
  if (!isSomething || !areNamed || !isReason(reason)) throw new Error(USAGE)
  return { targets, askedFor, reason, office }
}

function isNamed({ kind, id }: Target): boolean {
  const isNumber = NUMBER.test(id)
  switch (kind) {
    case 'account':
      return isNumber || VERSION.test(id)
    case 'enquirer':
      return isNumber || PAPER.test(id)
    case 'paper':
    case 'meeting':
      return PAPER.test(id)
    case 'row':
      return ROW.test(id)
    case 'clearing':
      return CLEARING.test(id)
    default:
      return isNumber
  }
}

const NUMBER = /^[1-9][0-9]{0,17}$/
const VERSION = /^[1-9][0-9]{0,17}\/[1-9][0-9]?$/
const PAPER = /^[1-9][0-9]{0,17}\/[1-9][0-9]{0,2}$/
const ROW = /^[1-9][0-9]{0,17}\/[1-9][0-9]{0,5}$/
const CLEARING = /^[1-9][0-9]{0,17}\/[1-9][0-9]{0,2}\/[1-9][0-9]{0,17}$/

/** Each record by itself: an account or an enquirer named without a version stands for all of theirs. */
async function eachVersion(tx: Reading, { targets, askedFor }: Wish): Promise<readonly Target[]> {
  const each: Target[] = []
  for (const { kind, id } of targets) {
    const versions = await versionsNamed(tx, { kind, id })
    if (versions.length === 0)
      throw new Error(`There is no ${KINDS[kind].name.toLowerCase()} of ${id}. Nothing was erased.`)
    each.push(...versions.map((one) => ({ kind, id: one })))
  }
  for (const person of askedFor) {
    const versions = await versionsOfEnquirers(tx, { person })
    if (versions.length === 0)
      throw new Error(`Nobody asks for the record ${person}. Nothing was erased.`)
    each.push(...versions.map((id) => ({ kind: 'enquirer' as const, id })))
  }
  return each.filter(
    (one, at) => each.findIndex(({ kind, id }) => kind === one.kind && id === one.id) === at,
  )
}

async function versionsNamed(tx: Reading, { kind, id }: Target): Promise<readonly string[]> {
  if (!NUMBER.test(id)) return [id]
  if (kind === 'account') return versionsOf(tx, id)
  return kind === 'enquirer' ? versionsOfEnquirers(tx, { enquirer: id }) : [id]
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

function checked(found: Erasable | undefined, target: Target): Found {
  const { name } = KINDS[target.kind]
  if (found === undefined)
    throw new Error(`There is no ${name.toLowerCase()} ${target.id}. Nothing was erased.`)
  if (found.isEmpty)
    throw new Error(`${name} ${target.id} says nothing that could be erased. Nothing was erased.`)
  return { ...found, target }
}

function said({ target, what, recordedAt, erased }: Found): string {
  const day = recordedAt.toISOString().slice(0, 10)
  const line = `${KINDS[target.kind].name} ${target.id}: ${what}, recorded on ${day}`
  return erased === null
    ? `${line}.`
    : `${line}. Erased already, on ${erased.on} (record number ${erased.entry}; ${erased.reason}).`
}

async function eraseThem(
  host: Host,
  slug: string,
  found: readonly Found[],
  reason: EraseReasonCode,
  say: Progress,
): Promise<void> {
  await confirm(say, slug, found, reason)
  const done = await asEraser(host, slug, (eraser) =>
    eraser.change(gate, async (change) => {
      const entries: [Target, string | undefined][] = []
      for (const { target } of inOrder(found))
        entries.push([target, await KINDS[target.kind].of.erase(change, target.id, reason)])
      // Before it is kept: a copy of the database from before must never bring it back.
      await noteErased(change.tx, homeFolder(), slug)
      return entries
    }),
  )
  for (const [{ kind, id }, number] of done)
    if (number !== undefined)
      say(
        `${KINDS[kind].name} ${id} is erased. That it was, when and why stays, as record number ${number}.`,
      )
}

/** Of one kind the older first, so that two who erase the same wait for each other and do not block each other. */
function inOrder(found: readonly Found[]): readonly Found[] {
  return found.toSorted(
    (a, b) =>
      a.target.kind.localeCompare(b.target.kind) ||
      a.target.id.localeCompare(b.target.id, 'en', { numeric: true }),
  )
}

async function confirm(
  say: Progress,
  slug: string,
  found: readonly Found[],
  reason: EraseReasonCode,
): Promise<void> {
  const words = `erase ${found.map(({ target }) => target.id).join(' ')}`
  say(`\nOffice ${slug}. Reason: ${label(eraseReasons.entries[reason], 'en')}.`)
  say('What these records say is destroyed. Nobody can bring it back or prove later what it was.')
  using asking = askingOnTerminal(say)
  const answer = await asking.ask(`Type “${words}” to go on:`)
  if (answer !== words) throw new Error('Nothing was erased.')
}

async function lookAfterFiles(host: Host, slug: string, say: Progress): Promise<void> {
  say(
    'Writing the tables anew, so that nothing lies in old files. If this is cut off, run it again.',
  )
  // Its old log holds it too, and is not kept for copies any more: they begin anew with a full one.
  await dropSlot(host.admin)
  const remaining = await rewriteWhatWasErased(host.admin, namesOf(slug))
  for (const line of remaining) say(`NOT GONE YET: ${line}`)
  if (remaining.length > 0) process.exitCode = 1
  else
    say(
      `Nothing of it is left in the files of PostgreSQL${host.data === null ? '' : ` (${host.data})`}.`,
    )
  for (const sentence of notReached(homeFolder())) say(sentence)
}

/** What an erasure leaves as it is, in sentences. */
export function notReached(home: string): readonly string[] {
  const always =
    'Not reached from here: backups, exports and copies of the disk made before now, which hold it until whoever has them erases it; ' +
    'the message, the paper, the other claims and accounts that say the same; what an officer is just writing and has not kept; and freed blocks of the disk itself, which only an encrypted volume covers.'
  const drill = drillFolder(home)
  return existsSync(drill)
    ? [
        always,
        `NOT REACHED EITHER: ${drill}, the whole office as it was, which a restore drill left that was cut off. It is taken away when the next one begins: verify-backup <folder> --with-key`,
      ]
    : [always]
}
