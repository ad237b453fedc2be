import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import {
  type ClaimInput,
  endpoints,
  EntryId,
  type LinkedClaim,
  type Recording,
  refusals,
  SubjectId,
  SubmissionId,
  type RefusalCode,
  type Role,
  type SubmissionSummary,
} from '@amparo/contract'
import { formatEntry, leafData, type Kind } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import { demoOffice, demoTeams } from '@amparo/scenario'
import {
  hashOf,
  isSignIn,
  newSigningKey,
  publicKeyOf,
  recipientOf,
  sign,
  type PublicKey,
  type Urgency,
} from '@amparo/seal'
import {
  identityOf,
  makeDeskKeys,
  random,
  sealAddition,
  sealTriage,
  type Card,
  type DeskKeys,
  type SealedMessage,
} from './desk-keys.ts'
import { DeskRegister } from './desk-register.ts'

/** The header the server sends for the desk. */
export const deskPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types amparo-workers"

const messages = 8
const today = new Date().toISOString().slice(0, 10)

type Name = keyof typeof endpoints
type StepKind = 'open' | 'screen' | 'take' | 'set-aside' | 'put-back' | 'answer' | 'add' | 'decline'

interface Thread {
  readonly id: string
  readonly sealed: SealedMessage
  readonly parts: { seq: number; day: string; envelope: Uint8Array; committed: boolean }[]
  readonly written: {
    seq: number
    day: string
    by: string
    kind: 'answer' | 'notice'
    envelope: Uint8Array
    copy: Uint8Array | null
  }[]
  readonly steps: {
    seq: number
    kind: StepKind
    at: string
    by: string | null
    reason: string | null
    entry: EntryId
  }[]
  state: 'waiting' | 'screened' | 'taken' | 'set-aside'
  /** The newest screening, sealed. */
  screening: string | null
  takenBy: string | null
  mailbox: 'open' | 'declined'
}

/** What a test may change about the server while it runs. */
export interface DeskMood {
  /** The next call of this endpoint gets this refusal. */
  refuse: { readonly name: Name; readonly code: RefusalCode } | null
  /** The staff list names other keys than those in the identity files. */
  foreignKeys: boolean
  /** The server has an office key of its own, and has signed the staff list with it. */
  foreignOffice: boolean
  /** The next part handed out has a flipped byte; its hash is told as it arrived. */
  damage: boolean
  kind: 'demo' | 'real'
}

const calm: DeskMood = {
  refuse: null,
  foreignKeys: false,
  foreignOffice: false,
  damage: false,
  kind: 'demo',
}

const everything = [
  'submission.list',
  'submission.open',
  'submission.answer',
  'submission.take',
  'submission.set-aside',
  'subject.search',
  'subject.open',
  'subject.create',
  'claim.add',
  'claim.retract',
  'draft.keep',
]

const actions: Record<Role, readonly string[]> = {
  'intake-officer': everything,
  'rights-officer': everything,
  medical: everything.filter(
    (action) => !action.startsWith('submission') && action !== 'subject.create',
  ),
  head: [...everything, 'log.read'],
  auditor: ['log.read'],
  operator: [],
}

/** The desk's other side in memory, with real keys, seals and signatures. */
export class DeskServer {
  readonly mood: DeskMood = { ...calm }
  readonly requests: { readonly name: string; readonly path: string; readonly body: string }[] = []
  readonly keys: DeskKeys
  readonly drafts = new Map<string, string>()
  origin = ''
  threads: Thread[] = []
  #register = new DeskRegister()
  #sessions = new Map<string, Card>()
  #challenges = new Set<string>()
  #recorded = new Map<string, { request: string; subjects: SubjectId[] }>()
  #entries: { id: EntryId; body: string; leaf: string; index: null }[] = []
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  private constructor(keys: DeskKeys) {
    this.keys = keys
  }

