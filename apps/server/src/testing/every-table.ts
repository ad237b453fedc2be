import { recentBits } from '@amparo/anchors'
import { gate } from '../db/actor.ts'
import { asEraser } from '../host/host.ts'
import { raise } from '../log/alarm-store.ts'
import { dailyCheckpoint } from '../log/anchors/anchor-store.ts'
import { otsRequestOf, want } from '../log/anchors/asking.ts'
import { take } from '../log/anchors/taking.ts'
import { keepCosignatures } from '../log/checkpoint-store.ts'
import { publish } from '../log/publish.ts'
import { eraseClaims } from '../register/erasure.ts'
import { drawn, LettersDesk, today } from './letters.ts'
import { aRow, ListsDesk } from './lists.ts'
import { aMandate, signAct } from './mandates.ts'
import { description, hexHash, sealedFile } from './sealed-file.ts'
import { testLog } from './test-log.ts'
import {
  DESK,
  DOOR,
  aSender,
  intakeRecipient,
  sealedRequest,
  send,
  sendMessage,
  signedIn,
  type TestOffice,
} from './test-office.ts'
import { patchTo } from './tus.ts'

/** In the first thread: a file that is kept and looked at, and one still on its way. */
async function bringFiles(
  one: TestOffice,
  { mailbox, request }: Awaited<ReturnType<typeof sendMessage>>,
  cookie: string,
): Promise<void> {
  const team = intakeRecipient(one.prepared)
  const shown = { id: mailbox.id, access: Buffer.from(mailbox.access).toString('base64') }
  const prev = hexHash(Buffer.from(request.envelope, 'base64'))
  const [file, begun] = [await sealedFile(team), await sealedFile(team)]
  for (const { id, payload } of [file, begun])
    await send(one.door, DOOR, '/api/files/start', {
      ...shown,
      upload: id,
      length: payload.length,
      state: 'AAAA',
    })
  const at = { app: one.door, origin: DOOR, id: file.id, access: mailbox.access }
  await patchTo(at, 0, file.payload)
  const envelope = await description(team, { mailbox, file, seq: 2, prev })
  const header = Buffer.from(file.seal.header).toString('base64')
  const finished = { ...shown, upload: file.id, header, envelope, prev }
  await send(one.door, DOOR, '/api/files/finish', finished)
  await send(one.desk, DESK, '/api/submissions/1/files/2/view', {}, { cookie })
  const findings = { envelope: request.envelope }
  await send(one.desk, DESK, '/api/submissions/1/files/2/findings', findings, { cookie })
}

/** About the first message: a screening, an officer who is there, and two words that differ, decided between. */
async function askAboutIt(one: TestOffice, envelope: string, cookie: string): Promise<void> {
  const ask = (path: string, body: unknown, who = cookie) =>
    send(one.desk, DESK, `/api/submissions/1/${path}`, body, { cookie: who })
  const { body } = await send(one.desk, DESK, '/api/submissions/1', undefined, { cookie })
  const { step } = body['submission'] as { step: number }
  await ask('screen', { step, envelope })
  await ask('presence', { writing: null, gone: false })
  const asked = { person: null, given: '2026-01-01', means: 'signed', language: 'en', assent: null }
  for (const [standing, answer] of [
    ['next-of-kin', 'named'],
    ['self', 'no'],
  ]) {
    const lines = [{ purpose: 'STORE', answer, recipients: [] }]
    await ask('consents/record', { ...asked, standing, lines, note: null })
  }
  const read = await send(one.desk, DESK, '/api/submissions/1/consents', undefined, { cookie })
  const [conflict] = read.body['conflicts'] as { consents: number[] }[]
  const decided = { purpose: 'STORE', answer: 'no', consents: conflict?.consents, reason: envelope }
  await ask('consents/decide', decided, await signedIn(one, 'head'))
}

