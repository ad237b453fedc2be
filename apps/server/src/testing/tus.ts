import { FILE_DATA_PATH } from '@amparo/contract'
import type { Hono } from 'hono'

export interface TusRequest {
  readonly app: Hono
  readonly origin: string
  readonly id: string
  /** The mailbox's secret at the door. */
  readonly access?: Uint8Array
  /** The session at the desk. */
  readonly cookie?: string
}

export interface TusTold {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  /** What `upload-offset` says; NaN when it does not. */
  readonly offset: number
}

/** Asks how many bytes of an upload have arrived, as its sender's page does. */
export async function headOf(one: TusRequest): Promise<TusTold> {
  return tus(one, 'HEAD', {})
}

/** Sends a piece of an upload, as its sender's page does. */
export async function patchTo(
  one: TusRequest,
  offset: number,
  body: Buffer | ReadableStream,
  headers: Record<string, string> = {},
): Promise<TusTold> {
  const length = Buffer.isBuffer(body) ? { 'content-length': String(body.length) } : {}
  const type = { 'content-type': 'application/offset+octet-stream' }
  return tus(
    one,
    'PATCH',
    { ...type, ...length, 'upload-offset': String(offset), ...headers },
    body,
  )
}

export async function tus(
  { app, origin, id, access, cookie }: TusRequest,
  method: string,
  more: Record<string, string>,
  body?: Buffer | ReadableStream,
): Promise<TusTold> {
  const headers = {
    host: new URL(origin).host,
    origin,
    'tus-resumable': '1.0.0',
    ...(access && { authorization: `Bearer ${Buffer.from(access).toString('base64')}` }),
    ...(cookie && { cookie }),
    ...more,
  }
  const init = { method, headers, ...(body === undefined ? {} : { body, duplex: 'half' }) }
  const response = await app.request(`${origin}${FILE_DATA_PATH}/${id}`, init as RequestInit)
  return {
    status: response.status,
    text: await response.text(),
    headers: response.headers,
    offset: Number(response.headers.get('upload-offset') ?? Number.NaN),
  }
}
