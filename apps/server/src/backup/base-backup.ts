import type { Duplex } from 'node:stream'
import pg from 'pg'

/** What PostgreSQL streams when it is asked for all its files: PostgreSQL 18 §54.4, BASE_BACKUP. */
export interface BaseBackup {
  /** About how many bytes it will be. */
  readonly estimate: Promise<number>
  /** One tar of the data folder, with the write-ahead log that belongs to it. */
  readonly tar: AsyncIterable<Uint8Array>
  /** Where in its log PostgreSQL had ended the backup. Known when the tar was read to its end. */
  readonly end: Promise<string>
}

interface Connection {
  query(text: string): void
  readonly stream: Duplex
}

/** Kept in memory between PostgreSQL and whoever reads. */
const MOST_WAITING = 16 * 1024 * 1024

/**
 * Asks PostgreSQL for a copy of itself while it goes on working; it checks every page's checksum on the way and fails when
 * one is wrong. `client` is connected for replication and of no other use meanwhile.
 */
export function baseBackup(client: pg.Client): BaseBackup {
  const asked = new BaseBackupQuery()
  client.query(asked)
  client.once('end', () => asked.handleError(new Error('PostgreSQL went away during the copy.')))
  return asked
}

/** The part of pg's protocol for queries (`Submittable`) that a stream of copy data needs. */
class BaseBackupQuery implements BaseBackup {
  readonly #estimate = Promise.withResolvers<number>()
  readonly #end = Promise.withResolvers<string>()
  readonly #waiting: Buffer[] = []
  #bytes = 0
  #stream: Duplex | undefined
  #wake = (): void => {}
  #over = false
  #failed: Error | undefined
  #rows: string[][] = []
  #sets = 0
  #last = ''

  constructor() {
    for (const { promise } of [this.#estimate, this.#end]) promise.catch(() => {})
  }

  get estimate(): Promise<number> {
    return this.#estimate.promise
  }

  get end(): Promise<string> {
    return this.#end.promise
  }

  get tar(): AsyncIterable<Uint8Array> {
    return this.#read()
  }

  submit(connection: Connection): void {
    this.#stream = connection.stream
    connection.query(
      "BASE_BACKUP (LABEL 'amparo', PROGRESS true, CHECKPOINT 'fast', WAL true, MANIFEST 'no')",
    )
  }

  async *#read(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#waiting.shift()
      if (chunk !== undefined) {
        this.#bytes -= chunk.length
        if (this.#bytes < MOST_WAITING / 2) this.#stream?.resume()
        yield chunk
      } else if (this.#failed !== undefined) throw this.#failed
      else if (this.#over) return
      else await new Promise<void>((resolve) => (this.#wake = resolve))
    }
  }

  /** A set of rows begins: the start of the backup, its tablespaces, its end. */
  handleRowDescription(): void {
    this.#sets += 1
    this.#rows = []
  }

  handleDataRow({ fields }: { fields: string[] }): void {
    this.#rows.push(fields)
    if (this.#sets === 2) this.#estimate.resolve(Number(fields[2]) * 1024)
    this.#last = fields[0] ?? ''
  }

  /** `n` begins a tar, `d` is of it, `p` is progress. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (chunk[0] !== LETTER_D) return
    // The parser uses its buffer again.
    const bytes = Buffer.from(chunk.subarray(1))
    this.#waiting.push(bytes)
    this.#bytes += bytes.length
    if (this.#bytes > MOST_WAITING) this.#stream?.pause()
    this.#wake()
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}

  handleReadyForQuery(): void {
    if (this.#over) return
    this.#over = true
    this.#end.resolve(this.#last)
    this.#wake()
  }

  handleError(error: Error): void {
    if (this.#over) return
    this.#over = true
    this.#failed = error
    this.#estimate.reject(error)
    this.#end.reject(error)
    this.#wake()
  }
}

const LETTER_D = 'd'.charCodeAt(0)

/** A connection that speaks the replication protocol, which `pg` knows and its types do not. */
export async function connectForReplication(config: pg.ClientConfig): Promise<pg.Client> {
  const replication = { ...config, replication: 'true' } as pg.ClientConfig
  const client = new pg.Client(replication)
  client.on('error', () => {})
  await client.connect()
  return client
}
