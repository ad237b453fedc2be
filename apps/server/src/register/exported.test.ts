import { createHash } from 'node:crypto'
import type { ExportedSubject } from '@amparo/contract'
import { commitment, parseEntry } from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import {
  ownerPropertyOf,
  properties,
  propertiesOf,
  subjectKinds,
  type Property,
  type SubjectKind,
} from '@amparo/register'
import { vocabulary } from '@amparo/vocabulary'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  DESK,
  send,
  signedIn,
  testOffice,
  type TestOffice,
  type Told,
} from '../testing/test-office.ts'

let office: TestOffice
const cookies = { rights: '', head: '', intake: '', medical: '', auditor: '' }

beforeAll(async () => {
  office = await testOffice()
  cookies.rights = await signedIn(office, 'rights-officer')
  cookies.head = await signedIn(office, 'head')
  cookies.intake = await signedIn(office, 'intake-officer')
  cookies.medical = await signedIn(office, 'medical')
  cookies.auditor = await signedIn(office, 'auditor')
  await office.host.admin.query(`set search_path = ${office.names.schema}`)
})

afterAll(async () => {
  expect(office.bugs).toEqual([])
  await office[Symbol.asyncDispose]()
})

async function ask(who: keyof typeof cookies, path: string, body: unknown): Promise<Told> {
  return send(office.desk, DESK, path, body, { cookie: cookies[who] })
}

const claim = (property: string, value: object, given: object = {}): object => ({
  property,
  value,
  source: { kind: 'office' },
  directness: 'first-hand',
  credibility: 4,
  saidOn: '2026-01-01',
  audience: 0,
  replaces: null,
  ...given,
})

interface Page {
  readonly subjects: readonly ExportedSubject[]
  readonly named: readonly { readonly id: string; readonly name: string }[]
  readonly more: boolean
  readonly asOf: string
}

async function exported(who: keyof typeof cookies, asked: object): Promise<Page> {
  const told = await ask(who, '/api/subjects/export', { query: '', after: null, ...asked })
  expect(told.status, told.text).toBe(200)
  return told.body as unknown as Page
}

/** A valid value of whatever the declaration asks for. */
function valueFor(declared: Property, known: ReadonlyMap<SubjectKind, string>): object {
  switch (declared.value) {
    case 'text':
    case 'name':
      return { kind: declared.value, text: `Synthetic ${declared.code}` }
    case 'date':
      return { kind: 'date', edtf: '2020-08-12' }
    case 'code': {
      const codes = Object.values(vocabulary(declared.vocabulary ?? 'sex').entries)
      const open = codes.find((one) => !('restricted' in one && one.restricted === true))
      return { kind: 'code', code: open?.code ?? '' }
    }
    case 'number':
      return { kind: 'number', number: 12 }
    case 'flag':
      return { kind: 'flag', flag: true }
    case 'subject':
      return { kind: 'subject', id: known.get(declared.refersTo ?? 'person') ?? '' }
  }
}

test('every property that is declared leaves with an export, with no other line of code', async () => {
  const made = new Map<SubjectKind, string>()
  for (const kind of subjectKinds) {
    const owner = ownerPropertyOf(kind)?.refersTo
    const said = propertiesOf(kind).filter(
      (one) => one.belongs !== true && (one.refersTo === undefined || made.has(one.refersTo)),
    )
    const told = await ask(
      'rights',
      owner === undefined ? '/api/subjects' : `/api/subjects/${made.get(owner) ?? ''}/below`,
      { kind, claims: said.map((one) => claim(one.code, valueFor(one, made))) },
    )
    expect(told.status, `${kind}: ${told.text}`).toBe(200)
    made.set(kind, String(told.body['subject']))
  }
  for (const kind of subjectKinds) {
    const { subjects, named } = await exported('rights', { kind })
    const [one] = subjects
    expect(one?.id).toBe(made.get(kind))
    const declared = properties.filter((each) => each.kind === kind)
    const later = declared.filter(({ refersTo }) => {
      const isLater =
        refersTo !== undefined && subjectKinds.indexOf(refersTo) >= subjectKinds.indexOf(kind)
      return isLater
    })
    const codes = new Set(one?.properties.map(({ property }) => property))
    expect(declared.filter((each) => !codes.has(each.code) && !later.includes(each))).toEqual([])
    for (const each of declared.filter(({ code }) => codes.has(code)))
      expect(one?.properties).toContainEqual({
        property: each.code,
        values: [{ value: valueFor(each, made), sources: 1, stateAlone: false }],
        differ: false,
      })
    for (const { values } of one?.properties ?? [])
      for (const { value } of values)
        if (value.kind === 'subject') expect(named.map(({ id }) => id)).toContain(value.id)
  }
})

