import { createHash, createHmac, pbkdf2Sync, randomBytes, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import {
  endpoints,
  refusals,
  type Pass,
  type RefusalCode,
  type WorkChallenge,
} from '@amparo/contract'
import {
  countersign,
  inspect,
  newIdentity,
  newReturnCode,
  newSigningKey,
  openDocument,
  publicKeyOf,
  readAddition,
  readSubmission,
  readTriage,
  recipientOf,
  sealMailboxItem,
  sign,
  isTaggedAddition,
  toDigits,
  type Identity,
  type IntakeBundle,
  type MailboxItem,
  type Random,
  type Recipient,
  type SignerList,
  type SigningKey,
  type SubmissionDocument,
  type TriageDocument,
} from '@amparo/seal'

/** The header the real server sends for the door. */
export const doorPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

const office = 'Demo office (invented people)'
const today = '2026-11-25'
const until = '2028-11-25'
const random: Random = (length) => new Uint8Array(randomBytes(length))

interface Part {
  readonly seq: number
  readonly day: string
  readonly sha256: string
  readonly envelope: Uint8Array
  readonly acknowledgement: unknown
}

interface Thread {
  readonly access: string
  readonly triage: Uint8Array
  readonly pass: Pass
  readonly parts: Part[]
  readonly items: { seq: number; day: string; envelope: Uint8Array }[]
  declined: boolean
}

/** What a test may change about the server while it runs. */
export interface Mood {
  kind: 'demo' | 'real'
  notAfter: string
  /** The bundle carries one signature instead of two. */
  oneSigner: boolean
  /** Acknowledgements are signed by somebody else. */
  foreignReceipts: boolean
  /** What is handed in is kept, but no answer arrives. */
  dropAnswers: boolean
  /** The next hand-in is refused with this code and not kept. */
  refuse: RefusalCode | null
  /** So many of the next messages are answered with `busy`, and the seconds to wait. */
  busy: number
  busySeconds: number
  /** So many of the next works are not accepted. */
  workRefused: number
  /** The most tries a message costs. Where they are many the last half is asked for: work that is to be seen is not done by luck. */
  most: number
}

const calm: Mood = {
  kind: 'demo',
  notAfter: '2027-01-31',
  oneSigner: false,
  foreignReceipts: false,
  dropAnswers: false,
  refuse: null,
  busy: 0,
  busySeconds: 60,
  workRefused: 0,
  most: 20,
}

/**
 * A door's server in memory, with real keys, seals and signatures: the other side of the contract for
 * the page's tests. It also plays the office: it opens what arrives and answers.
 */
export class DoorServer {
  readonly mood: Mood = { ...calm }
  readonly requests: { method: string; path: string; body: string; headers: string }[] = []
  readonly threads = new Map<string, Thread>()
  readonly #tokens = new Set<string>()
  readonly #spent = new Set<string>()
  origin = ''
  readonly #keys: Keys
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  private constructor(keys: Keys) {
    this.#keys = keys
  }

  static async start(): Promise<DoorServer> {
    const server = new DoorServer(await makeKeys())
    await new Promise<void>((done) => server.#server.listen(0, '127.0.0.1', done))
    server.origin = `http://127.0.0.1:${(server.#server.address() as AddressInfo).port}`
    return server
  }

  /** Forgets everything that was sent and every change of mood. */
  reset(): void {
    Object.assign(this.mood, calm)
    this.requests.length = 0
    this.threads.clear()
    this.#tokens.clear()
    this.#spent.clear()
  }

  /** Makes an upload token; as it stands on its sheet, in digits. */
  token(): string {
    const secret = newReturnCode(random)
    this.#tokens.add(Buffer.from(secret).toString('hex'))
    return toDigits(secret).join(' ')
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** The only thread there is, opened by the intake team. */
  async opened(): Promise<{
    document: SubmissionDocument
    triage: TriageDocument
    pass: Pass
    additions: readonly string[]
    declined: boolean
  }> {
    const [thread] = this.threads.values()
    const [first, ...rest] = thread?.parts ?? []
    if (thread === undefined || first === undefined) throw new Error('nothing has arrived')
    const document = await this.#open(first.envelope)
    const key = Buffer.from(document.mailbox.threadKey, 'base64')
    const additions: string[] = []
    for (const part of rest) {
      const opened = await openDocument(this.#keys.team, part.envelope)
      const reading = readAddition(opened.verdict === 'document' ? opened.document : null)
      if (reading.verdict !== 'ok') throw new Error(`addition: ${reading.field}`)
      if (!isTaggedAddition(key, reading.document)) throw new Error('addition: tag')
      additions.push(reading.document.text)
    }
    const { pass, declined } = thread
    return { document, triage: await this.#triage(thread, first), pass, additions, declined }
  }

  /** Puts the signed notice that the message was opened into the only mailbox there is. */
  async notice(): Promise<void> {
    await this.#put(({ seq, prev, mailbox, first }) => ({
      v: 1,
      type: 'opened',
      mailbox,
      seq,
      prev,
      day: today,
      envelope: first,
    }))
  }

  /** Puts a signed answer into the only mailbox; `by` anyone but the team's staff, it must never be shown. */
  async answer(
    text: string,
    language: string,
    by: 'staff' | 'outsider' | 'stranger' = 'staff',
  ): Promise<void> {
    const keys = {
      staff: this.#keys.staff[0],
      outsider: this.#keys.outsider,
      stranger: newSigningKey(random),
    }
    await this.#put(
      ({ seq, prev, mailbox }) => ({
        v: 1,
        type: 'answer',
        mailbox,
        seq,
        prev,
        day: today,
        text,
        language,
      }),
      keys[by],
    )
  }

  async #put(
    item: (place: {
      seq: number
      prev: string | null
      mailbox: string
      first: string
    }) => MailboxItem,
    key: SigningKey = this.#keys.staff[0],
  ): Promise<void> {
    const [entry] = this.threads.entries()
    if (entry === undefined) throw new Error('nothing has arrived')
    const [mailbox, thread] = entry
    const first = thread.parts[0]
    if (first === undefined) throw new Error('nothing has arrived')
    const { recipient } = (await this.#open(first.envelope)).mailbox
    const last = thread.items.at(-1)
    const body = item({
      seq: thread.items.length + 1,
      prev: last === undefined ? null : sha256(last.envelope),
      mailbox,
      first: first.sha256,
    })
    const envelope = await sealMailboxItem(recipient, sign(body.type, body, key) as never)
    thread.items.push({ seq: body.seq, day: today, envelope })
  }

  async #open(envelope: Uint8Array): Promise<SubmissionDocument> {
    const opened = await openDocument(this.#keys.team, envelope)
    const reading = readSubmission(opened.verdict === 'document' ? opened.document : null)
    if (reading.verdict !== 'ok') throw new Error(`message: ${reading.field}`)
    return reading.document
  }

  async #triage(thread: Thread, message: Part): Promise<TriageDocument> {
    const opened = await openDocument(this.#keys.team, thread.triage)
    const reading = readTriage(opened.verdict === 'document' ? opened.document : null)
    if (reading.verdict !== 'ok') throw new Error(`triage: ${reading.field}`)
    if (reading.document.message !== message.sha256) throw new Error('triage: another message')
    return reading.document
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    const method = request.method ?? 'GET'
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const body = Buffer.concat(chunks).toString('utf8')
    this.requests.push({ method, path, body, headers: JSON.stringify(request.headers) })
    response.setHeader('content-security-policy', doorPolicy)
    response.setHeader('referrer-policy', 'no-referrer')
    response.setHeader('cache-control', 'no-store')
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    if (!path.startsWith('/api/')) return file(path, response)
    try {
      const reply = this.#route(method, path, body)
      const mayDrop = path !== endpoints.readIntake.path && path !== endpoints.askForWork.path
      if (this.mood.dropAnswers && mayDrop) {
        response.destroy()
        return
      }
      json(response, 200, reply)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      const { status, sentence } = refusals[refusal.code]
      if (refusal.code === 'busy') response.setHeader('retry-after', this.mood.busySeconds)
      json(response, status, { code: refusal.code, message: sentence })
    }
  }

  #route(method: string, path: string, body: string): unknown {
    if (method === 'GET' && path === endpoints.readIntake.path) return this.#intake()
    if (path === endpoints.askForWork.path) {
      return this.#work(endpoints.askForWork.body.parse(JSON.parse(body)).size)
    }
    const refused = this.mood.refuse
    this.mood.refuse = null
    if (refused !== null) throw new Refusal(refused)
    switch (path) {
      case endpoints.sendSubmission.path:
        return this.#receive(endpoints.sendSubmission.body.parse(JSON.parse(body)))
      case endpoints.openMailbox.path:
        return this.#contents(endpoints.openMailbox.body.parse(JSON.parse(body)))
      case endpoints.addToMailbox.path:
        return this.#add(endpoints.addToMailbox.body.parse(JSON.parse(body)))
      case endpoints.declineMailbox.path:
        this.#thread(endpoints.declineMailbox.body.parse(JSON.parse(body))).declined = true
        return {}
      case endpoints.listUploads.path:
        return { uploads: [], allowance: { open: true, files: 40, bytes: 17_179_869_184 } }
      default:
        throw new Refusal('not-found')
    }
  }

  #intake() {
    const { office: key, staff, recipient } = this.#keys
    const body: IntakeBundle['body'] = {
      v: 1,
      type: 'intake',
      office,
      team: 1,
      epoch: 1,
      notBefore: '2026-11-01',
      notAfter: this.mood.notAfter,
      recipients: [recipient],
    }
    const once = sign('intake', body, staff[0])
    return {
      office: {
        name: office,
        kind: this.mood.kind,
        key: publicKeyOf(key),
      },
      signers: this.#keys.list,
      bundle: this.mood.oneSigner ? once : countersign('intake', once, staff[1]),
      today,
    }
  }

  // A challenge as altcha-lib 2 makes one: the counter is known here, and its key begins with the prefix.
  #work(size: number) {
    const parameters = {
      algorithm: 'PBKDF2/SHA-256',
      cost: 10,
      data: { size },
      keyLength: 32,
      nonce: randomBytes(16).toString('hex'),
      salt: randomBytes(16).toString('hex'),
    }
    const { most } = this.mood
    const counter = randomInt(most > 1000 ? most / 2 : 0, most + 1)
    const keyPrefix = derived(parameters, counter).slice(0, 32)
    const signed = { ...parameters, keyPrefix }
    return {
      challenge: { parameters: signed, signature: signatureOf(signed) },
      most,
      waiting: 0,
      files: 'open',
    }
  }

  #pay(pass: Pass, size: number): void {
    if (this.mood.busy > 0) {
      this.mood.busy -= 1
      throw new Refusal('busy')
    }
    if (pass.kind === 'token') {
      if (!this.#tokens.delete(pass.token)) throw new Refusal('token-refused')
      return
    }
    const { challenge, solution } = pass
    const { data, keyPrefix } = challenge.parameters as {
      data: { size: number }
      keyPrefix: string
    }
    const key = derived(challenge.parameters, solution.counter)
    const isPaid =
      signatureOf(challenge.parameters) === challenge.signature &&
      key === solution.derivedKey &&
      key.startsWith(keyPrefix) &&
      data.size >= size &&
      !this.#spent.has(challenge.signature)
    this.#spent.add(challenge.signature)
    if (this.mood.workRefused > 0) this.mood.workRefused -= 1
    else if (isPaid) return
    throw new Refusal('work-refused')
  }

  #receive(input: {
    envelope: string
    triage: string
    mailbox: { id: string; access: string }
    pass: Pass
  }) {
    const envelope = checked(input.envelope)
    const triage = checked(input.triage)
    const hash = sha256(envelope)
    const known = this.threads.get(input.mailbox.id)
    if (known !== undefined) {
      if (known.parts[0]?.sha256 !== hash) throw new Refusal('already-received')
      return { acknowledgement: known.parts[0].acknowledgement }
    }
    this.#pay(input.pass, envelope.length + triage.length)
    const acknowledgement = this.#acknowledge(hash)
    this.threads.set(input.mailbox.id, {
      access: input.mailbox.access,
      triage,
      pass: input.pass,
      parts: [{ seq: 1, day: today, sha256: hash, envelope, acknowledgement }],
      items: [],
      declined: false,
    })
    return { acknowledgement }
  }

  #add(input: { id: string; access: string; envelope: string; prev: string }) {
    const thread = this.#thread(input)
    const envelope = checked(input.envelope)
    const hash = sha256(envelope)
    const known = thread.parts.find((part) => part.sha256 === hash)
    if (known !== undefined) return { acknowledgement: known.acknowledgement }
    if (thread.declined) throw new Refusal('mailbox-closed')
    if (thread.parts.at(-1)?.sha256 !== input.prev) throw new Refusal('out-of-order')
    const acknowledgement = this.#acknowledge(hash)
    const seq = thread.parts.length + 1
    thread.parts.push({ seq, day: today, sha256: hash, envelope, acknowledgement })
    return { acknowledgement }
  }

  #contents(input: { id: string; access: string }) {
    const { parts, items } = this.#thread(input)
    return {
      sent: parts.map((part) => ({ seq: part.seq, day: part.day, envelope: part.sha256 })),
      items: items.map((item) => ({ ...item, envelope: toBase64(item.envelope) })),
      until,
      pad: '',
    }
  }

  #thread({ id, access }: { id: string; access: string }): Thread {
    const thread = this.threads.get(id)
    const shown = createHash('sha256').update(Buffer.from(access, 'base64')).digest('hex')
    if (thread === undefined || thread.access !== shown) throw new Refusal('mailbox-unknown')
    return thread
  }

  #acknowledge(envelope: string) {
    const key = this.mood.foreignReceipts ? newSigningKey(random) : this.#keys.server
    const leaf = sha256(random(32))
    return sign(
      'acknowledgement',
      { v: 1, type: 'acknowledgement', office, envelope, day: today, leaf },
      key,
    )
  }
}

