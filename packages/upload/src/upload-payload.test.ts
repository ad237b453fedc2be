import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Clock } from './clock.ts'
import { uploadPayload, type Upload, type UploadProgress } from './upload-payload.ts'

/** Time passes only in rests: each timer runs at once, but the one that would call a request dead. */
const quickClock = (): Clock & { readonly rests: number[] } => {
  const rests: number[] = []
  return {
    rests,
    now: () => 0,
    after: (milliseconds, run) => {
      if (milliseconds >= 90_000) return () => {}
      rests.push(milliseconds)
      queueMicrotask(run)
      return () => {}
    },
    onLine: () => () => {},
  }
}

type Fault = 'none' | 'before' | 'after' | 'half' | 'busy' | 'conflict'

/** A server in a few lines, behind a line that breaks as it is told to. */
const serverOf = (length: number, faults: readonly Fault[]) => {
  const kept: number[] = []
  const requests: Request[] = []
  const left = [...faults]
  const told = (status = 204) =>
    new Response(null, {
      status,
      headers: { 'upload-offset': String(kept.length), 'upload-length': String(length) },
    })
  const no = (status: number, code: string) => Response.json({ code }, { status })
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    requests.push(request)
    const fault = left.shift() ?? 'none'
    if (fault === 'before') throw new TypeError('line')
    if (fault === 'busy') return no(503, 'unavailable')
    if (request.method === 'HEAD') return told(200)
    if (fault === 'conflict') return no(409, 'changed-meanwhile')
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (Number(request.headers.get('upload-offset')) !== kept.length)
      return no(409, 'changed-meanwhile')
    kept.push(...(fault === 'half' ? bytes.subarray(0, bytes.length >> 1) : bytes))
    if (fault === 'half' || fault === 'after') throw new TypeError('line')
    return told()
  }
  return { kept, requests, fetch }
}

const uploadOf = (
  bytes: Uint8Array,
  fetch: typeof globalThis.fetch,
  more: Partial<Upload> = {},
): Upload => ({
  fetch,
  url: 'https://door.example/files/0123456789abcdef0123456789abcdef',
  payload: { length: bytes.length, slice: async (from, to) => bytes.slice(from, to) },
  onProgress: () => {},
  signal: new AbortController().signal,
  clock: quickClock(),
  chunk: 16,
  ...more,
})

const aFault = fc.constantFrom<Fault>('none', 'before', 'after', 'half', 'busy', 'conflict')

test('however the line breaks, the server ends up with exactly the bytes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 300, size: 'max' }),
      fc.array(aFault, { maxLength: 40, size: 'max' }),
      fc.integer({ min: 1, max: 64 }),
      async (bytes, faults, chunk) => {
        const server = serverOf(bytes.length, faults)
        const end = await uploadPayload(uploadOf(bytes, server.fetch, { chunk }))
        expect(end).toEqual({ end: 'complete' })
        expect(server.kept).toEqual([...bytes])
      },
    ),
  )
})

test('progress is what the server has said it keeps, and never goes back while it keeps it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aFault, { maxLength: 30, size: 'max' }), async (faults) => {
      const bytes = new Uint8Array(200).fill(7)
      const server = serverOf(bytes.length, faults)
      const heard: UploadProgress[] = []
      const onProgress = (progress: UploadProgress) => {
        expect(progress.kept).toBeLessThanOrEqual(server.kept.length)
        heard.push(progress)
      }
      await uploadPayload(uploadOf(bytes, server.fetch, { onProgress }))
      const kept = heard.map((progress) => progress.kept)
      expect(kept).toEqual(kept.toSorted((a, b) => a - b))
      expect(heard.at(-1)).toEqual({ kept: 200, line: 'open' })
    }),
  )
})

test('what has arrived before is not sent again', async () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, at) => at)
  const server = serverOf(100, [])
  server.kept.push(...bytes.subarray(0, 60))
  const asked: number[] = []
  const slice = async (from: number, to: number) => {
    asked.push(from)
    return bytes.slice(from, to)
  }
  await uploadPayload(uploadOf(bytes, server.fetch, { payload: { length: 100, slice } }))
  expect(Math.min(...asked)).toBe(60)
  expect(server.kept).toEqual([...bytes])
})

test('a server that lies about how far it is gets the bytes of the place it names, and no others', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 2, maxLength: 300, size: 'max' }),
      fc.array(fc.nat(), { maxLength: 30, size: 'max' }),
      async (bytes, lies) => {
        const places = lies.map((lie) => lie % bytes.length)
        const sent: { readonly asked: number; readonly at: number; readonly piece: Uint8Array }[] =
          []
        let asked = 0
        const fetch: typeof globalThis.fetch = async (input, init) => {
          const request = new Request(input, init)
          const at = Number(request.headers.get('upload-offset'))
          const piece = new Uint8Array(await request.arrayBuffer())
          if (request.method === 'PATCH') sent.push({ asked, at, piece })
          asked = places.shift() ?? bytes.length
          return new Response(null, { headers: { 'upload-offset': String(asked) } })
        }
        expect(await uploadPayload(uploadOf(bytes, fetch))).toEqual({ end: 'complete' })
        for (const { asked: place, at, piece } of sent) {
          expect(at).toBe(place)
          expect(piece).toEqual(bytes.slice(at, at + piece.length))
        }
      },
    ),
  )
})

