import type { Role } from '@amparo/contract'
import {
  fingerprint,
  isIdentity,
  newIdentity,
  openDocument,
  publicKeyOf,
  recipientOf,
  sealDocument,
  type Identity,
} from '@amparo/seal'
import { split } from 'shamir-secret-sharing'
import { keepRecipient } from '../backup/source.ts'
import { homeFolder, serverKeyPath, writePrivate } from '../host/home.ts'
import { makeOffice, officesOf, openHost, type Host, type Progress } from '../host/host.ts'
import { volumeOf } from '../host/volume.ts'
import {
  prepareOffice,
  writeOffice,
  type Plan,
  type PlannedPerson,
  type PreparedOffice,
} from '../staff/make-office.ts'
import { roles } from '../staff/role.ts'
import { askingOnTerminal, type Asking } from './ask.ts'
import { byWhichClocks, machineZone, readZone } from './zone.ts'

const ACCEPT = '--accept-unencrypted-volume'

/**
 * Makes a real, empty office in a conversation. Nothing is kept until the recovery key, typed back from paper, has
 * opened a test file; every secret is shown once and then wiped from the screen.
 */
export async function init(say: Progress, rest: readonly string[]): Promise<void> {
  const accepted = acceptedIn(rest)
  const home = homeFolder()
  // Before anything is written there, and again for wherever PostgreSQL put its data.
  if (!accepted) checkVolume(home)
  await using host = await openHost(home, say)
  if (!accepted) checkData(host)
  else say('Going on with a disk that does not look encrypted, as you said.')
  if ((await officesOf(host)).some(({ kind }) => kind === 'real'))
    throw new Error(
      'There is a real office here already. Set AMPARO_HOME to another folder for a second one.',
    )
  using asking = askingOnTerminal(say)
  const plan = await askPlan(asking, say)
  const recovery = await proveRecovery(asking, say)
  say('Making the keys. Each person’s passphrase is wrapped slowly, on purpose.')
  const prepared = await prepareOffice(plan, (done, of) => say(`  ${done} of ${of}`))
  const slug = slugOf(plan.name)
  const key = Buffer.from(prepared.serverKey).toString('base64')
  writePrivate(serverKeyPath(home, slug), key)
  const recipient = await recipientOf(recovery)
  keepRecipient(home, recipient)
  // An office whose people hold no way in yet is not ready: given up in between, it is taken away again.
  await makeOffice(host, { slug, kind: 'real' }, async (owner) => {
    await writeOffice(owner, prepared, [recipient])
    await handOver(asking, say, prepared)
  })
  say(`The office “${plan.name}” is made, and empty. Start it with: npm start`)
}

function acceptedIn(rest: readonly string[]): boolean {
  const unknown = rest.find((flag) => flag !== ACCEPT)
  if (unknown !== undefined)
    throw new Error(`“${unknown}” means nothing to init. It knows ${ACCEPT}.`)
  return rest.includes(ACCEPT)
}

function checkVolume(folder: string): void {
  if (volumeOf(folder) === 'encrypted') return
  throw new Error(
    `The disk under ${folder} is not encrypted, as far as this machine tells. Whoever takes the disk reads the register. ` +
      `Put AMPARO_HOME on an encrypted volume (LUKS, FileVault), or, if it is encrypted in a way that cannot be seen from here, say ${ACCEPT}.`,
  )
}

function checkData({ data }: Host): void {
  if (data !== null) return checkVolume(data)
  throw new Error(
    `Whether the disk of the PostgreSQL that DATABASE_URL names is encrypted cannot be seen from here. If it is, say ${ACCEPT}.`,
  )
}

async function askPlan(asking: Asking, say: Progress): Promise<Plan> {
  const name = await asking.until('Name of the office, as senders will read it:', (answer) =>
    named(answer, 120),
  )
  const zone = await asking.until(
    `Time zone of the places it works on, as Europe/Minsk or Asia/Bangkok (Enter: ${machineZone()}, as on this machine):`,
    (answer) => (answer === '' ? machineZone() : readZone(answer)),
  )
  say(byWhichClocks(zone))
  say(
    '\nWho works here? At least two people, two of them intake or rights officers: they sign, together, what the door seals to.',
  )
  say(`Roles: ${roles.join(', ')}. Empty name: everybody is there.`)
  const people: PlannedPerson[] = []
  for (;;) {
    const who = await asking.ask(`Name of person ${people.length + 1}:`)
    if (who === '' && enough(people)) break
    if (who === '') say('  Two intake or rights officers are needed before the office can open.')
    else people.push(await askPerson(asking, named(who, 120)))
  }
  return {
    name,
    kind: 'real',
    zone,
    intakeTeam: 'intake',
    teams: TEAMS.filter(({ code }) => people.some(({ teams }) => teams.includes(code))),
    people,
  }
}

