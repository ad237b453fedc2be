import type { Clock } from './clock.ts'

/** What one request came to. `nothing`: no answer, or one that says to try again. */
export type Told =
  | { readonly told: 'offset'; readonly offset: number }
  | { readonly told: 'no'; readonly code: string }
  | { readonly told: 'nothing' }

type Request = {
  readonly fetch: typeof globalThis.fetch
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly payload: { readonly length: number }
  readonly signal: AbortSignal
  readonly clock: Clock
}

/** A line over which a short request gets no answer for so long is dead, whatever the browser thinks. */
const deadAfter = 90_000

/** Asks how many bytes have arrived. */
export const headOffset = (request: Request): Promise<Told> => ask(request, 'HEAD', {})

/** Sends bytes that begin at `offset`. */
export const patchPiece = (request: Request, offset: number, bytes: Uint8Array): Promise<Told> => {
  const headers = {
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  }
  return ask(request, 'PATCH', headers, bytes)
}

const ask = async (
  request: Request,
  method: 'HEAD' | 'PATCH',
  headers: Record<string, string>,
  bytes?: Uint8Array,
): Promise<Told> => {
  const ended = new AbortController()
  const end = (): void => ended.abort()
  const callOff = request.clock.after(deadAfter, end)
  request.signal.addEventListener('abort', end)
  try {
    const response = await request.fetch(request.url, {
      method,
      headers: { 'tus-resumable': '1.0.0', ...request.headers, ...headers },
      signal: ended.signal,
      cache: 'no-store',
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      ...(bytes && { body: bytes as Uint8Array<ArrayBuffer> }),
    })
    return await understood(response, request.payload.length)
  } catch {
    return { told: 'nothing' } // the line: fetch has no other way to reject
  } finally {
    callOff()
    request.signal.removeEventListener('abort', end)
  }
}

const understood = async (response: Response, length: number): Promise<Told> => {
  if (response.ok) return offsetIn(response, length)
  const code = await codeIn(response)
  return isForNow(response.status, code) ? { told: 'nothing' } : { told: 'no', code }
}

/** An offset that is no place in this payload means that the server speaks of another one. */
const offsetIn = (response: Response, length: number): Told => {
  const text = response.headers.get('upload-offset') ?? ''
  const whole = response.headers.get('upload-length') ?? String(length)
  const offset = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  const isOurs = offset <= length && whole === String(length)
  return isOurs ? { told: 'offset', offset } : { told: 'no', code: 'unexpected' }
}

const isForNow = (status: number, code: string): boolean =>
  code === 'changed-meanwhile' ||
  [408, 425, 429].includes(status) ||
  (status >= 500 && status !== 507)

/** To HEAD the server answers without a body, so that its status has to do. */
const byStatus: Readonly<Record<number, string>> = {
  401: 'signed-out',
  404: 'not-found',
  413: 'too-large',
  507: 'no-room',
}

const codeIn = async (response: Response): Promise<string> => {
  const said: unknown = await response.json().catch(() => undefined)
  const code = typeof said === 'object' && said !== null && 'code' in said ? said.code : undefined
  return typeof code === 'string' ? code : (byStatus[response.status] ?? 'unexpected')
}
