import { randomBytes } from 'node:crypto'
import { updateWordings, type UpdateWording } from '@amparo/register'
import { newIdentity, recipientOf, sealDocument, type Mailbox, type Recipient } from '@amparo/seal'
import { showDue } from '../enquirers/showing.ts'
import {
  aSender,
  DESK,
  DOOR,
  sealedRequest,
  send,
  sendMessage,
  signedIn,
  type TestOffice,
  type Told,
} from './test-office.ts'

/** The teams of `testPlan`: officers of rights and the head are in the first two, an intake officer in the first, a doctor in the third. */
export const [INTAKE, PROTECTION, MEDICAL] = [1, 2, 3] as const

export const drawn = (): string => randomBytes(16).toString('hex')

export const claim = (property: string, value: object, audience = 0) => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience,
  replaces: null,
})

export const code = (property: string, said: string, audience: number) =>
  claim(property, { kind: 'code', code: said }, audience)

const roles = {
  rights: 'rights-officer',
  intake: 'intake-officer',
  head: 'head',
  medical: 'medical',
} as const
type Who = keyof typeof roles

/** A family with a mailbox, of which one may see what its owner sees. */
export interface Family {
  readonly mailbox: string
  readonly submission: string
  readonly object: unknown
  readonly access: string
  readonly look: () => Promise<{ told: Told; items: { envelope: string; day: string }[] }>
}

type Texts = Readonly<Record<UpdateWording, string>>
const three: Texts = { whole: 'news', come: 'please come', quiet: 'still looking' }

/** Those who speak with families, and what they do. Everybody is invented. */
export class FamiliesDesk {
  readonly office: TestOffice
  readonly #cookies: Readonly<Record<Who, string>>
  readonly #team: Recipient

  private constructor(office: TestOffice, cookies: Readonly<Record<Who, string>>, team: Recipient) {
    this.office = office
    this.#cookies = cookies
    this.#team = team
  }

  static async of(office: TestOffice): Promise<FamiliesDesk> {
    const cookies: Record<string, string> = {}
    for (const [who, role] of Object.entries(roles)) cookies[who] = await signedIn(office, role)
    await office.host.admin.query(`set search_path = ${office.names.schema}`)
    const team = await recipientOf(await newIdentity())
    return new FamiliesDesk(office, cookies as Record<Who, string>, team)
  }

  ask(who: Who, path: string, body: unknown): Promise<Told> {
    return send(this.office.desk, DESK, path, body, { cookie: this.cookieOf(who) })
  }

  async done(who: Who, path: string, body: unknown): Promise<Record<string, unknown>> {
    const told = await this.ask(who, path, body)
    if (told.status !== 200) throw new Error(`${path}: ${told.status} ${told.text}`)
    return told.body
  }

  cookieOf(who: Who): string {
    return this.#cookies[who]
  }