/** A mandate with a used token and an unused one, and another that two people have frozen. */
async function bringMandates(one: TestOffice, cookie: string): Promise<void> {
  const officer = { role: 'intake-officer', cookie } as const
  const head = { role: 'head', cookie: await signedIn(one, 'head') } as const
  const { tokens } = await aMandate(one, officer, 2)
  const request = await sealedRequest(one, await aSender(one))
  const pass = { kind: 'token', token: Buffer.from(tokens[0] ?? []).toString('hex') }
  await send(one.door, DOOR, '/api/submissions', { ...request, pass })
  const frozen = await aMandate(one, officer)
  for (const acting of [officer, head])
    await signAct(one, frozen.id, { act: 'freeze', seq: 1 }, acting)
}

/** Two versions of a partner's list for the first team, one of them judged and recorded, the other taken back. */
async function bringLists(one: TestOffice): Promise<void> {
  const desk = await ListsDesk.of(one)
  const partner = await desk.partner('Synthetic Partner', 1)
  const rows = [aRow('a', 'Synthetic Listed'), aRow('b', 'Synthetic Listed Two')]
  const list = { kind: 'new', title: 'Synthetic', partner, audience: 1 }
  const first = await desk.checked(list, rows)
  await desk.judged(first.batch, 2, { kind: 'row', row: 1 })
  await desk.applied(first.batch)
  const known = { kind: 'known', id: first.list }
  const { batch } = await desk.checked(known, [aRow('c', 'Synthetic Listed Three')])
  await desk.applied(batch)
  await desk.undone(batch)
}

/** A letter of the first team that names one person and leaves another out, sent, answered and withdrawn. */
async function writeLetters(one: TestOffice): Promise<void> {
  const desk = await LettersDesk.of(one)
  const body = await desk.subject('authority', 'Synthetic Ministry', 1)
  const consent = { means: 'signed', language: 'en', assent: null, note: null }
  await desk.answered('1', { ...consent, person: '1' })
  await desk.subject('person', 'Synthetic Official', 1)
  const silent = await desk.subject('person', 'Synthetic Silent', 1)
  const letter = await desk.written(body, ['1', silent], { audience: 1 })
  const reach = { people: [silent], letter, audience: 1 }
  await desk.done('/api/questions/reach', reach)
  await desk.template('en', 'letter', 0)
  await desk.composed(letter, { words: 'Received by Synthetic Official.' })
  await desk.done(`/api/letters/${letter}/sign`, { paper: 1, once: drawn() }, 'head')
  const send = { channel: 'post', on: today(), answerBy: null, once: drawn() }
  await desk.done(`/api/letters/${letter}/send`, send)
  await desk.done(`/api/letters/${letter}/day`, {
    about: 'registered',
    day: today(),
    once: drawn(),
  })
  const reply = await desk.replied(body, letter, { audience: 1 })
  const answers = { answers: [desk.answer('1')], once: drawn() }
  await desk.done(`/api/replies/${reply}/answers`, answers)
  const filed = { person: '1', sender: 'citizen', channel: 'appeal', country: 'BY', sent: today() }
  const sentBy = { ...filed, authority: body, audience: 1, once: drawn() }
  const { filing } = await desk.done('/api/filings', sentBy)
  const answered = { act: 'answered', on: today(), once: drawn() }
  await desk.done(`/api/filings/${String(filing)}/steps`, answered)
  await desk.done('/api/calendar/open', { language: 'en' })
  const toAsk = { state: 'to-ask', provider: null, place: null, on: null, independent: null }
  const examination = { ...toAsk, cause: null, audience: 1, replaces: null, known: null }
  await desk.done('/api/subjects/1/examinations', { ...examination, once: drawn() })
  const meeting = await desk.met(body, desk.noteOfMeeting(), 1)
  const about = [{ person: '1', kind: 'whereabouts' }]
  const promised = await desk.promised(body, { audience: 1, meeting, about })
  await desk.done(`/api/commitments/${promised}/follow`, desk.found())
  await desk.done(`/api/letters/${letter}/withdraw`, { words: 'Synthetic', once: drawn() })
}

