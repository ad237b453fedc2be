/// <reference lib="webworker" />
import { answerOf, notHere } from './answer.ts'
import type { RelayAsk, RelayReply } from './relay.ts'

declare const self: ServiceWorkerGlobalScope

// It holds no key and no file: browsers end and restart it as they like. It turns what an element
// asks for into questions to the page that shows the file, and forgets them.

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url)
  if (origin === self.location.origin && pathname.startsWith('/view/')) {
    event.respondWith(answer(event.request, pathname.slice('/view/'.length)))
  }
})

self.addEventListener('message', (event) => {
  const reply = event.data as RelayReply
  waiting.get(reply.id)?.(reply)
  waiting.delete(reply.id)
})

const waiting = new Map<number, (reply: RelayReply) => void>()
let lastId = 0

async function answer(request: Request, view: string): Promise<Response> {
  const by = byWhat(request)
  if (by === null || request.method !== 'GET') return notHere()
  const reply = await Promise.race([ask({ ask: 'head', view }), later(nobodyAfter)])
  if (reply === null || !('head' in reply)) return notHere()
  return answerOf(reply.head, by, request.headers.get('range'), async (from, to) => {
    const piece = await ask({ ask: 'piece', view, from, to })
    if (!('bytes' in piece)) throw new Error('viewer: the file is closed')
    return piece.bytes
  })
}

/** Never as a script, a style, a frame or a document, whatever it says it is. */
function byWhat({ destination, mode }: Request): 'element' | 'frame' | null {
  if (mode === 'navigate') return 'frame'
  return ['image', 'video', 'audio', ''].includes(destination) ? 'element' : null
}

type Question = RelayAsk extends infer Ask ? (Ask extends unknown ? Omit<Ask, 'id'> : never) : never

async function ask(question: Question): Promise<RelayReply> {
  lastId += 1
  const id = lastId
  const reply = new Promise<RelayReply>((resolve) => waiting.set(id, resolve))
  const pages = await self.clients.matchAll({ type: 'window' })
  for (const page of pages) page.postMessage({ ...question, id })
  return reply
}

/** In milliseconds: a page that is there answers at once. */
const nobodyAfter = 5_000

const later = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), milliseconds))