  static async start(): Promise<DeskServer> {
    const server = new DeskServer(await makeDeskKeys(messages))
    server.reset()
    await new Promise<void>((done) => server.#server.listen(0, '127.0.0.1', done))
    server.origin = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`
    return server
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** Everything as it was when the office opened. */
  reset(): void {
    Object.assign(this.mood, calm)
    this.requests.length = 0
    this.drafts.clear()
    this.#sessions.clear()
    this.#recorded.clear()
    this.#entries = []
    this.#register = DeskRegister.demo(messages)
    this.threads = this.keys.messages.map((sealed, at) => ({
      ...waiting(at + 1, sealed),
      mailbox: at === 3 ? 'declined' : 'open',
    }))
    for (const { parts } of this.threads) parts.forEach(() => this.#enter('submission.receive'))
  }

  /** Nobody is signed in any more, without being told. */
  expireSessions(): void {
    this.#sessions.clear()
  }

  /** How many sessions stand. */
  get sessions(): number {
    return this.#sessions.size
  }

  card(key: string): Card {
    const card = this.keys.cards.find((one) => one.key === key)
    if (card === undefined) throw new Error(`no ${key}`)
    return card
  }

  async addTo(id: string, text: string, by: 'sender' | 'stranger' = 'sender'): Promise<void> {
    const thread = this.#thread(id)
    const envelope = await sealAddition(this.keys, thread.sealed, text, by)
    thread.parts.push({ seq: thread.parts.length + 1, day: today, envelope, committed: false })
    this.#step(thread, 'add', null)
  }

  /** So many that wait instead, each with small part of its own; `urgency` says what the sender of a number tapped. */
  async fill(count: number, urgency: (number: number) => Urgency): Promise<void> {
    const [model] = this.keys.messages
    if (model === undefined) throw new Error('no message')
    const threads: Thread[] = []
    for (let number = 1; number <= count; number++) {
      const triage = await sealTriage(this.keys, model, urgency(number))
      threads.push(waiting(number, { ...model, triage }))
    }
    this.threads = threads
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    response.setHeader('content-security-policy', deskPolicy)
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('x-content-type-options', 'nosniff')
    if (!path.startsWith('/api/')) return sendFile(path, response)
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const body = Buffer.concat(chunks).toString('utf8')
    response.setHeader('content-type', 'application/json')
    try {
      response.end(JSON.stringify(await this.#serve(request, response, path, body)))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      response.statusCode = refusals[error.code].status
      response.end(JSON.stringify({ code: error.code, message: refusals[error.code].sentence }))
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse, path: string, body: string) {
    const found = match(request.method ?? 'GET', path)
    if (found === undefined) throw new Refused('not-found')
    const { name, params } = found
    this.requests.push({ name, path, body })
    if (this.mood.refuse?.name === name) {
      const { code } = this.mood.refuse
      this.mood.refuse = null
      throw new Refused(code)
    }
    const input = body === '' ? {} : (JSON.parse(body) as unknown)
    if (name === 'readIdentityFile')
      return this.#identityFile(endpoints.readIdentityFile.body.parse(input))
    if (name === 'signIn') return this.#signIn(endpoints.signIn.body.parse(input), response)
    const card = this.#sessions.get(
      /desk=([0-9a-f]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '',
    )
    if (card === undefined) throw new Refused('signed-out')
    const reply = await this.#staff(name, params, input, card)
    // A page that waits for what never comes is a riddle: what is not the contract's is named where it is made.
    try {
      endpoints[name].reply.parse(reply)
    } catch (cause) {
      throw new Error(`${name} answers otherwise than the contract`, { cause })
    }
    return reply
  }

  #identityFile({ handle }: { handle: string }) {
    const card = this.keys.cards.find((one) => one.handle === handle)
    if (card === undefined) throw new Refused('handle-unknown')
    const challenge = toBase64(random(32))
    this.#challenges.add(challenge)
    return { file: toBase64(card.file), challenge }
  }

  #signIn(
    { handle, challenge, signature }: { handle: string; challenge: string; signature: string },
    response: ServerResponse,
  ) {
    const card = this.keys.cards.find((one) => one.handle === handle)
    const isFresh = this.#challenges.delete(challenge)
    const bytes = Buffer.from(challenge, 'base64')
    if (card === undefined || !isFresh) throw new Refused('sign-in-refused')
    if (!isSignIn(bytes, this.origin, publicKeyOf(card.sign), signature)) {
      throw new Refused('sign-in-refused')
    }
    const secret = randomBytes(16).toString('hex')
    this.#sessions.set(secret, card)
    response.setHeader('set-cookie', `desk=${secret}; HttpOnly; SameSite=Strict; Path=/`)
    this.#enter('sign-in')
    return {}
  }

  async #staff(
    name: Name,
    params: Record<string, string>,
    input: unknown,
    card: Card,
  ): Promise<unknown> {
    switch (name) {
      case 'signOut':
        for (const [secret, one] of this.#sessions) if (one === card) this.#sessions.delete(secret)
        return {}
      case 'readMe':
        return this.#me(card)
      case 'listSubmissions':
        return this.#list(endpoints.listSubmissions.body.parse(input))
      case 'readSubmission':
        return this.#read(this.#thread(params['submission']))
      case 'openSubmission':
        return this.#open(this.#thread(params['submission']), card)
      case 'commitOpened':
        return this.#commit(
          this.#thread(params['submission']),
          endpoints.commitOpened.body.parse(input),
          card,
        )
      case 'answerSubmission':
        return this.#write(
          this.#thread(params['submission']),
          endpoints.answerSubmission.body.parse(input),
          card,
        )
      case 'listTriage':
        this.#enter('submission.triage')
        return this.#triage(endpoints.listTriage.body.parse(input).after)
      case 'screenSubmission': {
        const { step, envelope } = endpoints.screenSubmission.body.parse(input)
        this.#thread(params['submission']).screening = envelope
        return this.#act(params, step, 'screen', card, null)
      }
      case 'bePresent':
        return { others: [], written: this.#thread(params['submission']).written.length }
      case 'listAccounts':
        return { accounts: [], messages: [] }
      case 'readContradictions':
        return { found: [] }
      case 'readConsents':
        return {
          consents: [],
          effective: [],
          askAgain: null,
          askNow: ['never-asked'],
          conflicts: [],
        }
      case 'takeSubmission':
        return this.#act(
          params,
          endpoints.takeSubmission.body.parse(input).step,
          'take',
          card,
          null,
        )
      case 'putBackSubmission':
        return this.#act(
          params,
          endpoints.putBackSubmission.body.parse(input).step,
          'put-back',
          card,
          null,
        )
      case 'setAsideSubmission': {
        const { step, reason } = endpoints.setAsideSubmission.body.parse(input)
        return this.#act(params, step, 'set-aside', card, reason)
      }
      case 'readDraft':
        return { envelope: this.drafts.get(`${card.id} ${params['key']}`) ?? null }
      case 'keepDraft': {
        const { envelope } = endpoints.keepDraft.body.parse(input)
        const key = `${card.id} ${params['key']}`
        if (envelope === null) this.drafts.delete(key)
        else this.drafts.set(key, envelope)
        return {}
      }
      default:
        return this.#people(name, params, input, card)
    }
  }

  #people(name: Name, params: Record<string, string>, input: unknown, card: Card): unknown {
    switch (name) {
      case 'searchSubjects': {
        this.#enter('subject.search')
        const { kind, query } = endpoints.searchSubjects.body.parse(input)
        return { subjects: this.#register.search(kind, query), more: false, cut: false }
      }
      case 'findSubjects': {
        this.#enter('subject.search')
        const { query } = endpoints.findSubjects.body.parse(input)
        const kinds = ['person', 'event', 'facility', 'authority', 'organisation'] as const
        return { subjects: kinds.flatMap((kind) => this.#register.search(kind, query).slice(0, 7)) }
      }
      case 'countFacets':
        this.#enter('subject.search')
        return { facets: [] }
      case 'openSubject': {
        this.#enter('subject.open')
        const page = this.#register.page(params['subject'] ?? '', card.teams)
        if (page === undefined) throw new Refused('not-found')
        return page
      }
      case 'createSubject': {
        const { kind, claims } = endpoints.createSubject.body.parse(input)
        this.#check(claims)
        this.#enter('subject.create')
        return { subject: SubjectId.parse(this.#register.make(kind, null, claims, card.name)) }
      }
      case 'addBelow': {
        const { kind, claims } = endpoints.addBelow.body.parse(input)
        const { subject } = endpoints.addBelow.params.parse(params)
        this.#check(claims)
        this.#enter('subject.create')
        return { subject: SubjectId.parse(this.#register.make(kind, subject, claims, card.name)) }
      }
      case 'addClaims': {
        const { claims } = endpoints.addClaims.body.parse(input)
        const subject = params['subject'] ?? ''
        if (!this.#register.has(subject)) throw new Refused('not-found')
        this.#check(claims)
        this.#register.add(subject, claims, card.name)
        this.#enter('claim.add')
        return {}
      }
      case 'recordAll':
        return this.#recordAll(endpoints.recordAll.body.parse(input), card)
      case 'retractClaim':
        if (!this.#register.retract(params['claim'] ?? '', card.name))
          throw new Refused('changed-meanwhile')
        this.#enter('claim.retract')
        return {}
      default:
        return this.#log(name, params, input)
    }
  }

  #log(name: Name, params: Record<string, string>, input: unknown): unknown {
    if (name === 'proveEntry') {
      const entry = this.#entries.find(({ id }) => id === params['entry'])
      if (entry === undefined) throw new Refused('not-found')
      return { entry, place: { standing: 'waits-for-place' } }
    }
    // This side keeps no log: nothing is sequenced and nothing signed.
    if (name === 'readCheckpoint') return { checkpoint: null }
    if (name === 'readLog') return { log: null, anchors: [], alarms: [] }
    if (name !== 'listEntries') throw new Refused('not-found')
    const { before } = endpoints.listEntries.body.parse(input)
    const newest = this.#entries.toReversed()
    const start = before === null ? 0 : newest.findIndex(({ id }) => id === before) + 1
    return { entries: newest.slice(start, start + 100), more: newest.length > start + 100 }
  }

  /** Once, as the real server does it; the fake one keeps the request itself. */
  #recordAll({ key, make, add }: Recording, card: Card) {
    const [place, request] = [`${card.id} ${key}`, JSON.stringify([make, add])]
    const before = this.#recorded.get(place)
    if (before !== undefined && before.request !== request) throw new Refused('recorded-otherwise')
    if (before !== undefined) return { subjects: before.subjects }
    const subjects: SubjectId[] = []
    const plain = (claims: readonly LinkedClaim[]): ClaimInput[] =>
      claims.map(({ value, ...claim }) => {
        if (value.kind !== 'made') return { ...claim, value }
        const id = subjects[value.at]
        if (id === undefined) throw new Refused('value-refused')
        return { ...claim, value: { kind: 'subject', id } }
      })
    for (const { kind, owner, claims } of make) {
      const under = owner?.kind === 'made' ? subjects[owner.at] : owner?.id
      const given = plain(claims)
      this.#check(given)
      this.#enter('subject.create')
      const made = this.#register.make(kind, under ?? null, given, card.name)
      subjects.push(SubjectId.parse(made))
    }
    for (const { subject, claims } of add) {
      if (!this.#register.has(subject)) throw new Refused('not-found')
      const given = plain(claims)
      this.#check(given)
      this.#register.add(subject, given, card.name)
      this.#enter('claim.add')
    }
    this.#recorded.set(place, { request, subjects })
    return { subjects }
  }

  #check(claims: readonly ClaimInput[]): void {
    if (this.#register.problem(claims) !== undefined) throw new Refused('value-refused')
    for (const { source } of claims) {
      if (source.kind !== 'submission') continue
      const thread = this.#thread(source.submission)
      if (!thread.steps.some(({ kind }) => kind === 'open')) throw new Refused('not-opened-yet')
    }
  }

  async #me(card: Card) {
    const teams = demoTeams.filter(({ number }) => card.teams.includes(number))
    const named = teams.map(async ({ number, key, labels }) => ({
      id: number,
      code: key,
      name: labels.en,
      recipient: await recipientOf(identityOf(this.keys.teams, number)),
    }))
    const office = this.mood.foreignOffice ? newSigningKey(random) : this.keys.office
    const staffList = sign('staff-list', this.keys.staffList.body, office)
    return {
      id: card.id,
      name: card.name,
      role: card.role,
      actions: actions[card.role],
      teams: await Promise.all(named),
      grants: card.grants.map((grant) => ({ ...grant, file: toBase64(grant.file) })),
      office: {
        name: demoOffice.name,
        kind: this.mood.kind,
        key: publicKeyOf(office),
        intakeTeam: 1,
        zone: 'Europe/Minsk',
        sendsAs: 'un-office',
        country: null,
      },
      staffList: this.mood.foreignKeys ? withSwappedKeys(staffList) : staffList,
      today,
    }
  }

  #list({ state, after }: { state: Thread['state']; after: string | null }) {
    const of = (wanted: Thread['state']) => this.threads.filter((one) => one.state === wanted)
    const page = pageAfter(of(state), after, 50)
    return {
      submissions: page.items.map(summary),
      counts: {
        waiting: of('waiting').length,
        screened: of('screened').length,
        taken: of('taken').length,
        'set-aside': of('set-aside').length,
      },
      more: page.more,
    }
  }

  #triage(after: string | null) {
    const open = this.threads.filter(({ state }) => state === 'waiting' || state === 'screened')
    const page = pageAfter(open, after, 100)
    return {
      items: page.items.map(({ id, sealed, screening }) => ({
        submission: SubmissionId.parse(id),
        message: hashOf(sealed.envelope),
        triage: toBase64(sealed.triage),
        screening,
      })),
      more: page.more,
    }
  }

  #read(thread: Thread) {
    return { submission: summary(thread), steps: thread.steps, entry: EntryId.parse(thread.id) }
  }

  #open(thread: Thread, card: Card) {
    this.#step(thread, 'open', card)
    const parts = thread.parts.map(({ seq, day, envelope, committed }) => ({
      seq,
      day,
      envelope: toBase64(this.mood.damage ? flipped(envelope) : envelope),
      sha256: hashOf(envelope),
      media: null,
      by: null,
      committed,
      entry: EntryId.parse(thread.id),
    }))
    this.mood.damage = false
    return {
      parts,
      next: nextPlace(thread),
      triage: toBase64(thread.sealed.triage),
      screening: thread.screening,
      noticed: thread.written.some(({ kind }) => kind === 'notice'),
      mailbox: thread.mailbox,
      written: thread.written.map(({ seq, day, by, kind, copy }) => ({
        seq,
        day,
        by,
        kind,
        copy: copy === null ? null : toBase64(copy),
      })),
      waits: null,
      unshown: null,
    }
  }

  #commit(
    thread: Thread,
    input: { part: number; notice: { envelope: string; seq: number; prev: string | null } | null },
    card: Card,
  ) {
    if (input.notice !== null) this.#put(thread, input.notice, null, 'notice', card)
    const part = thread.parts.find(({ seq }) => seq === input.part)
    if (part !== undefined) part.committed = true
    this.#enter('submission.commit')
    return {}
  }

  #write(
    thread: Thread,
    input: { envelope: string; copy: string; seq: number; prev: string | null },
    card: Card,
  ) {
    if (thread.mailbox === 'declined') throw new Refused('mailbox-closed')
    this.#put(thread, input, fromBase64(input.copy), 'answer', card)
    this.#step(thread, 'answer', card)
    return {}
  }

  #put(
    thread: Thread,
    item: { envelope: string; seq: number; prev: string | null },
    copy: Uint8Array | null,
    kind: 'answer' | 'notice',
    card: Card,
  ): void {
    const place = nextPlace(thread)
    if (item.seq !== place.seq || item.prev !== place.prev) throw new Refused('out-of-order')
    const { seq } = item
    const envelope = fromBase64(item.envelope)
    thread.written.push({ seq, day: today, by: card.name, kind, envelope, copy })
  }

  #act(
    params: Record<string, string>,
    step: number,
    kind: 'screen' | 'take' | 'set-aside' | 'put-back',
    card: Card,
    reason: string | null,
  ) {
    const thread = this.#thread(params['submission'])
    if (step !== thread.steps.length) throw new Refused('changed-meanwhile')
    thread.state = statesAfter[kind]
    thread.takenBy = kind === 'take' ? card.name : null
    this.#step(thread, kind, card, reason)
    return {}
  }

  #step(thread: Thread, kind: StepKind, card: Card | null, reason: string | null = null): void {
    const seq = thread.steps.length + 1
    const at = new Date().toISOString()
    const entry = this.#enter(kind === 'add' ? 'submission.add' : `submission.${kind}`)
    thread.steps.push({ seq, kind, at, by: card?.name ?? null, reason, entry })
  }

  #thread(id: string | undefined): Thread {
    const thread = this.threads.find((one) => one.id === id)
    if (thread === undefined) throw new Refused('not-found')
    return thread
  }

  #enter(kind: Kind): EntryId {
    const body = formatEntry({
      kind,
      time: new Date().toISOString(),
      actor: randomBytes(16).toString('hex'),
      object: randomBytes(16).toString('hex'),
      seq: 1,
      commit: toBase64(random(32)),
    })
    const id = EntryId.parse(String(this.#entries.length + 1))
    const leaf = Buffer.from(leafData(nodeHashing, body)).toString('hex')
    this.#entries.push({ id, body, leaf, index: null })
    return id
  }
}

/** Those behind a message, so many at a time. */
function pageAfter(threads: readonly Thread[], after: string | null, size: number) {
  const behind = threads.filter(({ id }) => after === null || Number(id) > Number(after))
  return { items: behind.slice(0, size), more: behind.length > size }
}

const statesAfter = {
  screen: 'screened',
  take: 'taken',
  'set-aside': 'set-aside',
  'put-back': 'waiting',
} as const

function waiting(number: number, sealed: SealedMessage): Thread {
  return {
    id: String(number),
    sealed,
    parts: [{ seq: 1, day: sealed.document.day, envelope: sealed.envelope, committed: false }],
    written: [],
    steps: [],
    state: 'waiting',
    screening: null,
    takenBy: null,
    mailbox: 'open',
  }
}

function summary(thread: Thread): SubmissionSummary {
  return {
    id: SubmissionId.parse(thread.id),
    day: thread.parts[0]?.day ?? today,
    lastDay: thread.parts.at(-1)?.day ?? today,
    way: 'page',
    parts: thread.parts.length,
    size: thread.parts.reduce((size, part) => size + part.envelope.length, 0),
    state: thread.state,
    takenBy: thread.takenBy,
    mailbox: thread.mailbox,
    files: 0,
    frozen: false,
    opened: thread.steps.some(({ kind }) => kind === 'open'),
    answers: thread.written.filter(({ kind }) => kind === 'answer').length,
    step: thread.steps.length,
  }
}

function nextPlace(thread: Thread): { seq: number; prev: string | null } {
  const last = thread.written.at(-1)
  return { seq: thread.written.length + 1, prev: last === undefined ? null : hashOf(last.envelope) }
}

function match(
  method: string,
  path: string,
): { name: Name; params: Record<string, string> } | undefined {
  for (const [name, endpoint] of Object.entries(endpoints)) {
    if (endpoint.page !== 'desk' || endpoint.method !== method) continue
    const pattern = new RegExp(`^${endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
    const groups = pattern.exec(path)?.groups ?? (pattern.test(path) ? {} : undefined)
    if (groups !== undefined) return { name: name as Name, params: { ...groups } }
  }
  return undefined
}

/** Signed by nobody any more, and naming keys of a stranger. */
function withSwappedKeys(list: DeskKeys['staffList']): unknown {
  const members = list.body.members.map((member) => ({
    ...member,
    sign: publicKeyOf(random(32) as never) satisfies PublicKey,
  }))
  return { ...list, body: { ...list.body, members } }
}

function flipped(envelope: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(envelope)
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1
  return copy
}

class Refused extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

const dist = join(import.meta.dirname, '../apps/desk/dist')

/** The built page; every address without a file name is the page itself. */
function sendFile(path: string, response: ServerResponse): void {
  const file = extname(path) === '' ? '/index.html' : normalize(path)
  try {
    const bytes = readFileSync(join(dist, file))
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    response.end(bytes)
  } catch {
    response.statusCode = 404
    response.end()
  }
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'))
}
