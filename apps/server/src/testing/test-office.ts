import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import {
  bodyHash,
  mailboxAddress,
  mailboxOf,
  newReturnCode,
  sealDocument,
  signIn as signChallenge,
  accessHash,
  hashOf,
  type Mailbox,
  type Recipient,
  type SubmissionDocument,
  type TriageDocument,
} from '@amparo/seal'
import type { Hono } from 'hono'
import type { Pass, Role, WorkChallenge } from '@amparo/contract'
import type { Office } from '../db/office.ts'
import type { OfficeNames } from '../db/schema.ts'
import { eventsTo, type Events } from '../events.ts'
import { folderObjects, type ObjectStore } from '../files/object-store.ts'
import { makeOffice, openOffice, type Host } from '../host/host.ts'
import type { RoomLevel } from '../host/room.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import { deskApp, doorApp, viewerApp } from '../server.ts'
import { copiedOffice, testHost } from './test-database.ts'
import { doneWork } from './work.ts'
import { prepareOffice, writeOffice, type Plan, type PreparedOffice } from '../staff/make-office.ts'

export const DOOR = 'http://door.test'
export const DESK = 'http://desk.test'
export const VIEWER = 'http://viewer.test'

/** An office of its own on the run's PostgreSQL, with both pages, and everybody's keys at hand. Synthetic people. */
export interface TestOffice extends AsyncDisposable {
  readonly host: Host
  readonly slug: string
  readonly names: OfficeNames
  readonly prepared: PreparedOffice
  readonly app: Office
  readonly doorOffice: Office
  readonly door: Hono
  readonly desk: Hono
  readonly viewer: Hono
  readonly objects: ObjectStore
  /** The folder in which `objects` are. */
  readonly objectsFolder: string
  /** What its disk takes; a test may say otherwise. */
  readonly disk: { level: RoomLevel }
  /** What our own bugs were reported as; a test that expects none looks here. */
  readonly bugs: unknown[]
}

/** One person a role, two for intake, and one intake officer in no other team. */
export const testPlan: Plan = {
  name: 'Test office (synthetic)',
  kind: 'demo',
  zone: 'Europe/Minsk',
  intakeTeam: 'intake',
  teams: [
    { code: 'intake', name: 'Intake' },
    { code: 'protection', name: 'Protection' },
    { code: 'medical', name: 'Medical' },
  ],
  people: [
    { name: 'Intake One', role: 'intake-officer', teams: ['intake'] },
    { name: 'Rights One', role: 'rights-officer', teams: ['intake', 'protection'] },
    { name: 'Medical One', role: 'medical', teams: ['medical'] },
    { name: 'Head One', role: 'head', teams: ['intake', 'protection'] },
    { name: 'Auditor One', role: 'auditor', teams: [] },
    { name: 'Operator One', role: 'operator', teams: [] },
  ],
}

/** Low on purpose: these passphrases protect nothing. */
const WORK_FACTOR = 2

/** On the run's PostgreSQL, where that of the usual plan is a copy, or on another that is the office's from then on. */
export async function testOffice(
  plan: Plan = testPlan,
  given: Host | null = null,
): Promise<TestOffice> {
  const make = async (host: Host, slug: string) => {
    const prepared = await prepareOffice(plan, () => {}, WORK_FACTOR)
    await makeOffice(host, { slug, kind: plan.kind }, (owner) => writeOffice(owner, prepared, []))
    return prepared
  }
  if (plan === testPlan && given === null) {
    const { host, slug, prepared } = await copiedOffice(make)
    return openTestOffice(host, slug, prepared)
  }
  const host = given ?? (await testHost())
  const slug = `t${randomBytes(6).toString('hex')}`
  return openTestOffice(host, slug, await make(host, slug))
}

/** One that is there already. */
export async function openTestOffice(
  host: Host,
  slug: string,
  prepared: PreparedOffice,
): Promise<TestOffice> {
  const { app, door: doorOffice, names } = await openOffice(host, slug)
  const bugs: unknown[] = []
  const events: Events = {
    ...eventsTo({ info() {}, warn() {}, error() {} } as never),
    bug: (_where, error) => bugs.push(error),
  }
  const home = await temporaryHome()
  const objectsFolder = join(home.path, 'objects')
  const objects = folderObjects(objectsFolder)
  const disk: { level: RoomLevel } = { level: 'wide' }
  const page = { events, room: async () => disk.level, objects, folder: null }
  return {
    host,
    slug,
    names,
    prepared,
    app,
    doorOffice,
    door: doorApp(doorOffice, prepared.serverKey, { ...page, origins: [DOOR] }),
    desk: deskApp(app, prepared.serverKey, {
      ...page,
      origins: [DESK],
      viewer: VIEWER,
      form: '<!doctype html><script type="application/json" id="intake"></script>',
      log: null,
    }),
    viewer: viewerApp(app, { ...page, origins: [VIEWER], desks: [DESK] }),
    objects,
    objectsFolder,
    disk,
    bugs,
    async [Symbol.asyncDispose]() {
      await home[Symbol.asyncDispose]()
      await app.end()
      await doorOffice.end()
      await host[Symbol.asyncDispose]()
    },
  }
}

export interface Told {
  readonly status: number
  readonly text: string
  readonly body: Record<string, unknown>
  readonly cookie: string | null
}

