import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Role } from '@amparo/contract'
import { DESK, send, sendMessage, signedIn, type TestOffice, type Told } from './test-office.ts'

export const drawn = (): string => randomBytes(16).toString('hex')

/** What a letter is composed with, in synthetic words. */
export const composing = (given: object = {}) => ({
  day: '2026-01-10',
  replyBy: null,
  words: '',
  lastKnown: false,
  sender: { lines: ['Synthetic street 1'], replyAddress: 'Synthetic street 1', place: null },
  addressee: { post: null, holder: null, lines: [] },
  signatory: { name: 'Synthetic Signatory', post: 'Head of the office' },
  cleared: [],
  once: drawn(),
  ...given,
})

const sounds = 'bkrzmdln'
const endings = ['lenka', 'shchuk', 'tski', 'rau', 'mets', 'dun']

/** An invented name that sounds like no other of these, nor like a word of a letter; there are 384. */
export function inventedName(number: number): string {
  const sound = (at: number) => sounds.charAt(at % sounds.length)
  const rest = Math.floor(number / sounds.length)
  const ending = endings[Math.floor(rest / sounds.length) % endings.length] ?? ''
  return `Alena ${sound(number).toUpperCase()}a${sound(rest)}o${ending}`
}

/** What people do with letters in a test, each by the role that may. */
export class LettersDesk {
  readonly office: TestOffice
  readonly #cookies: ReadonlyMap<Role, string>

  private constructor(office: TestOffice, cookies: ReadonlyMap<Role, string>) {
    this.office = office
    this.#cookies = cookies
  }

  static async of(office: TestOffice): Promise<LettersDesk> {
    const roles = ['intake-officer', 'rights-officer', 'head', 'medical'] as const
    const cookies = new Map<Role, string>()
    for (const role of roles) cookies.set(role, await signedIn(office, role))
    return new LettersDesk(office, cookies)
  }