  async rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.office.host.admin.query<Record<string, unknown>>(sql, values)).rows
  }

  async person(audience = 0): Promise<string> {
    const name = claim('person.name', { kind: 'name', text: `Synthetic ${drawn()}` }, audience)
    const told = await this.done('rights', '/api/subjects', { kind: 'person', claims: [name] })
    return String(told['subject'])
  }

  async said(person: string, one: ReturnType<typeof claim>): Promise<void> {
    await this.done(whoIn(one.audience), `/api/subjects/${person}/claims`, { claims: [one] })
  }

  async below(owner: string, kind: string, one: ReturnType<typeof claim>): Promise<string> {
    const path = `/api/subjects/${owner}/below`
    const told = await this.done(whoIn(one.audience), path, { kind, claims: [one] })
    return String(told['subject'])
  }

  async inCustody(person: string, audience: number, what: string): Promise<void> {
    const place = claim('custody.place', { kind: 'text', text: 'Synthetic yard' }, audience)
    const custody = await this.below(person, 'custody', place)
    await this.below(custody, 'point', code('point.type', what, audience))
  }

  /** A decision about two people, of an audience. */
  async decideSame(one: string, other: string, audience: number): Promise<void> {
    const { facts } = await this.done('rights', '/api/matching/pair', { one, other })
    const said = { verdict: 'same', words: 'Synthetic reason.', once: drawn() }
    await this.done('rights', '/api/matching/decide', { one, other, facts, audience, ...said })
  }

  async takeApart(person: string, audience: number): Promise<void> {
    const body = { audience, words: 'They are two.', once: drawn() }
    await this.done('rights', `/api/subjects/${person}/apart`, body)
  }

  /** A search is closed, for the protection team, by what the person said there of their family. */
  async notWished(person: string): Promise<void> {
    const said = { topic: 'search', audience: PROTECTION, words: 'Synthetic.' }
    const path = `/api/subjects/${person}`
    await this.done('rights', `${path}/closing/open`, { ...said, once: drawn() })
    const page = await this.done('rights', `${path}/open`, {})
    const { facts } = page['closings'] as { facts: { audience: number; facts: string }[] }
    await this.done('rights', `${path}/closing/close`, {
      ...said,
      contact: 'person',
      family: 'not-wished',
      informedOn: null,
      facts: facts.find(({ audience }) => audience === PROTECTION)?.facts,
      people: 1,
      once: drawn(),
    })
  }

  async sealed(text: string): Promise<string> {
    return Buffer.from(await sealDocument([this.#team], { text })).toString('base64')
  }

  async enquirer(
    person: string,
    given: {
      readonly audience?: number
      readonly handle?: string
      readonly seq?: number
      readonly key?: string
    } = {},
  ): Promise<{ readonly id: string; readonly handle: string; readonly tookBack: boolean }> {
    const { audience = INTAKE, handle = drawn(), seq = 1, key = drawn() } = given
    const envelope = await this.sealed('who asks')
    const commit = randomBytes(32).toString('base64')
    const body = { person, audience, handle, seq, key, envelope, commit }
    const told = await this.done('rights', '/api/enquirers', body)
    return { id: String(told['enquirer']), handle, tookBack: told['tookBack'] === true }
  }

  /** Somebody wrote, and an officer has opened it. */
  async family(): Promise<Family> {
    const to = await this.unopened()
    await this.done('intake', `/api/submissions/${to.submission}/open`, {})
    return to
  }

  async unopened(): Promise<Family> {
    return this.#familyOf((await sendMessage(this.office)).mailbox)
  }

  /** An officer wrote down what somebody told, and has opened it. */
  async broughtBy(who: Who): Promise<Family> {
    const sender = await aSender(this.office)
    const request = await sealedRequest(this.office, sender)
    const given = { ...request, way: 'phone', keepsCode: true }
    await this.done(who, '/api/submissions/record', given)
    const to = await this.#familyOf(sender.mailbox)
    await this.done(who, `/api/submissions/${to.submission}/open`, {})
    return to
  }

  async #familyOf(mailbox: Mailbox): Promise<Family> {
    const shown = { id: mailbox.id, access: Buffer.from(mailbox.access).toString('base64') }
    const [row] = await this.rows(
      `select s.id::text, s.object from submission s where s.mailbox = decode($1, 'hex')`,
      mailbox.id,
    )
    const look = async () => {
      const told = await send(this.office.door, DOOR, '/api/mailbox/open', shown)
      return { told, items: told.body['items'] as { envelope: string; day: string }[] }
    }
    const { id, object } = row ?? {}
    return { mailbox: mailbox.id, submission: String(id), object, access: shown.access, look }
  }

  async wordings(texts: Texts = three) {
    const each = updateWordings.map(async (word) => {
      const envelope = await this.sealed(texts[word])
      return [word, { envelope, copy: await this.sealed(texts[word]) }] as const
    })
    return Object.fromEntries(await Promise.all(each)) as Record<
      UpdateWording,
      { readonly envelope: string; readonly copy: string }
    >
  }

  async release(to: Family, person: string, texts: Texts = three, who: Who = 'intake') {
    const { id, handle } = await this.enquirer(person)
    const given = await this.wordings(texts)
    const body = { submission: to.submission, seq: 1, prev: null, ...given }
    return {
      told: await this.ask(who, `/api/enquirers/${id}/release`, body),
      given,
      enquirer: id,
      handle,
    }
  }

  /** The hour comes for this mailbox, and for no other. */
  async hourComes({ mailbox }: Family): Promise<void> {
    await this.rows(
      `update family_update set shown_from = now() - interval '1 minute' where mailbox = decode($1, 'hex')`,
      mailbox,
    )
    await showDue(this.office.app, new Date())
  }

  /** Its sender wants nothing more in it. */
  async close({ mailbox, access }: Family): Promise<void> {
    const told = await send(this.office.door, DOOR, '/api/mailbox/decline', { id: mailbox, access })
    if (told.status !== 200) throw new Error(`closing: ${told.text}`)
  }

  /** What stands beside its message about updates: which, why, and by which entry. */
  async toldOf({ submission, object }: Family): Promise<string[]> {
    const rows = await this.rows(
      `select s.kind, s.reason, e.body from submission_step s join entry e on e.id = s.entry
       where s.submission = $1 and s.kind like 'update-%' and e.object = $2 order by s.id`,
      submission,
      object,
    )
    return rows.map(({ kind, reason, body }) => {
      const entered = /kind (\S+)/.exec(String(body))?.[1]
      return `${String(kind)} ${String(reason)} by ${String(entered)}`
    })
  }

  /** Whoever released what waits here leaves the team, and is back once the test is over. */
  async releaserLeaves({ mailbox }: Family): Promise<AsyncDisposable> {
    const [gone] = await this.rows(
      `delete from membership m using family_update u
       where u.mailbox = decode($1, 'hex') and m.staff = u.staff and m.team = u.audience
       returning m.staff, m.team, m.entry, m.tx`,
      mailbox,
    )
    const { staff, team, entry, tx } = gone ?? {}
    const back = `insert into membership (staff, team, entry, tx) values ($1, $2, $3, $4)`
    return {
      [Symbol.asyncDispose]: async () => {
        await this.rows(back, staff, team, entry, tx)
      },
    }
  }

  async waiting({ mailbox }: Family): Promise<number> {
    const of = `select from family_update where mailbox = decode($1, 'hex')`
    return (await this.rows(of, mailbox)).length
  }
}

function whoIn(audience: number): Who {
  return audience === MEDICAL ? 'medical' : 'rights'
}

type Recorded = (desk: FamiliesDesk, person: string, audience: number) => Promise<unknown>

const act =
  (type: string): Recorded =>
  (desk, person, audience) =>
    desk.below(person, 'act', code('act.type', type, audience))
const told =
  (property: string, value: string): Recorded =>
  (desk, person, audience) =>
    desk.said(person, code(property, value, audience))
const point =
  (what: string): Recorded =>
  (desk, person, audience) =>
    desk.inCustody(person, audience, what)

/** What no mailbox tells, each as somebody of a team records it. */
export const badReasons: Readonly<Record<string, Recorded>> = {
  dead: told('person.alive', 'dead'),
  killed: act('LIFE.SUSPICIOUS'),
  restricted: act('RESTRICTED'),
  threatened: act('INT.DEATHTHREAT'),
  expelled: act('MOV.EXPEL'),
  sentenced: point('sentence'),
  'dead in custody': point('death-in-custody'),
  punished: told('person.telling-outcome', 'pressure-or-punishment'),
}

/** What a mailbox may tell of. */
export const nothingBad: Readonly<Record<string, Recorded>> = {
  nothing: async () => {},
  alive: told('person.alive', 'alive'),
  beaten: act('INT.ASSAULT'),
  released: point('release'),
  'shot at': act('LIFE.ATTEMPT'),
}