test('an export holds what its reader may see, and says where sources differ', async () => {
  const told = await ask('rights', '/api/subjects', {
    kind: 'person',
    claims: [
      claim('person.name', { kind: 'name', text: 'Synthetic Contested' }),
      claim('person.birth', { kind: 'date', edtf: '1980' }),
      claim('person.birth', { kind: 'date', edtf: '1981' }),
      claim('person.residence', { kind: 'text', text: 'Synthetic secret' }, { audience: 2 }),
    ],
  })
  const asked = {
    kind: 'person',
    query: 'Contested',
    filter: { quarrels: true, from: null, to: null },
  }
  const { subjects } = await exported('head', asked)
  expect(subjects).toHaveLength(1)
  expect(subjects[0]).toMatchObject({ id: told.body['subject'], name: 'Synthetic Contested' })
  const of = (code: string) => subjects[0]?.properties.find(({ property }) => property === code)
  expect(of('person.birth')).toMatchObject({
    differ: true,
    values: [{ value: { edtf: '1980' } }, { value: { edtf: '1981' } }],
  })
  expect(of('person.residence')?.values).toHaveLength(1)
  await office.host.admin.query(`delete from membership where staff = 4 and team = 2`)
  const less = await exported('head', asked)
  expect(less.subjects[0]?.properties.map(({ property }) => property)).not.toContain(
    'person.residence',
  )
  expect(JSON.stringify(less)).not.toContain('Synthetic secret')
})

test('an export goes on page after page to the last one, each once, and each page is an entry', async () => {
  for (let at = 0; at < 105; at++)
    await ask('rights', '/api/subjects', {
      kind: 'organisation',
      claims: [claim('organisation.name', { kind: 'name', text: `Synthetic ${at}` })],
    })
  const entries = async () => {
    const { rows } = await office.host.admin.query<{ body: string }>(
      'select body from entry order by id',
    )
    return rows.filter(({ body }) => {
      const read = parseEntry(body)
      return read.verdict === 'entry' && read.entry.kind === 'subject.export'
    }).length
  }
  const before = await entries()
  const first = await exported('rights', { kind: 'organisation' })
  expect(first).toMatchObject({ more: true })
  expect(first.subjects).toHaveLength(100)
  // Who is renamed in the middle of it, as far as can be, takes nobody with them.
  const last = first.subjects.at(-1)?.id ?? ''
  await ask('rights', `/api/subjects/${last}/claims`, {
    claims: [
      claim('organisation.name', { kind: 'name', text: 'Zzz Synthetic' }, { credibility: 1 }),
    ],
  })
  const second = await exported('rights', { kind: 'organisation', after: last })
  expect(second.more).toBe(false)
  const ids = [...first.subjects, ...second.subjects].map(({ id }) => id)
  const { rows } = await office.host.admin.query<{ id: string }>(
    'select id from subject where kind = 7',
  )
  expect(ids.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  expect(await entries()).toBe(before + 2)
})

test('the entry binds of which kind, how many, and which subjects left', async () => {
  const { subjects } = await exported('rights', { kind: 'organisation' })
  const which = createHash('sha256')
  for (const { id } of subjects) which.update(`${id}\n`)
  const { rows } = await office.host.admin.query<{ body: string; key: Buffer }>(
    'select e.body, k.key from entry e join entry_key k on k.entry = e.id order by e.id desc limit 1',
  )
  const read = parseEntry(rows[0]?.body ?? '')
  const fields = { kind: 'organisation', number: '100', which: which.digest('hex') }
  expect(read).toMatchObject({
    verdict: 'entry',
    entry: {
      kind: 'subject.export',
      commit: commitment(nodeHashing, rows[0]?.key ?? Buffer.alloc(32), fields).commit,
    },
  })
})

test.each(['intake', 'medical', 'auditor'] as const)(
  'who may not export is told what is told of nothing: %s',
  async (who) => {
    const told = await ask(who, '/api/subjects/export', { kind: 'person', query: '', after: null })
    expect(told).toMatchObject({ status: 404, body: { code: 'not-found' } })
  },
)
