import type { ViewingKey, ViewingNews, ViewingOrder } from '@amparo/contract'
import { leafLength } from '@amparo/seal'
import { browserDigest, browserEngine } from '@amparo/seal/media-browser'
import { answering, type Answering } from './answering.ts'
import { check } from './check.ts'
import { beginning, kindOf, type Kind } from './kind-of.ts'
import { likenessOf } from './likeness.ts'
import { insideLength, lookInside } from './look-inside.ts'
import { NoBytes, openedFile, type OpenedFile } from './opened-file.ts'
import { goByOwnWorker, startOwnWorker } from './own-worker.ts'
import { makeScreen, type Screen } from './screen.ts'
import { stripsOf } from './strips.ts'

interface Viewing {
  readonly key: ViewingKey
  readonly file: OpenedFile
  readonly kind: Kind
  readonly address: string
  readonly answers: Answering
  readonly screen: Screen | null
  readonly tell: (news: ViewingNews) => void
  readonly end: () => void
}

/** Looks at one file, as the desk orders over `orders`, until it says `close` or the frame is gone. */
export async function view(orders: MessagePort, key: ViewingKey): Promise<void> {
  const tell = (news: ViewingNews): void => orders.postMessage(news)
  const told = (error: unknown): void => tell({ news: 'stopped', why: whyOf(error) })
  try {
    const viewing = await begin(key, tell, told)
    orders.addEventListener('message', (event: MessageEvent<ViewingOrder>) => {
      void obey(viewing, event.data).catch(told)
    })
    orders.start()
    tell({ news: 'opened', ...viewing.kind })
    await tellInside(viewing)
  } catch (error) {
    told(error)
  }
}

async function begin(
  key: ViewingKey,
  tell: (news: ViewingNews) => void,
  onTrouble: (error: unknown) => void,
): Promise<Viewing> {
  const file = openedFile(key, { fetch: (...asked) => fetch(...asked), engine: browserEngine })
  const kind = kindOf(await file.read(0, Math.min(beginning, key.size)))
  if (!(await startOwnWorker())) throw new Unsupported()
  const view = randomName()
  const address = `/view/${view}`
  const head = {
    type: kind.type ?? 'application/octet-stream',
    size: key.size,
    name: `amparo-${key.media.slice(0, 8)}.bin`,
  }
  const answers = answering(navigator.serviceWorker, { view, head, file }, onTrouble)
  const place = document.querySelector<HTMLElement>('#screen')
  const screen =
    kind.as === 'nothing' || place === null ? null : makeScreen(place, kind, address, tell)
  const end = (): void => {
    screen?.end()
    answers.end()
    key.fileKey.fill(0)
  }
  return { key, file, kind, address, answers, screen, tell, end }
}

class Unsupported extends Error {
  override name = 'Unsupported'
}

function whyOf(error: unknown): Extract<ViewingNews, { news: 'stopped' }>['why'] {
  if (error instanceof NoBytes) return error.why
  return error instanceof Unsupported ? 'unsupported' : 'damaged'
}

async function obey(viewing: Viewing, order: ViewingOrder): Promise<void> {
  switch (order.order) {
    case 'clear':
      return viewing.screen?.clear()
    case 'blur':
      return viewing.screen?.blur()
    case 'sound':
      return viewing.screen?.sound(order.on)
    case 'check':
      return tellChecked(viewing)
    case 'save':
      // Answered as something to keep and not to show, it leaves this page where it is.
      return goByOwnWorker(viewing.address, viewing.answers.asked())
    case 'close':
      viewing.end()
      return viewing.tell({ news: 'closed' })
  }
}

async function tellInside({ key, file, kind, tell }: Viewing): Promise<void> {
  if (kind.as !== 'image') return
  const found = await lookInside(await file.read(0, Math.min(insideLength, key.size)))
  if (found === null) tell({ news: 'inside', verdict: 'unread', facts: [], more: 0 })
  else tell({ news: 'inside', verdict: 'read', ...found })
}

async function tellChecked({ key, file, screen, tell }: Viewing): Promise<void> {
  const onBytes = (bytes: number): void => tell({ news: 'checking', bytes })
  const leaf = leafLength
  const checked = await check({ file, leaves: key.leaves, leaf, digest: browserDigest, onBytes })
  const picture = screen?.picture() ?? null
  const likeness =
    picture === null || picture.naturalWidth === 0
      ? null
      : likenessOf(picture.naturalWidth, picture.naturalHeight, stripsOf(picture))
  tell({ news: 'checked', ...checked, likeness })
}

function randomName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
