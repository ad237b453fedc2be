import { SubmissionId, type Endpoint } from '@amparo/contract'
import { mediaLength } from '@amparo/seal'
import { expect, test } from 'vitest'
import type { Keyring } from '../keys/protocol.ts'
import type { Ask } from '../session/session.ts'
import {
  beginAttachment,
  finishAttachmentAt,
  resumeAttachment,
  sendAttachment,
  type AttachProgress,
  type AttachTools,
} from './attach.ts'

const submission = SubmissionId.parse('7')
const upload = 'a1'.repeat(16)
const file = new Blob(['Synthetic paper'])
const toAttach = {
  submission,
  team: 1,
  file,
  name: 'paper.txt',
  mime: 'text/plain',
  kind: 'document',
  words: '',
} as const

interface Given {
  readonly answers?: readonly unknown[]
  readonly keys?: Partial<Keyring>
  readonly fetch?: typeof globalThis.fetch
}

function toolsFor({ answers = [], keys = {}, fetch }: Given) {
  const left = [...answers]
  const asked: string[] = []
  const ask = (async (endpoint: Endpoint<unknown, unknown, unknown>) => {
    asked.push(endpoint.path)
    return left.shift() ?? { ok: true, reply: {} }
  }) as unknown as Ask
  const unused = () => Promise.reject(new Error('not asked for here'))
  const tools: AttachTools = {
    ask,
    keys: {
      sealUpload: async () => ({ length: mediaLength(file.size), state: 'c2VhbGVk' }),
      uploadSlice: async ({ from, to }) => ({ verdict: 'bytes', bytes: new Uint8Array(to - from) }),
      forgetUpload: async () => {},
      ...keys,
    } as Keyring,
    fetch: fetch ?? unused,
    clock: { now: () => 0, after: () => () => {}, onLine: () => () => {} },
  }
  return { tools, asked }
}

const watching = (progress: AttachProgress[] = [], signal = new AbortController().signal) => ({
  onProgress: (one: AttachProgress) => void progress.push(one),
  signal,
})

test('a file is looked through before anything of it is said to the server', async () => {
  const { tools, asked } = toolsFor({})
  const progress: AttachProgress[] = []
  const begun = await beginAttachment(tools, upload, toAttach, watching(progress))
  expect(begun).toEqual({ end: 'begun', length: mediaLength(file.size) })
  expect(progress).toEqual([{ step: 'looking', bytes: file.size, of: file.size }])
  expect(asked).toEqual(['/api/submissions/:submission/uploads/start'])
})

test('nothing begins with an empty file, one that cannot be read, or after a stop', async () => {
  const { tools, asked } = toolsFor({})
  const empty = { ...toAttach, file: new Blob([]) }
  expect(await beginAttachment(tools, upload, empty, watching())).toEqual({ end: 'empty' })
  const gone = {
    size: 9,
    slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone')) }),
  } as unknown as Blob
  const unreadable = await beginAttachment(tools, upload, { ...toAttach, file: gone }, watching())
  expect(unreadable).toEqual({ end: 'unreadable' })
  const stopped = await beginAttachment(tools, upload, toAttach, watching([], AbortSignal.abort()))
  expect(stopped).toEqual({ end: 'stopped' })
  expect(asked).toEqual([])
})

test('a refusal to begin reaches the officer with its code', async () => {
  const { tools } = toolsFor({ answers: [{ ok: false, code: 'files-closed' }] })
  const end = await beginAttachment(tools, upload, toAttach, watching())
  expect(end).toEqual({ end: 'refused', code: 'files-closed' })
})

test('another file is not taken for the one that was begun, and its key is not touched', async () => {
  const { tools } = toolsFor({})
  const unfinished = { upload, length: 9, state: '', leaves: ['other'], file }
  expect(await resumeAttachment(tools, unfinished, watching())).toEqual({ end: 'other-file' })
})

test('after the passphrase was asked for, it goes on where it was', async () => {
  const length = mediaLength(file.size)
  let told = 0
  const fetch: typeof globalThis.fetch = async (_, init) => {
    told += 1
    if (told === 1) return new Response(null, { status: 401 })
    const offset = init?.method === 'HEAD' ? '0' : String(length)
    return new Response(null, { status: 200, headers: { 'upload-offset': offset } })
  }
  const { tools, asked } = toolsFor({ fetch })
  const sent = await sendAttachment(tools, { submission, upload, length }, watching())
  expect(sent).toBeUndefined()
  expect(asked).toEqual(['/api/submissions/:submission/uploads'])
})

test.each(['changed', 'unreadable'] as const)(
  'a file that is %s ends its sending',
  async (verdict) => {
    const fetch = async () => new Response(null, { headers: { 'upload-offset': '0' } })
    const { tools } = toolsFor({ fetch, keys: { uploadSlice: async () => ({ verdict }) } })
    const end = await sendAttachment(tools, { submission, upload, length: 99 }, watching())
    expect(end).toEqual({ end: verdict })
  },
)

test('a thread that went on meanwhile is told apart from a refusal', async () => {
  const place = { seq: 2, prev: '0'.repeat(64), day: '2026-01-02' }
  const sealed = { document: {}, header: '', envelope: '', sha256: 'f' }
  const keys = { sealFile: async () => sealed } as unknown as Partial<Keyring>
  const which = { submission, upload, team: 1 }
  const behind = toolsFor({ keys, answers: [{ ok: false, code: 'out-of-order' }] })
  expect(await finishAttachmentAt(behind.tools, which, place)).toEqual({ end: 'behind' })
  const there = toolsFor({ keys })
  expect(await finishAttachmentAt(there.tools, which, place)).toMatchObject({ end: 'attached' })
})