/** What is known of an event, taken out for a prosecutor. */
async function takeOutEvidence(one: TestOffice): Promise<void> {
  const desk = await LettersDesk.of(one)
  const person = await desk.subject('person', 'Synthetic Harmed')
  const lines = [{ purpose: 'ACCOUNT', answer: 'named', recipients: [] }]
  await desk.answered('1', { person, lines })
  const event = await desk.event('Synthetic event')
  await desk.below(person, 'act', {
    type: { kind: 'code', code: 'INT.ASSAULT' },
    event: { kind: 'subject', id: event },
  })
  const handing = { purpose: 'ACCOUNT', recipient: 'prosecutors-courts', language: 'en' }
  const path = `/api/events/${event}/evidence`
  const { weighed } = await desk.done(`${path}/plan`, handing)
  await desk.done(path, { ...handing, weighed, once: drawn() })
}

/** Three records of the first team that look like one person: a pair that waits, one that was judged, and one nobody has looked for. */
async function judgePeople(one: TestOffice): Promise<void> {
  const cookie = await signedIn(one, 'rights-officer')
  const ask = async (path: string, body: unknown) =>
    (await send(one.desk, DESK, path, body, { cookie })).body
  const said = {
    source: { kind: 'office' },
    directness: 'first-hand',
    credibility: 2,
    saidOn: '2026-01-01',
    audience: 1,
    replaces: null,
  }
  const claims = [
    { ...said, property: 'person.name', value: { kind: 'name', text: 'Synthetic Twofold' } },
    { ...said, property: 'person.birth', value: { kind: 'date', edtf: '1990-03-04' } },
  ]
  const person = async () => (await ask('/api/subjects', { kind: 'person', claims }))['subject']
  const [first] = [await person(), await person()]
  await ask('/api/matching/proposals', { after: null })
  const pair = { one: first, other: await person() }
  const { facts } = await ask('/api/matching/pair', pair)
  const decision = { verdict: 'different', audience: 1, words: 'Synthetic', once: drawn() }
  await ask('/api/matching/decide', { ...pair, ...decision, facts })
}

/**
 * Something in every table: a message opened, committed, answered, recorded, erased, and a draft; the log of it signed in
 * `logHome`, or in one that is gone afterwards.
 */
