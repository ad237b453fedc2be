import { createHash } from 'node:crypto'
import type { Upload as ToldUpload } from '@amparo/contract'
import { inspectMedia } from '@amparo/seal/media'
import { Refusal } from '../http/refusal.ts'
import { Turns } from '../http/turns.ts'
import type { Arrived } from './media-store.ts'
import type { ObjectStore } from './object-store.ts'
import type { Upload, UploadStore } from './upload-store.ts'

/** An upload as its sender is told of it. */
export async function toldUpload(objects: ObjectStore, upload: Upload): Promise<ToldUpload> {
  const { length, state, expires } = upload
  const name = nameOf(upload.id)
  const offset = (await objects.size(name)) ?? 0
  return {
    id: name,
    length,
    offset,
    state: state.toString('base64'),
    expires: expires.toISOString(),
  }
}

/** Keeps a new upload with its empty object; the same one again changes nothing. */
export async function beginUpload(
  store: UploadStore,
  objects: ObjectStore,
  upload: Omit<Upload, 'expires'>,
  staff: number | null,
): Promise<void> {
  await store.begin(upload, staff)
  // Only now: a file that is kept has lost its upload, so that this name was free, and it must never be begun anew.
  if (await store.isKept(upload.id)) throw new Refusal('malformed')
  await objects.begin(nameOf(upload.id))
}

/**
 * Throws an upload away, the object before the transaction ends: afterwards its name is free, and somebody may have begun,
 * and finished, another file under it.
 */
export async function dropUpload(
  store: UploadStore,
  objects: ObjectStore,
  id: Buffer,
): Promise<void> {
  if (await store.end(id)) await objects.remove(nameOf(id))
}

/** What arrived, read once; `mark` tells later whether it is still the same. */
export interface Read extends Arrived {
  readonly mark: string
}

/** Files that are read whole at the same time: a disk serves two readers better than twenty. */
const readers = new Turns(2)

/** Reads an upload whose bytes have all arrived. Outside any transaction, since four gigabytes take their time. */
export async function readArrived(
  objects: ObjectStore,
  upload: Upload,
  header: Buffer,
): Promise<Read> {
  const { verdict } = inspectMedia(header, upload.length)
  if (verdict !== 'media') throw new Refusal('envelope-refused', verdict)
  const size = (await objects.size(nameOf(upload.id))) ?? 0
  if (size < upload.length) throw new Refusal('file-unfinished')
  if (size > upload.length) throw new Refusal('file-damaged')
  using _ = await readers.take()
  const { sha256, mark } = await objects.digest(nameOf(upload.id))
  const headerHash = createHash('sha256').update(header).digest()
  return { upload, header, headerHash, sha256, mark }
}

/** The last look inside the transaction that keeps a file: its upload is still there, and still what was read. */
export async function checkUnchanged(
  store: UploadStore,
  objects: ObjectStore,
  { upload, mark }: Read,
): Promise<void> {
  if (!(await store.end(upload.id))) throw new Refusal('not-found')
  if ((await objects.mark(nameOf(upload.id))) !== mark) throw new Refusal('file-damaged')
}

/** The name of an upload, of its object, and of the file it becomes. */
export function nameOf(id: Buffer): string {
  return id.toString('hex')
}
