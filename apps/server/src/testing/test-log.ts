import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { gate } from '../db/actor.ts'
import type { Office } from '../db/office.ts'
import { logFolder, signerFolder } from '../host/home.ts'
import { openPage } from '../host/host.ts'
import { openLog } from '../log/keeping-log.ts'
import { sizeOf } from '../log/leaf-store.ts'
import type { KeptLog } from '../log/publish.ts'
import { sequencerOf } from '../log/sequencer.ts'
import { temporaryHome } from '../postgres/temporary-home.ts'
import type { TestOffice } from './test-office.ts'

/** The log of a test office, in a home of its own or in one that stays; nothing is sequenced or signed but what a test asks for. */
export interface TestLog extends AsyncDisposable {
  readonly home: string
  readonly logger: Office
  readonly log: KeptLog
  readonly folder: string
  readonly signerFolder: string
  /** Sequences until every entry of the office has its index; how many there are. */
  sequenceAll(): Promise<number>
}

export async function testLog(office: TestOffice, given?: string): Promise<TestLog> {
  const home =
    given === undefined
      ? await temporaryHome()
      : { path: given, [Symbol.asyncDispose]: () => Promise.resolve() }
  const logger = await openPage(office.host, office.slug, 'logger')
  const log = await openLog(logger, { home: home.path, slug: office.slug })
  const { number } = log.shard
  return {
    home: home.path,
    logger,
    log,
    folder: logFolder(home.path, office.slug, number),
    signerFolder: signerFolder(home.path, office.slug, number),
    async sequenceAll() {
      const rest = async () =>
        (await entriesOf(office)) - (await logger.read(gate, (tx) => sizeOf(tx, number)))
      // Whoever else works on the run's PostgreSQL holds up what began after them.
      while ((await rest()) > 0) {
        await sequencerOf(logger, log.shard).run()
        await sleep(5)
      }
      return entriesOf(office)
    },
    async [Symbol.asyncDispose]() {
      await log.signer[Symbol.asyncDispose]()
      await logger.end()
      await home[Symbol.asyncDispose]()
    },
  }
}

/** How many entries an office has. */
export async function entriesOf({ host, names }: TestOffice): Promise<number> {
  const { rows } = await host.admin.query<{ count: number }>(
    `select count(*)::int from ${names.schema}.entry`,
  )
  return rows[0]?.count ?? 0
}

/** Writes entries about new objects, as a person's work does. */
export async function writeEntries({ app }: TestOffice, count: number): Promise<string[]> {
  return app.change(gate, async (change) => {
    const each = Array.from({ length: count }, () => ({
      synthetic: randomBytes(8).toString('hex'),
    }))
    const entered = await change.enterAllNew('subject.create', each)
    return entered.map(({ id }) => id)
  })
}
