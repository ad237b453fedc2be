import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillEveryTable } from '../testing/every-table.ts'
import { rewritten } from './rewrite.ts'
import { testOffice, type TestOffice } from '../testing/test-office.ts'

/** One office with something in every table: a message opened, committed, answered, recorded, and a draft. */
let office: TestOffice
let app: pg.Client
let door: pg.Client

beforeAll(async () => {
  office = await testOffice()
  await fillEveryTable(office)
  app = await as(office.names.app)
  door = await as(office.names.door)
})

afterAll(async () => {
  await app.end()
  await door.end()
  await office[Symbol.asyncDispose]()
})

const tables = namesInMigrations()

describe('row policies', () => {
  test('every table of the schema stands in the migrations, has row security on and a policy', async () => {
    const { rows } = await office.host.admin.query<{
      name: string
      secured: boolean
      policies: number
    }>(
      `select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p')`,
      [office.names.schema],
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(tables.toSorted())
    expect(rows.filter(({ secured, policies }) => !secured || policies === 0)).toEqual([])
  })

  test.each(tables)('%s shows nobody anything before an actor is set', async (table) => {
    expect(await visible(app, table)).toBe(0)
    expect(await visible(door, table)).toBe(0)
  })

  test.each(tables)(
    '%s shows nobody anything on a connection whose earlier transaction had an actor',
    async (table) => {
      await inTransaction(
        app,
        [`set local amparo.actor = '1'`, `set local amparo.teams = '{0,1,2,3}'`],
        async () => {},
      )
      expect(await visible(app, table)).toBe(0)
    },
  )

  test.each(tables.filter((table) => columnsOf(table).includes('audience') && table !== 'mailbox'))(
    '%s shows a member of one team nothing of another',
    async (table) => {
      const own = await office.host.admin.query(
        `select from ${office.names.schema}.${table} where audience = 1`,
      )
      expect(own.rowCount, 'something to hide').toBeGreaterThan(0)
      const seen = await inTransaction(
        app,
        [`set local amparo.actor = '3'`, `set local amparo.teams = '{0,3}'`],
        async () => app.query(`select from ${table} where audience not in (0, 3)`),
      )
      expect(seen.rowCount).toBe(0)
    },
  )

  test('a team’s sealed key is handed to its members alone', async () => {
    const seen = await inTransaction(
      app,
      [`set local amparo.actor = '3'`, `set local amparo.teams = '{0,3}'`],
      async () => app.query('select team from team_grant'),
    )
    expect(seen.rows).toEqual([{ team: 3 }])
  })

  test('a draft is shown to its writer alone', async () => {
    expect(
      (
        await inTransaction(app, [`set local amparo.actor = '1'`], async () =>
          app.query('select from draft'),
        )
      ).rowCount,
    ).toBe(1)
    expect(
      (
        await inTransaction(app, [`set local amparo.actor = '2'`], async () =>
          app.query('select from draft'),
        )
      ).rowCount,
    ).toBe(0)
  })

  test('what was recorded under a key is found by its recorder alone', async () => {
    const { rows } = await office.host.admin.query<{ staff: number }>(
      `select staff from ${office.names.schema}.recording`,
    )
    const seen = async (staff: number) =>
      inTransaction(
        app,
        [`set local amparo.actor = '${staff}'`, `set local amparo.teams = '{0,1,2,3}'`],
        async () => (await app.query('select from recording')).rowCount,
      )
    const [own] = rows
    expect(rows).toHaveLength(1)
    expect(await seen(own?.staff ?? 0)).toBe(1)
    expect(await seen((own?.staff ?? 0) + 1)).toBe(0)
  })

  test('the door reads no envelope that came in, and of one mailbox only what is its sender’s', async () => {
    await expect(door.query('select envelope from submission_part')).rejects.toMatchObject({
      code: '42501',
    })
    for (const table of [
      'claim',
      'subject_view',
      'match_key',
      'view_facet',
      'staff',
      'identity_file',
      'team_grant',
      'session',
      'entry_key',
      'source',
      'subject',
    ])
      await expect(door.query(`select from ${table}`), table).rejects.toMatchObject({
        code: '42501',
      })
    const other = 'ab'.repeat(16)
    const seen = await inTransaction(
      door,
      [`set local amparo.actor = '0'`, `set local amparo.mailbox = '${other}'`],
      async () => door.query('select id from mailbox'),
    )
    expect(seen.rowCount).toBe(0)
  })

  test('nobody who serves a page can read the key of an entry', async () => {
    for (const client of [app, door])
      await expect(client.query('select key from entry_key')).rejects.toMatchObject({
        code: '42501',
      })
  })
})

describe('what can be erased', () => {
  test('lies in tables that are written anew afterwards', async () => {
    const { rows } = await office.host.admin.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = $1::regnamespace and c.relkind = 'r'
         and has_any_column_privilege($2, c.oid, 'update')`,
      [office.names.schema, office.names.eraser],
    )
    expect(rows.length).toBeGreaterThan(10)
    expect(rows.map(({ name }) => name).filter((name) => !rewritten.includes(name))).toEqual([])
  })
})

describe('records', () => {
  const records = tables.filter((table) => columnsOf(table).includes('entry') || table === 'entry')

  test.each(records)(
    '%s can be neither changed nor deleted nor emptied by who serves pages',
    async (table) => {
      for (const client of [app, door]) {
        const set = ['set local amparo.actor = 1', `set local amparo.teams = '{0,1,2,3}'`]
        const column = columnsOf(table).at(-1) ?? ''
        for (const statement of [
          `update ${table} set ${column} = ${column}`,
          `delete from ${table}`,
          `truncate ${table} cascade`,
        ])
          await expect(
            inTransaction(client, set, async () => client.query(statement)),
            statement,
          ).rejects.toMatchObject({ code: '42501' })
      }
    },
  )

  test.each(records.filter((table) => table !== 'entry'))(
    '%s binds every row to an entry of the same transaction, by foreign key',
    async (table) => {
      const { rows } = await office.host.admin.query<{ definition: string }>(
        `select pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = $1::regclass and contype = 'f'`,
        [`${office.names.schema}.${table}`],
      )
      const entry = new RegExp(
        `^FOREIGN KEY \\(entry, tx\\) REFERENCES (${office.names.schema}\\.)?entry\\(id, tx\\)$`,
      )
      expect(
        rows.map(({ definition }) => definition).filter((definition) => entry.test(definition)),
      ).toHaveLength(1)
    },
  )

  test('every policy that lets a page’s role add a record demands this very transaction', async () => {
    const { rows } = await office.host.admin.query<{ table: string; check: string | null }>(
      `select c.relname as table, pg_get_expr(p.polwithcheck, p.polrelid) as check from pg_policy p join pg_class c on c.oid = p.polrelid
       where c.relnamespace = $1::regnamespace and p.polcmd in ('a', '*') and c.relname = any ($2)`,
      [office.names.schema, records],
    )
    expect(rows.length).toBeGreaterThan(8)
    expect(rows.filter(({ check }) => !check?.includes('tx = pg_current_xact_id()'))).toEqual([])
  })

  test('a claim cannot stand on an entry of an earlier transaction, nor pretend to be of one', async () => {
    const set = [`set local amparo.actor = '1'`, `set local amparo.teams = '{0,1}'`]
    const copy = (
      tx: string,
    ) => `insert into claim (${tx === '' ? '' : 'tx, '}subject, source, origin, entry, recorded_at, said_on, recorded_by, property, credibility, audience, field, source_kind, directness, v_text)
      select ${tx === '' ? '' : `${tx}, `}subject, source, origin, entry, recorded_at, said_on, recorded_by, property, credibility, audience, 99, source_kind, directness, 'forged' from claim where v_text is not null limit 1`
    await expect(inTransaction(app, set, async () => app.query(copy('')))).rejects.toMatchObject({
      code: '23503',
    })
    await expect(inTransaction(app, set, async () => app.query(copy('tx')))).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      inTransaction(app, set, async () => app.query(copy('null'))),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^(23502|42501)$/) })
  })

  test('an entry cannot claim another transaction', async () => {
    const set = [`set local amparo.actor = '1'`, `set local amparo.teams = '{0,1}'`]
    await expect(
      inTransaction(app, set, async () =>
        app.query(
          `insert into entry (tx, object, seq, body) select tx, object, seq + 1000, body from entry limit 1`,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('nobody can record in another’s name, or into an audience that is not theirs', async () => {
    const set = [`set local amparo.actor = '3'`, `set local amparo.teams = '{0,3}'`]
    const step = (staff: number, audience: number) => async () => {
      const { rows } = await app.query(
        `insert into entry (object, seq, body) values (decode('${'ab'.repeat(16)}', 'hex'), 1, 'x') returning id`,
      )
      return app.query(
        `insert into submission_step (submission, mailbox, audience, kind, staff, at, entry) values (1, decode('${'cd'.repeat(16)}', 'hex'), ${audience}, 'take', ${staff}, now(), ${rows[0].id})`,
      )
    }
    await expect(inTransaction(app, set, step(1, 0))).rejects.toMatchObject({ code: '42501' })
    await expect(inTransaction(app, set, step(3, 1))).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a door that somebody else has taken over', () => {
  const ENTRY = (kind: string) =>
    `amparo/v1/entry\nkind ${kind}\ntime 2026-01-01T00:00:00.000Z\nactor ${'0'.repeat(32)}\nobject ${'ab'.repeat(16)}\nseq 1\ncommit ${'A'.repeat(43)}=\n`

  /** Runs a story as the door, in the second message's mailbox, with an entry of its own. */
  async function asSecondSender<T>(
    story: (entry: string, mailbox: string) => Promise<T>,
    kind = 'submission.add',
    seq = 1,
  ): Promise<T> {
    const { rows } = await office.host.admin.query<{ mailbox: string }>(
      `select encode(mailbox, 'hex') as mailbox from ${office.names.schema}.submission where id = 2`,
    )
    const mailbox = rows[0]?.mailbox ?? ''
    return inTransaction(
      door,
      [`set local amparo.actor = '0'`, `set local amparo.mailbox = '${mailbox}'`],
      async () => {
        const entry = await door.query<{ id: string }>(
          `insert into entry (object, seq, body) values (decode('${'ab'.repeat(16)}', 'hex'), $1, $2) returning id`,
          [seq, ENTRY(kind)],
        )
        return story(entry.rows[0]?.id ?? '', mailbox)
      },
    )
  }

  const step =
    (submission: number, kind: string, reason: string | null) => (entry: string, mailbox: string) =>
      door.query(
        `insert into submission_step (submission, mailbox, audience, kind, reason, at, entry) values ($1, decode($2, 'hex'), 1, $3, $4, now(), $5)`,
        [submission, mailbox, kind, reason, entry],
      )

  test('can set no message aside, its own or another', async () => {
    for (const submission of [1, 2])
      await expect(asSecondSender(step(submission, 'set-aside', 'test'))).rejects.toMatchObject({
        code: '42501',
      })
  })

  test('can write no step of a stranger’s message', async () => {
    await expect(asSecondSender(step(1, 'add', null))).rejects.toMatchObject({ code: '23503' })
  })

  test('can put nothing into a stranger’s thread, nor show it to another team', async () => {
    const part = (submission: number, audience: number) => (entry: string, mailbox: string) =>
      door.query(
        `insert into submission_part (submission, seq, mailbox, audience, envelope, sha256, size, day, acknowledgement, entry)
         values ($1, 9, decode($2, 'hex'), $3, 'x', decode(repeat('cd', 32), 'hex'), 1, now(), '{}', $4)`,
        [submission, mailbox, audience, entry],
      )
    await expect(asSecondSender(part(1, 1))).rejects.toMatchObject({ code: '23503' })
    await expect(asSecondSender(part(2, 3))).rejects.toMatchObject({ code: '23503' })
  })

  test('can write no entry of another kind, and skip no number', async () => {
    await expect(asSecondSender(async () => {}, 'staff.add')).rejects.toMatchObject({
      code: '42501',
    })
    await expect(
      asSecondSender(async () => {}, 'submission.add', 2_147_483_647),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('can begin no file in a stranger’s thread, and keep none there', async () => {
    const upload =
      (submission: number, staff: number | null) => (_entry: string, mailbox: string) =>
        door.query(
          `insert into upload (id, mailbox, submission, audience, staff, length, state, expires)
         values (decode(repeat('cd', 16), 'hex'), decode($1, 'hex'), $2, 1, $3, 9, 'x', now())`,
          [mailbox, submission, staff],
        )
    await expect(asSecondSender(upload(1, null))).rejects.toMatchObject({ code: '23503' })
    await expect(asSecondSender(upload(2, 1))).rejects.toMatchObject({ code: '42501' })
    const media = (submission: number) => (entry: string, mailbox: string) =>
      door.query(
        `insert into media (id, submission, part, mailbox, audience, header, length, sha256, entry)
         values (decode(repeat('cd', 16), 'hex'), $1, 1, decode($2, 'hex'), 1, 'x', 9, decode(repeat('cd', 32), 'hex'), $3)`,
        [submission, mailbox, entry],
      )
    await expect(asSecondSender(media(1))).rejects.toMatchObject({ code: '23503' })
  })

  test('reads of files only how many its mailbox has, sees nobody else’s on their way, and finishes none of them', async () => {
    await expect(door.query('select header from media')).rejects.toMatchObject({ code: '42501' })
    await expect(door.query('select sha256 from media')).rejects.toMatchObject({ code: '42501' })
    await expect(door.query('select from media_ticket')).rejects.toMatchObject({ code: '42501' })
    await expect(door.query('update upload set length = 1')).rejects.toMatchObject({
      code: '42501',
    })
    await asSecondSender(async () => {
      for (const table of ['upload', 'media'])
        expect((await door.query(`select id from ${table}`)).rowCount, table).toBe(0)
      expect((await door.query('delete from upload')).rowCount).toBe(0)
    })
  })

  test('sees no token but the one that was shown to it, and of none who holds it', async () => {
    for (const table of ['mandate', 'mandate_act', 'token_use', 'submission_triage'])
      await expect(door.query(`select from ${table}`), table).rejects.toMatchObject({
        code: '42501',
      })
    const { hash } = await tokenWhere('not is_frozen(t.mandate)')
    await asSecondSender(async () => {
      expect((await door.query('select hash from token')).rowCount).toBe(0)
      await door.query(`set local amparo.token = '${hash}'`)
      const { rows } = await door.query(`select encode(hash, 'hex') as hash from token`)
      expect(rows).toEqual([{ hash }])
    })
  })

  test('can use up no token that was not shown to it, none of a frozen mandate, and none for a stranger’s message', async () => {
    const unused = await tokenWhere(
      'not is_frozen(t.mandate) and t.hash not in (select u.token from token_use u)',
    )
    const frozen = await tokenWhere('is_frozen(t.mandate)')
    const use = ({ hash, mandate }: typeof unused, shown: boolean, submission: number) =>
      asSecondSender(async (entry, mailbox) => {
        if (shown) await door.query(`set local amparo.token = '${hash}'`)
        return door.query(
          `insert into token_use (token, mandate, mailbox, submission, audience, entry)
           values (decode($1, 'hex'), decode($2, 'hex'), decode($3, 'hex'), $4, 1, $5)`,
          [hash, mandate, mailbox, submission, entry],
        )
      })
    await expect(use(unused, false, 2)).rejects.toMatchObject({ code: '42501' })
    await expect(use(frozen, true, 2)).rejects.toMatchObject({ code: '42501' })
    await expect(use(unused, true, 1)).rejects.toMatchObject({ code: '23503' })
    expect((await use(unused, true, 2)).rowCount).toBe(1)
  })

  test('cannot see which work was spent, nor unspend it', async () => {
    await asSecondSender(async () => {
      expect((await door.query('select hash from work_spent')).rowCount).toBe(0)
      expect((await door.query('delete from work_spent')).rowCount).toBe(0)
    })
    await expect(door.query('update work_spent set expires = now()')).rejects.toMatchObject({
      code: '42501',
    })
  })

  test('can make no table of its own', async () => {
    await expect(door.query('create temporary table t (x int)')).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('a desk that writes down for others', () => {
  const ENTRY = `amparo/v1/entry\nkind submission.record\ntime 2026-01-01T00:00:00.000Z\nactor ${'0'.repeat(32)}\nobject ${'ab'.repeat(16)}\nseq 1\ncommit ${'A'.repeat(43)}=\n`

  /** Runs a story as one officer of the intake team, with an entry and a mailbox of its own. */
  async function asOfficer<T>(story: (entry: string) => Promise<T>, audience = 1): Promise<T> {
    return inTransaction(
      app,
      [`set local amparo.actor = '1'`, `set local amparo.teams = '{0,1}'`],
      async () => {
        const entry = await app.query<{ id: string }>(
          `insert into entry (object, seq, body) values (decode('${'ab'.repeat(16)}', 'hex'), 1, $1) returning id`,
          [ENTRY],
        )
        const id = entry.rows[0]?.id ?? ''
        await app.query(
          `insert into mailbox (id, audience, access, entry) values (decode('${'ef'.repeat(16)}', 'hex'), $1, decode(repeat('cd', 32), 'hex'), $2)`,
          [audience, id],
        )
        return story(id)
      },
    )
  }

  const message =
    (way: string, audience = 1) =>
    (entry: string) =>
      app.query<{ id: string }>(
        `insert into submission (object, mailbox, way, audience, day, entry)
       values (decode('${'ab'.repeat(16)}', 'hex'), decode('${'ef'.repeat(16)}', 'hex'), $1, $2, now(), $3) returning id`,
        [way, audience, entry],
      )

  const part = (way: string, staff: number | null) => async (entry: string) => {
    const { rows } = await message(way)(entry)
    return app.query(
      `insert into submission_part (submission, seq, mailbox, audience, envelope, sha256, size, day, acknowledgement, staff, entry)
       values ($1, 1, decode('${'ef'.repeat(16)}', 'hex'), 1, 'x', decode(repeat('cd', 32), 'hex'), 1, now(), '{}', $2, $3)`,
      [rows[0]?.id, staff, entry],
    )
  }

  test('takes in what came by any way but those of the door', async () => {
    await expect(asOfficer(part('phone', 1))).resolves.toMatchObject({ rowCount: 1 })
    for (const way of ['page', 'token'])
      await expect(asOfficer(message(way)), way).rejects.toMatchObject({ code: '42501' })
  })

  test('puts no part in as somebody else, nor as its sender', async () => {
    for (const staff of [2, null])
      await expect(asOfficer(part('phone', staff)), String(staff)).rejects.toMatchObject({
        code: '42501',
      })
  })

  test('takes nothing in for another team', async () => {
    await expect(asOfficer(message('phone', 3), 3)).rejects.toMatchObject({ code: '42501' })
    await expect(asOfficer(message('phone', 3))).rejects.toMatchObject({ code: '42501' })
  })

  test('screens, finds, agrees and decides in nobody else’s name', async () => {
    const screening = (staff: number) => (entry: string) =>
      app.query(
        `insert into submission_screening (submission, mailbox, audience, envelope, staff, at, entry)
         select id, mailbox, audience, 'x', $1, now(), $2 from submission where id = 1`,
        [staff, entry],
      )
    const findings = (staff: number) => (entry: string) =>
      app.query(
        `insert into media_findings (media, audience, envelope, staff, at, entry)
         select id, audience, 'x', $1, now(), $2 from media where submission = 1`,
        [staff, entry],
      )
    const consent = (staff: number) => (entry: string) =>
      app.query(
        `insert into consent (submission, audience, given, standing, means, language, staff, at, entry)
         values (1, 1, now(), 'self', 'signed', 'en', $1, now(), $2)`,
        [staff, entry],
      )
    const decision = (staff: number) => (entry: string) =>
      app.query(
        `insert into consent_decision (submission, audience, purpose, answer, consents, reason, staff, at, entry)
         values (1, 1, 'STORE', 'no', '{1}', 'x', $1, now(), $2)`,
        [staff, entry],
      )
    const version = (staff: number) => (entry: string) =>
      app.query(
        `insert into account_version (account, seq, audience, kind, envelope, head, sha256, v_commit, key, staff, at, entry)
         select account, 2, audience, 'correction', 'x', 'x', sha256, v_commit, decode(repeat('cd', 16), 'hex'), $1, now(), $2
         from account_version`,
        [staff, entry],
      )
    for (const record of [screening, findings, consent, decision, version]) {
      await expect(asOfficer(record(1))).resolves.toMatchObject({ rowCount: 1 })
      await expect(asOfficer(record(2))).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('is present as nobody else, and sends nobody else away', async () => {
    await expect(
      asOfficer(() =>
        app.query(
          `insert into presence (staff, submission, audience, seen) values (2, 1, 1, now())`,
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const as = [`set local amparo.actor = '2'`, `set local amparo.teams = '{0,1}'`]
    for (const statement of ['delete from presence', `update presence set writing = 'x'`])
      expect((await inTransaction(app, as, () => app.query(statement))).rowCount).toBe(0)
  })
})

describe('the doors of the fold', () => {
  test('give nothing and take nothing outside a change of that very subject', async () => {
    const set = [`set local amparo.actor = '1'`, `set local amparo.teams = '{0,1,2,3}'`]
    const { rows } = await office.host.admin.query<{ id: string }>(
      `select id from ${office.names.schema}.subject order by id limit 1`,
    )
    const subject = rows[0]?.id ?? ''
    for (const read of ['claims_to_fold', 'judgements_to_fold']) {
      const given = await inTransaction(app, set, async () =>
        app.query(`select * from ${read}($1)`, [subject]),
      )
      expect(given.rowCount, read).toBe(0)
    }
    await expect(
      inTransaction(app, set, async () => app.query(`select drop_views($1, '{}')`, [subject])),
    ).rejects.toMatchObject({ code: '42501' })
    await expect(
      inTransaction(app, set, async () =>
        app.query(
          `select put_view($1, 0::smallint, null, null, null, 0, 0, 'forged', '{}', '{}', '{}', null, null)`,
          [subject],
        ),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    const forged = [
      { subject, audience: 0, quarrels: 0, claims: 0, label: 'forged', fold: {}, keys: [] },
    ]
    await expect(
      inTransaction(app, set, async () =>
        app.query('select put_new_views($1::jsonb)', [JSON.stringify(forged)]),
      ),
    ).rejects.toMatchObject({ code: '42501' })
    for (const call of [
      `select put_new_views('[]')`,
      'select changing(1)',
      'select * from claims_to_fold(1)',
      'select * from judgements_to_fold(1)',
      'select hold_tied(1)',
      'select tied(1)',
      `select drop_views(1, '{}')`,
      `select pass_on_due('{1}')`,
      `select * from consents_elsewhere('{1}')`,
    ])
      await expect(door.query(call), call).rejects.toMatchObject({ code: '42501' })
  })

  test('are called from one file alone', () => {
    const root = fileURLToPath(new URL('..', import.meta.url))
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    )
    const callers = files.filter((file) =>
      /\b(claims_to_fold|judgements_to_fold|drop_views|put_view|put_new_views)\b/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
    expect(callers).toEqual(['register/fold-store.ts'])
  })
})

/** A token `t` for which this is true. */
async function tokenWhere(condition: string): Promise<{ hash: string; mandate: string }> {
  const { rows } = await inTransaction(
    office.host.admin,
    [`set local search_path = ${office.names.schema}`],
    async () =>
      office.host.admin.query<{ hash: string; mandate: string }>(
        `select encode(t.hash, 'hex') as hash, encode(t.mandate, 'hex') as mandate from token t where ${condition} limit 1`,
      ),
  )
  if (rows[0] === undefined) throw new Error(`no token: ${condition}`)
  return rows[0]
}

/** A login as one of the office's roles, apart from the server's own pool. */
async function as(role: string): Promise<pg.Client> {
  const password = 'for-this-test-alone'
  const { admin, address } = office.host
  // The pools keep the connections they have; new ones would need the password they were given.
  const login = `${role}_test`
  await admin.query(`create role ${login} login password '${password}' in role ${role}`)
  const client = new pg.Client({
    ...address,
    user: login,
    password,
    options: `-c search_path=${office.names.schema},pg_temp -c role=${role}`,
  })
  await client.connect()
  return client
}

async function inTransaction<T>(
  client: pg.Client,
  settings: string[],
  story: () => Promise<T>,
): Promise<T> {
  await client.query('begin')
  try {
    for (const setting of settings) await client.query(setting)
    return await story()
  } finally {
    await client.query('rollback')
  }
}

/** How many rows a role sees; none also when it may not look at all. */
async function visible(client: pg.Client, table: string): Promise<number> {
  try {
    return (await client.query(`select from ${table}`)).rowCount ?? 0
  } catch (error) {
    expect(error).toMatchObject({ code: '42501' })
    return 0
  }
}

function migrationText(): string {
  const folder = new URL('./migrations/', import.meta.url)
  return readdirSync(folder)
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
}

function namesInMigrations(): string[] {
  return [...migrationText().matchAll(/^create (?:unlogged )?table (\w+)/gm)].map(
    ([, name = '']) => name,
  )
}

function columnsOf(table: string): string[] {
  const body =
    new RegExp(`^create (?:unlogged )?table ${table} \\(\\n([\\s\\S]*?)^\\);`, 'm').exec(
      migrationText(),
    )?.[1] ?? ''
  return [...body.matchAll(/^ {2}([a-z_0-9]+) (?!key\b)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => !['primary', 'foreign', 'unique', 'check', 'constraint'].includes(name))
}
