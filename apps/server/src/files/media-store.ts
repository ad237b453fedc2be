import type { Fields } from '@amparo/log'
import { sql, type RawBuilder } from 'kysely'
import type { Change, Reading } from '../db/office.ts'
import { hashLine } from '../submissions/door-store.ts'
import type { Thread } from '../submissions/submission-store.ts'
import type { Taken, Upload } from './upload-store.ts'

/** A sealed file that is kept: its header here, its payload in the object store under the same name. */
export interface Media {
  readonly id: Buffer
  readonly part: number
  readonly header: Buffer
  readonly length: number
  readonly sha256: Buffer
}

/** As an officer who opens the thread is told of it. */
export interface KeptFile {
  readonly id: string
  readonly length: number
  /** Sealed, base64. */
  readonly findings: string | null
}

/** What staff may know of the files of messages. */
export class MediaReader {
  readonly #tx: Reading

  constructor(tx: Reading) {
    this.#tx = tx
  }

  /** The files of a thread by the part that describes them, without their headers; each with its newest findings. */
  async ofSubmission(submission: string): Promise<ReadonlyMap<number, KeptFile>> {
    const rows = await this.#tx
      .selectFrom('media as m')
      .select(['m.part', 'm.id', 'm.length'])
      .select((outer) =>
        outer
          .selectFrom('media_findings as f')
          .select('f.envelope')
          .whereRef('f.media', '=', 'm.id')
          .orderBy('f.id', 'desc')
          .limit(1)
          .as('findings'),
      )
      .where('m.submission', '=', submission)
      .execute()
    return new Map(
      rows.map(({ part, id, length, findings }) => [
        part,
        {
          id: id.toString('hex'),
          length: Number(length),
          findings: findings?.toString('base64') ?? null,
        },
      ]),
    )
  }

  async one(submission: string, part: number): Promise<Media | undefined> {
    const row = await this.#tx
      .selectFrom('media')
      .select(['id', 'part', 'header', 'length', 'sha256'])
      .where('submission', '=', submission)
      .where('part', '=', part)
      .executeTakeFirst()
    return row && { ...row, length: Number(row.length) }
  }
}

/** For a list of threads: a subquery that gives, as `files`, how many each has whose id stands in this column. */
export function filesOf(submission: string): RawBuilder<unknown> {
  return sql`(select count(*)::int as files from media m where m.submission = ${sql.ref(submission)})`
}

/** What a mailbox has taken. The door may ask this of the mailbox whose secret it was shown. */
export async function takenBy(tx: Reading, mailbox: Buffer): Promise<Taken> {
  const row = await tx
    .selectFrom('media')
    .select(({ fn }) => [
      fn.count<string>('id').as('files'),
      fn.sum<string | null>('length').as('bytes'),
    ])
    .where('mailbox', '=', mailbox)
    .executeTakeFirst()
  return { files: Number(row?.files ?? 0), bytes: Number(row?.bytes ?? 0) }
}

/** What has arrived whole, and is about to be kept. */
export interface Arrived {
  readonly upload: Upload
  readonly header: Buffer
  readonly headerHash: Buffer
  readonly sha256: Buffer
}

/** What the entry of a file binds beside its description: the sealed bytes of its header and of its payload. */
export function fileFields({ upload, header, headerHash, sha256 }: Arrived): Fields {
  return {
    media: `sha256:${sha256.toString('hex')} ${upload.length}\n`,
    header: `sha256:${headerHash.toString('hex')} ${header.length}\n`,
  }
}

/** Keeps a file beside the part that describes it, under that part's entry. */
export async function keepMedia(
  { tx }: Change,
  { upload, header, sha256 }: Arrived,
  added: { readonly part: number; readonly entry: string },
): Promise<void> {
  const { id, submission, mailbox, audience, length } = upload
  await tx
    .insertInto('media')
    .values({ id, submission, mailbox, audience, header, sha256, length: String(length), ...added })
    .execute()
}

/**
 * Keeps what an officer's browser found of a file, under an entry of the thread's; gives the entry's number. The same
 * bytes again, because the line broke, are the ones that are there.
 */
export async function keepFindings(
  change: Change,
  thread: Thread,
  found: { readonly media: Buffer; readonly envelope: Buffer; readonly staff: number },
): Promise<string> {
  const { media, envelope, staff } = found
  const before = await change.tx
    .selectFrom('media_findings')
    .select('entry')
    .where('media', '=', media)
    .where('envelope', '=', envelope)
    .executeTakeFirst()
  if (before !== undefined) return before.entry
  const { id: entry } = await change.enter('submission.check', thread.object, {
    media: media.toString('hex'),
    findings: hashLine(envelope),
  })
  const { audience } = thread
  await change.tx
    .insertInto('media_findings')
    .values({ media, audience, envelope, staff, at: change.now, entry })
    .execute()
  return entry
}