/** Sends JSON to one of the pages as its own script would. */
export async function send(
  app: Hono,
  origin: string,
  path: string,
  body?: unknown,
  options: { method?: string; cookie?: string | null } = {},
): Promise<Told> {
  const method = options.method ?? (body === undefined ? 'GET' : 'POST')
  const headers: Record<string, string> = {
    host: new URL(origin).host,
    origin,
    'content-type': 'application/json',
  }
  if (options.cookie) headers['cookie'] = options.cookie
  const response = await app.request(`${origin}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (text.startsWith('{') ? JSON.parse(text) : {}) as Record<string, unknown>,
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? null,
  }
}

/** The session cookie of the first person with a role (or the one so named), signed in as a browser does it. */
export async function signedIn(office: TestOffice, who: Role | (string & {})): Promise<string> {
  const person = office.prepared.people.find(({ role, name }) => role === who || name === who)
  if (person === undefined) throw new Error(`nobody is ${who}`)
  const { body } = await send(office.desk, DESK, '/api/sign-in/identity', { handle: person.handle })
  const challenge = String(body['challenge'])
  const signature = signChallenge(
    new Uint8Array(Buffer.from(challenge, 'base64')),
    DESK,
    person.sign,
  )
  const answer = await send(office.desk, DESK, '/api/sign-in', {
    handle: person.handle,
    challenge,
    signature,
  })
  if (answer.cookie === null) throw new Error(`sign-in refused: ${answer.text}`)
  return answer.cookie
}

/** A sender with a return code, and the message they would send. */
export interface Sender {
  readonly mailbox: Mailbox
  readonly document: SubmissionDocument
}

/** `account` and what else matters to the test; everything else is valid and dull. */
export async function aSender(
  office: TestOffice,
  given: Partial<SubmissionDocument> = {},
): Promise<Sender> {
  const mailbox = await mailboxOf(newReturnCode((length) => randomBytes(length)))
  const { body } = await send(office.door, DOOR, '/api/intake')
  const bundle = body['bundle'] as { body: { office: string } }
  const document: SubmissionDocument = {
    v: 1,
    type: 'submission',
    bundle: bodyHash(bundle.body),
    office: bundle.body.office,
    language: 'en',
    day: '2026-01-01',
    telling: 'self',
    account: 'Synthetic account.',
    where: '',
    when: '',
    reach: { way: 'mailbox', contact: '', safety: '' },
    consent: { keep: true, contact: 'mailbox-only', askFirst: true },
    authorities: { told: 'unsaid', reason: '', words: '' },
    taking: null,
    mandate: null,
    mailbox: mailboxAddress(mailbox),
    ...given,
  }
  return { mailbox, document }
}

export type SealedRequest = Awaited<ReturnType<typeof sealedRequest>>

/** What a sender's browser seals, without what it pays with. */
export async function sealedRequest(
  office: TestOffice,
  { mailbox, document }: Sender,
): Promise<{
  envelope: string
  triage: string
  mailbox: { id: string; access: string }
}> {
  const recipient = intakeRecipient(office.prepared)
  const envelope = await sealDocument([recipient], document)
  const triage = await sealDocument([recipient], triageOf(envelope))
  return {
    envelope: Buffer.from(envelope).toString('base64'),
    triage: Buffer.from(triage).toString('base64'),
    mailbox: {
      id: mailbox.id,
      access: Buffer.from(accessHash(mailbox.access) as never).toString('hex'),
    },
  }
}

/** Nothing said of any danger, about this very envelope. */
export function triageOf(
  envelope: Uint8Array,
  given: Partial<TriageDocument> = {},
): TriageDocument {
  return {
    v: 1,
    type: 'triage',
    message: hashOf(envelope),
    language: 'en',
    custody: 'unsaid',
    child: 'unsaid',
    missing: 'unsaid',
    danger: 'unsaid',
    hurt: 'unsaid',
    reach: 'unknown',
    ...given,
  }
}

export function intakeRecipient({ teams, plan }: PreparedOffice): Recipient {
  const team = teams.find(({ code }) => code === plan.intakeTeam)
  if (team === undefined) throw new Error('no intake team')
  return team.recipient
}

/** The work for something sealed, done as the page does it. */
export async function aPass(
  app: Hono,
  origin: string,
  { envelope, triage }: Pick<SealedRequest, 'envelope' | 'triage'>,
): Promise<Pass> {
  const size = Buffer.byteLength(envelope, 'base64') + Buffer.byteLength(triage, 'base64')
  const { body } = await send(app, origin, '/api/work', { size })
  return { kind: 'work', ...(await doneWork(body['challenge'] as WorkChallenge)) }
}

/** Hands in what was sealed, paid for by work. */
export async function handInAt(app: Hono, origin: string, request: SealedRequest): Promise<Told> {
  const pass = await aPass(app, origin, request)
  return send(app, origin, '/api/submissions', { ...request, pass })
}

/** Sends a message through the door; the acknowledgement, and what was sent. */
export async function sendMessage(
  office: TestOffice,
  given: Partial<SubmissionDocument> = {},
): Promise<Sender & { told: Told; request: Awaited<ReturnType<typeof sealedRequest>> }> {
  const sender = await aSender(office, given)
  const request = await sealedRequest(office, sender)
  return { ...sender, request, told: await handInAt(office.door, DOOR, request) }
}