test('a server that says it took nothing is sent the same again only after a rest, and less of it', async () => {
  const bytes = new Uint8Array(1_000_000)
  const stop = new AbortController()
  const pieces: number[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method === 'PATCH') pieces.push((await request.arrayBuffer()).byteLength)
    if (pieces.length === 4) stop.abort()
    return new Response(null, { headers: { 'upload-offset': '0' } })
  }
  const clock = quickClock()
  const { signal } = stop
  await uploadPayload(uploadOf(bytes, fetch, { signal, clock, chunk: 1_000_000 }))
  expect(pieces).toEqual([262_144, 131_072, 65_536, 65_536])
  expect(clock.rests).toHaveLength(3)
})

test('a server that fell back to an older state is sent again what it lost, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 300, size: 'max' }),
      fc.array(fc.option(fc.nat(200), { nil: undefined }), { maxLength: 40, size: 'max' }),
      async (bytes, falls) => {
        const server = serverOf(bytes.length, [])
        const stop = new AbortController()
        let asked = 0
        const fetch: typeof globalThis.fetch = (input, init) => {
          const left = falls[asked]
          asked += 1
          if (asked > 1_000) stop.abort()
          if (left !== undefined) server.kept.splice(left)
          return server.fetch(input, init)
        }
        const end = await uploadPayload(uploadOf(bytes, fetch, { signal: stop.signal }))
        expect(end).toEqual({ end: 'complete' })
        expect(server.kept).toEqual([...bytes])
      },
    ),
  )
})

test('it waits longer each time the line stays away, and never longer than half a minute', async () => {
  const server = serverOf(10, Array<Fault>(9).fill('before'))
  const clock = quickClock()
  await uploadPayload(uploadOf(new Uint8Array(10), server.fetch, { clock }))
  expect(clock.rests).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000, 30000])
})

test('a wait ends when the line may be back', async () => {
  const server = serverOf(10, ['before'])
  const stuck: Clock = {
    ...quickClock(),
    after: () => () => {},
    onLine: (run) => {
      queueMicrotask(run)
      return () => {}
    },
  }
  const end = await uploadPayload(uploadOf(new Uint8Array(10), server.fetch, { clock: stuck }))
  expect(end).toEqual({ end: 'complete' })
})

test('a request that gets no answer is given up and tried again', async () => {
  const server = serverOf(10, [])
  let asked = 0
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked += 1
    if (asked !== 2) return server.fetch(input, init)
    return new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new TypeError('line')))
    })
  }
  const clock: Clock = {
    ...quickClock(),
    after: (milliseconds, run) => {
      if (milliseconds < 90_000 || asked === 1) setTimeout(run, 0)
      return () => {}
    },
  }
  expect(await uploadPayload(uploadOf(new Uint8Array(10), fetch, { clock }))).toEqual({
    end: 'complete',
  })
})

test('stopping ends it at once, also in the middle of a request or of a wait', async () => {
  for (const stopAt of [1, 2, 3]) {
    const stop = new AbortController()
    const server = serverOf(100, ['none', 'before'])
    let asked = 0
    const fetch: typeof globalThis.fetch = async (input, init) => {
      asked += 1
      if (asked === stopAt) stop.abort()
      return server.fetch(input, init)
    }
    const end = await uploadPayload(uploadOf(new Uint8Array(100), fetch, { signal: stop.signal }))
    expect(end).toEqual({ end: 'stopped' })
    expect(asked).toBe(stopAt)
  }
})

test.each([
  [507, 'files-closed'],
  [404, 'not-found'],
  [401, 'signed-out'],
  [409, 'frozen'],
])('a refusal with %i reaches the caller with its code: %s', async (status, code) => {
  const fetch = async (_: unknown, init?: RequestInit) =>
    init?.method === 'HEAD'
      ? new Response(null, { status: 200, headers: { 'upload-offset': '0' } })
      : Response.json({ code }, { status })
  const end = await uploadPayload(uploadOf(new Uint8Array(10), fetch))
  expect(end).toEqual({ end: 'refused', code })
})

test('an upload the server no longer knows is told as such by HEAD alone', async () => {
  const fetch = async () => new Response(null, { status: 404 })
  const end = await uploadPayload(uploadOf(new Uint8Array(10), fetch))
  expect(end).toEqual({ end: 'refused', code: 'not-found' })
})

test.each(['11', '-1', '1.5', 'x', ''])(
  'an offset that is no place in the payload ends it: %j',
  async (offset) => {
    const fetch = async () => new Response(null, { headers: { 'upload-offset': offset } })
    const end = await uploadPayload(uploadOf(new Uint8Array(10), fetch))
    expect(end).toEqual({ end: 'refused', code: 'unexpected' })
  },
)

test('a file that cannot be read any more ends it with its own reason', async () => {
  const server = serverOf(10, [])
  const slice = () => Promise.reject(new Error('changed'))
  const upload = uploadOf(new Uint8Array(10), server.fetch, { payload: { length: 10, slice } })
  await expect(uploadPayload(upload)).rejects.toThrow('changed')
  expect(server.kept).toEqual([])
})

test('requests name no other site, store nothing and follow nowhere', async () => {
  const server = serverOf(40, [])
  await uploadPayload(
    uploadOf(new Uint8Array(40), server.fetch, { headers: { authorization: 'Bearer x' } }),
  )
  for (const request of server.requests) {
    expect(request).toMatchObject({ cache: 'no-store', redirect: 'error' })
    expect(request.referrerPolicy).toBe('no-referrer')
    expect(request.headers.get('tus-resumable')).toBe('1.0.0')
    expect(request.headers.get('authorization')).toBe('Bearer x')
  }
})