class Refusal extends Error {
  readonly code: RefusalCode
  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

interface Keys {
  readonly office: SigningKey
  readonly server: SigningKey
  readonly staff: readonly [SigningKey, SigningKey]
  /** Of the office, and not of the team that reads. */
  readonly outsider: SigningKey
  readonly team: Identity
  readonly recipient: Recipient
  readonly list: SignerList
}

async function makeKeys(): Promise<Keys> {
  const officeKey = newSigningKey(random)
  const staff = [newSigningKey(random), newSigningKey(random)] as const
  const team = await newIdentity()
  const outsider = newSigningKey(random)
  const members = [
    ...staff.map((key) => ({ teams: [1], sign: publicKeyOf(key) })),
    { teams: [2], sign: publicKeyOf(outsider) },
  ]
  const server = newSigningKey(random)
  return {
    office: officeKey,
    server,
    staff,
    outsider,
    team,
    recipient: await recipientOf(team),
    list: sign(
      'signers',
      {
        v: 1,
        type: 'signers',
        office,
        issued: '2026-11-01',
        server: publicKeyOf(server),
        members,
      },
      officeKey,
    ),
  }
}

function checked(base64: string): Uint8Array {
  const envelope = new Uint8Array(Buffer.from(base64, 'base64'))
  if (inspect(envelope).verdict !== 'envelope') throw new Refusal('envelope-refused')
  return envelope
}

const workSecret = randomBytes(32)

const signatureOf = (parameters: unknown) =>
  createHmac('sha256', workSecret).update(JSON.stringify(parameters)).digest('hex')

function derived(parameters: WorkChallenge['parameters'], counter: number): string {
  const { nonce, salt, cost } = parameters as { nonce: string; salt: string; cost: number }
  const password = Buffer.alloc(20)
  password.write(nonce, 'hex')
  password.writeUInt32BE(counter, 16)
  return pbkdf2Sync(password, Buffer.from(salt, 'hex'), cost, 32, 'sha256').toString('hex')
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

const dist = join(import.meta.dirname, '../apps/door/dist')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

function file(path: string, response: ServerResponse): void {
  const name = path === '/' ? 'index.html' : path.slice(1)
  const type = types[extname(name)]
  if (type === undefined || !/^(?:assets\/)?[\w.-]+$/.test(name)) return json(response, 404, {})
  try {
    const body = readFileSync(join(dist, `${name}.br`))
    response.writeHead(200, { 'content-type': type, 'content-encoding': 'br' }).end(body)
  } catch {
    json(response, 404, {})
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
