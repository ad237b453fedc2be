import type { Readable } from 'node:stream'
import { FILE_DATA_PATH } from '@amparo/contract'
import { DataStore, ERRORS, MemoryLocker, Server, Upload } from '@tus/server'
import type { Context, Hono } from 'hono'
import type { AskRoom } from '../host/room.ts'
import { Refusal } from '../http/refusal.ts'
import type { ObjectStore } from './object-store.ts'

/** Lets whoever asks move the bytes of this upload, and says how long it is. Refuses in one way, whatever the reason. */
export type Admit = (context: Context, upload: string) => Promise<{ readonly length: number }>

/**
 * The bytes of files by tus 1.0.0, locked down: HEAD tells how many have arrived and PATCH brings more, nothing else is
 * served. Beginning, finishing and dropping are endpoints of the contract. Of what the library answers only the status and
 * two headers go out; it would add addresses, names and leave for other sites.
 */
export function tusRoutes(app: Hono, objects: ObjectStore, room: AskRoom, admit: Admit): void {
  // One writer an upload: a second one ends the first, whose line has mostly died, and begins where that one stopped.
  const locker = new MemoryLocker()
  const path = `${FILE_DATA_PATH}/:upload`

  app.on(['GET', 'PATCH'], path, async (context) => {
    // Hono brings HEAD to where GET goes.
    if (context.req.method === 'GET') throw new Refusal('not-found')
    const upload = context.req.param('upload')
    if (!/^[0-9a-f]{32}$/.test(upload)) throw new Refusal('not-found')
    const { length } = await admit(context, upload)
    const datastore = new OneUpload(objects, room, upload, length)
    const server = new Server({
      ...settings,
      datastore,
      locker,
      getFileIdFromRequest: () => upload,
    })
    return told(context, await server.handleWeb(context.req.raw as never))
  })

  app.options(path, (context) => context.body(null, 204, { ...VERSION, 'tus-version': '1.0.0' }))
}

const settings = {
  path: FILE_DATA_PATH,
  // The library would make a page of its own from whatever goes wrong; ours say it as everywhere else.
  onResponseError: (_request: unknown, error: unknown): never => {
    throw understood(error)
  },
}

const VERSION = { 'tus-resumable': '1.0.0' }

function told(context: Context, answer: Response): Response {
  if (answer.status >= 400) throw new Refusal('malformed')
  const headers = ['upload-offset', 'upload-length'].flatMap((name) => {
    const value = answer.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  const status = answer.status === 204 ? 204 : 200
  return context.body(null, status, { ...VERSION, ...Object.fromEntries(headers) })
}

/** What the library throws are plain objects of its own; by identity, since their texts are for nobody. */
function understood(error: unknown): unknown {
  if (error instanceof Error && !('status_code' in error)) return error
  const status = (error as { status_code?: number }).status_code
  switch (error) {
    case ERRORS.ERR_LOCK_TIMEOUT:
      return new Refusal('unavailable')
    case ERRORS.INVALID_OFFSET:
    case ERRORS.ABORTED:
      return new Refusal('changed-meanwhile')
    default:
      return new Refusal(status === 413 ? 'too-large' : 'malformed')
  }
}

/** In bytes. So often a running upload looks whether the disk still takes files. */
const LOOK_EVERY = 16 * 1024 * 1024

/** The library's view of one upload, and of no other: its length stands in the database, its bytes in the object store. */
class OneUpload extends DataStore {
  readonly #objects: ObjectStore
  readonly #room: AskRoom
  readonly #name: string
  readonly #length: number

  constructor(objects: ObjectStore, room: AskRoom, name: string, length: number) {
    super()
    this.#objects = objects
    this.#room = room
    this.#name = name
    this.#length = length
  }

  override async getUpload(): Promise<Upload> {
    const offset = await this.#objects.size(this.#name)
    if (offset === undefined) throw new Refusal('not-found')
    return new Upload({ id: this.#name, size: this.#length, offset })
  }

  override async write(stream: Readable, _id: string, offset: number): Promise<number> {
    return this.#objects.append(this.#name, offset, this.#whileThereIsRoom(stream))
  }

  async *#whileThereIsRoom(stream: Readable): AsyncGenerator<Uint8Array> {
    let unlooked = LOOK_EVERY
    for await (const chunk of stream) {
      if (unlooked >= LOOK_EVERY) {
        if ((await this.#room()) !== 'wide') throw new Refusal('files-closed')
        unlooked = 0
      }
      unlooked += (chunk as Buffer).length
      yield chunk as Buffer
    }
  }
}