async function askPerson(asking: Asking, name: string): Promise<PlannedPerson> {
  const role = await asking.until('  Role:', (answer) => {
    const found = roles.find((candidate) => candidate === answer.toLowerCase().replaceAll(' ', '-'))
    if (found === undefined) throw new Error(`One of: ${roles.join(', ')}.`)
    return found
  })
  return { name, role, teams: TEAMS_OF[role] }
}

const TEAMS = [
  { code: 'intake', name: 'Intake' },
  { code: 'protection', name: 'Protection' },
  { code: 'medical', name: 'Medical' },
]

/** Where a role begins. Who checks the office or runs its machine belongs to no team and can open nothing. */
const TEAMS_OF: Readonly<Record<Role, readonly string[]>> = {
  'intake-officer': ['intake'],
  'rights-officer': ['intake', 'protection'],
  medical: ['medical'],
  head: ['protection'],
  auditor: [],
  operator: [],
}

function enough(people: readonly PlannedPerson[]): boolean {
  return people.filter(({ teams }) => teams.includes('intake')).length >= 2
}

function named(answer: string, longest: number): string {
  const name = answer.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (name === '' || name.length > longest || /\p{C}/u.test(name))
    throw new Error(`A name has 1 to ${longest} letters.`)
  return name
}

/** Letters and digits of the name that SQL can carry; the office is called by its name everywhere else. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 24)
    .replace(/-+$/, '')
  return slug === '' || slug === 'demo' ? 'office' : slug
}

/** Shows the recovery key once, and does not go on until it has been typed back and has opened a test file. */
async function proveRecovery(asking: Asking, say: Progress): Promise<Identity> {
  const identity = await newIdentity()
  const test = await sealDocument([await recipientOf(identity)], { v: 1, type: 'recovery-test' })
  say(
    '\nThe recovery key opens every team’s messages and every backup when all other ways are lost.',
  )
  say('Write it on paper, keep it outside this office, and never in this machine.\n')
  await asking.showOnce([`  ${grouped(identity)}`])
  await asking.until('Type it back from the paper (spaces do not matter):', async (answer) => {
    const typed = answer.replaceAll(/\s/g, '').toUpperCase()
    if (!isIdentity(typed))
      throw new Error(
        'Some characters are not as on the screen. Compare the paper, group by group.',
      )
    if ((await openDocument(typed, test)).verdict !== 'document')
      throw new Error('This key does not open the test file.')
  })
  asking.wipe()
  say('The recovery key has opened the test file.\n')
  return identity
}

function grouped(text: string): string {
  return (text.match(/.{1,6}/g) ?? []).join(' ')
}

/** How many shares bring the office key back. */
const SHARES_NEEDED = 2

/** One sheet a person: how to sign in, and a share of the office key; one more share goes with the recovery key. */
async function handOver(asking: Asking, say: Progress, prepared: PreparedOffice): Promise<void> {
  const shares = await split(
    new Uint8Array(prepared.officeKey),
    prepared.sheets.length + 1,
    SHARES_NEEDED,
  )
  const office = fingerprint(publicKeyOf(prepared.officeKey))
  say('Now the sheets, one at a time. Call each person to the screen; nobody else should look.')
  for (const [index, { name, role, handle, passphrase }] of prepared.sheets.entries()) {
    await asking.ask(`\nPress Enter to show the sheet of ${name}.`)
    await asking.showOnce([
      '',
      `  ${name}, ${role}`,
      `  Sign-in name   ${handle}`,
      `  Passphrase     ${passphrase}`,
      `  Office key     ${office}`,
      '                 (behind the office’s name at the desk: it must read the same)',
      `  Share ${index + 1} of the office key (any ${SHARES_NEEDED} bring it back)`,
      `                 ${shareText(shares[index])}`,
    ])
  }
  await asking.ask('\nPress Enter to show the last share, which is kept with the recovery key.')
  await asking.showOnce([`  Share ${shares.length}   ${shareText(shares.at(-1))}`])
}

function shareText(share: Uint8Array | undefined): string {
  return (
    Buffer.from(share ?? [])
      .toString('hex')
      .match(/.{1,4}/g) ?? []
  ).join(' ')
}