export async function fillEveryTable(one: TestOffice, logHome?: string): Promise<void> {
  const sealed = await sendMessage(one)
  const declined = await sendMessage(one)
  await send(one.door, 'http://door.test', '/api/mailbox/decline', {
    id: declined.mailbox.id,
    access: Buffer.from(declined.mailbox.access).toString('base64'),
  })
  const cookie = await signedIn(one, 'intake-officer')
  await send(one.desk, DESK, '/api/submissions/1/open', {}, { cookie })
  const envelope = sealed.request.envelope
  const commit = Buffer.alloc(32, 7).toString('base64')
  await send(
    one.desk,
    DESK,
    '/api/submissions/1/opened',
    { part: 1, commit, opening: envelope, notice: { envelope, seq: 1, prev: null } },
    { cookie },
  )
  await send(one.desk, DESK, '/api/drafts/answer-1', { envelope }, { cookie, method: 'PUT' })
  const claim = {
    value: { kind: 'name', text: 'Synthetic Person' },
    property: 'person.name',
    source: { kind: 'submission', submission: '1', part: 1, passage: null },
    directness: 'first-hand',
    credibility: 6,
    saidOn: '2026-01-01',
    replaces: null,
  }
  await send(
    one.desk,
    DESK,
    '/api/subjects',
    { kind: 'person', claims: [{ ...claim, audience: 1 }] },
    { cookie },
  )
  const sex = { property: 'person.sex', value: { kind: 'code', code: 'female' }, audience: 1 }
  await send(
    one.desk,
    DESK,
    '/api/subjects/1/claims',
    { claims: [{ ...claim, ...sex }] },
    { cookie },
  )
  await send(
    one.desk,
    DESK,
    '/api/register/record',
    {
      key: Buffer.alloc(32, 7).toString('base64'),
      make: [{ kind: 'person', owner: null, claims: [{ ...claim, audience: 0 }] }],
      add: [],
    },
    { cookie },
  )
  for (const subject of ['1', '2'])
    await send(one.desk, DESK, `/api/subjects/${subject}/open`, {}, { cookie })
  await send(
    one.desk,
    DESK,
    '/api/subjects/2/closing/open',
    { topic: 'search', audience: 1, words: 'Synthetic', once: 'ab'.repeat(16) },
    { cookie },
  )
  const account = {
    about: { kind: 'submission', id: '1' },
    audience: 1,
    handle: 'ab'.repeat(16),
    known: 0,
    key: 'ab'.repeat(16),
    envelope,
    head: envelope,
    commit,
  }
  await send(one.desk, DESK, '/api/accounts', account, { cookie })
  const enquirer = { person: '2', audience: 1, seq: 1 }
  const drawn = { handle: 'ef'.repeat(16), key: 'ef'.repeat(16) }
  await send(
    one.desk,
    DESK,
    '/api/enquirers',
    { ...enquirer, ...drawn, envelope, commit },
    { cookie },
  )
  const { body: written } = await send(one.desk, DESK, '/api/submissions/1/open', {}, { cookie })
  const wording = { envelope, copy: envelope }
  const update = { submission: '1', whole: wording, come: wording, quiet: wording }
  const place = written['next'] as object
  await send(one.desk, DESK, '/api/enquirers/1/release', { ...update, ...place }, { cookie })
  await send(one.desk, DESK, '/api/sign-in/identity', { handle: one.prepared.people[0]?.handle })
  await bringFiles(one, sealed, cookie)
  await askAboutIt(one, envelope, cookie)
  await bringMandates(one, cookie)
  await writeLetters(one)
  await bringLists(one)
  await judgePeople(one)
  await takeOutEvidence(one)
  await asEraser(one.host, one.slug, (eraser) =>
    eraser.change(gate, (change) => eraseClaims(change, ['3'], 'recorded-by-mistake')),
  )
  await keepLog(one, logHome)
  const empty: string[] = []
  for (const table of await tablesOf(one)) {
    const { rowCount } = await one.host.admin.query(`select from ${one.names.schema}.${table}`)
    if (rowCount === 0) empty.push(table)
  }
  if (empty.length > 0) throw new Error(`nothing in ${empty.join(', ')}`)
}

/** The names of all tables of an office. */
export async function tablesOf({ host, names }: TestOffice): Promise<string[]> {
  const { rows } = await host.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'r' order by relname`,
    [names.schema],
  )
  return rows.map(({ name }) => name)
}

/** The log of all that: signed by itself and by another, with an alarm and an anchor that is only promised. */
async function keepLog(one: TestOffice, home?: string): Promise<void> {
  await using kept = await testLog(one, home)
  await kept.sequenceAll()
  const size = await publish(kept.log)
  const signature = { name: 'synthetic.example', id: 7, signature: new Uint8Array(72) }
  await kept.logger.change(gate, (change) => keepCosignatures(change, 1, size, [signature]))
  const anchor = await kept.logger.change(gate, async (change) => {
    const checkpoint = await dailyCheckpoint(change.tx, 1, new Date(0))
    if (checkpoint === undefined) throw new Error('nothing was signed')
    return want(change, checkpoint, 'ots')
  })
  const promise = Buffer.from(
    '0083dfe30d2ef90c8e0f0e' + Buffer.from('https://a.test').toString('hex'),
    'hex',
  )
  const answer = Buffer.concat([otsRequestOf(anchor).head, promise])
  await take({ office: kept.logger, roots: [], policy: null, leastBits: recentBits }, answer)
  const alarm = { kind: 'synthetic', raisedBy: 'signer', evidence: 'none' } as const
  await kept.logger.change(gate, (change) => raise(change, alarm))
}