  async ask(path: string, body: unknown, role: Role = 'rights-officer'): Promise<Told> {
    return send(this.office.desk, DESK, path, body, { cookie: this.#cookies.get(role) ?? null })
  }

  /** The same, where nothing but a yes will do. */
  async done(path: string, body: unknown, role: Role = 'rights-officer'): Promise<Told['body']> {
    const told = await this.ask(path, body, role)
    expect(told.status, `${path} ${told.text}`).toBe(200)
    return told.body
  }

  async subject(
    kind: 'person' | 'authority' | 'facility',
    name: string,
    audience = 0,
  ): Promise<string> {
    const claim = {
      property: `${kind}.name`,
      value: { kind: 'name', text: name },
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 2,
      saidOn: '2026-01-01',
      audience,
      replaces: null,
    }
    return String((await this.done('/api/subjects', { kind, claims: [claim] }))['subject'])
  }

  /** One more thing known of somebody, first-hand. */
  async claimed(
    subject: string,
    property: string,
    value: object,
    audience = 0,
    source: object = { kind: 'office' },
  ): Promise<void> {
    const claim = { property, value, source, audience, replaces: null }
    const how = { directness: 'first-hand', credibility: 2, saidOn: today() }
    await this.done(`/api/subjects/${subject}/claims`, { claims: [{ ...claim, ...how }] })
  }

  /** Something that stands under somebody: a period of custody, an act, or what stands under one. */
  async below(
    owner: string,
    kind: 'custody' | 'point' | 'act' | 'involvement',
    values: Readonly<Record<string, object>>,
    audience = 0,
  ): Promise<string> {
    const how = { directness: 'first-hand', credibility: 2, saidOn: today(), audience }
    const claim = { source: { kind: 'office' }, ...how, replaces: null }
    const claims = Object.entries(values).map(([name, value]) => ({
      ...claim,
      property: `${kind}.${name}`,
      value,
    }))
    const told = await this.done(`/api/subjects/${owner}/below`, { kind, claims })
    return String(told['subject'])
  }

  /** Something that happened. */
  async event(title: string): Promise<string> {
    const claim = {
      property: 'event.title',
      value: { kind: 'text', text: title },
      source: { kind: 'office' },
      directness: 'first-hand',
      credibility: 2,
      saidOn: '2026-01-01',
      audience: 0,
      replaces: null,
    }
    const told = await this.done('/api/subjects', { kind: 'event', claims: [claim] })
    return String(told['subject'])
  }

  /** A message of the intake team. */
  async message(): Promise<string> {
    await sendMessage(this.office)
    const { rows } = await this.office.host.admin.query<{ id: string }>(
      `select max(id)::text as id from ${this.office.names.schema}.submission`,
    )
    return rows[0]?.id ?? ''
  }

  async answered(message: string, given: object): Promise<void> {
    await this.done(`/api/submissions/${message}/consents/record`, {
      person: null,
      given: '2026-01-02',
      standing: 'self',
      means: 'spoken-remotely',
      language: 'be',
      assent: null,
      lines: [{ purpose: 'RAISE_NAMED', answer: 'named', recipients: [] }],
      note: null,
      ...given,
    })
  }

  /** Somebody who may be named to the authorities. */
  async nameable(name: string, message: string, audience = 0): Promise<string> {
    const person = await this.subject('person', name, audience)
    await this.answered(message, { person })
    return person
  }

  plan(authority: string, people: readonly string[], given: object = {}) {
    return {
      authority,
      copied: [],
      language: 'en',
      form: 'letter',
      audience: 0,
      follows: null,
      asked: people.map((person) => ({ person, kind: 'whereabouts' })),
      ...given,
    }
  }

  async written(authority: string, people: readonly string[], given: object = {}): Promise<string> {
    const body = { ...this.plan(authority, people), once: drawn(), ...given }
    return String((await this.done('/api/letters', body))['letter'])
  }

  /** Composed; whoever it mentions by the way is cleared. */
  async composed(letter: string, given: object = {}): Promise<number> {
    const path = `/api/letters/${letter}/compose`
    const { paper, mentions } = await this.done(path, composing(given))
    if (paper !== null) return Number(paper)
    const people = new Set((mentions as { person: string }[]).map(({ person }) => person))
    const cleared = [...people].map((person) => ({ person, words: 'Somebody else is meant.' }))
    return Number((await this.done(path, composing({ ...given, cleared })))['paper'])
  }

  /** Composed, signed and sent. */
  async sent(letter: string, on: string, answerBy: string | null = null): Promise<void> {
    const paper = await this.composed(letter)
    await this.done(`/api/letters/${letter}/sign`, { paper, once: drawn() }, 'head')
    await this.done(`/api/letters/${letter}/send`, { channel: 'post', on, answerBy, once: drawn() })
  }

  /** The newest wording of a letter as a Word file, kept once more as the office's own. */
  async template(language: string, form: string, after: number): Promise<void> {
    const which = { language, form }
    const { docx } = await this.done('/api/letter-templates/open', { ...which, version: null })
    const told = await this.done('/api/letter-templates', { ...which, docx, after }, 'head')
    expect(told['problems']).toEqual([])
  }

  reply(authority: string, letter: string | null, given: object = {}) {
    return {
      authority,
      audience: 0,
      letter,
      kind: 'substantive',
      theirNumber: null,
      dated: null,
      received: today(),
      words: 'Synthetic reply.',
      file: null,
      although: [],
      once: drawn(),
      ...given,
    }
  }

  async replied(authority: string, letter: string | null, given: object = {}): Promise<string> {
    const body = this.reply(authority, letter, given)
    return String((await this.done('/api/replies', body, 'intake-officer'))['reply'])
  }

  plannedMeeting(given: object = {}) {
    return {
      act: 'plan',
      day: today(),
      hour: '10:30',
      place: 'Synthetic square 1',
      theirs: 'A deputy minister',
      ours: 'The head of the office',
      words: null,
      ...given,
    }
  }

  noteOfMeeting(given: object = {}) {
    return { ...this.plannedMeeting(), act: 'note', words: 'Synthetic note.', ...given }
  }

  async met(authority: string, first: object, audience = 0): Promise<string> {
    const body = { authority, audience, first, once: drawn() }
    return String((await this.done('/api/meetings', body))['meeting'])
  }

  promise(authority: string, given: object = {}) {
    return {
      kind: 'promise',
      authority,
      audience: 0,
      meeting: null,
      reply: null,
      byWhom: 'A deputy minister',
      words: 'Synthetic promise.',
      said: today(),
      due: null,
      about: [],
      once: drawn(),
      ...given,
    }
  }

  async promised(authority: string, given: object = {}): Promise<string> {
    const body = this.promise(authority, given)
    return String((await this.done('/api/commitments', body))['commitment'])
  }

  found(given: object = {}) {
    return {
      standing: 'kept',
      source: 'told',
      reply: null,
      meeting: null,
      on: today(),
      words: 'Synthetic word.',
      once: drawn(),
      ...given,
    }
  }

  answer(person: string, given: object = {}) {
    return {
      person,
      kind: 'whereabouts',
      content: 'confirms',
      quality: 'largely-satisfactory',
      words: 'Synthetic sentence.',
      ...given,
    }
  }
}

export const today = (): string => new Date().toISOString().slice(0, 10)

/** So many days from today. */
export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
