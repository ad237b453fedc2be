import { keepDraft, readDraft } from '@amparo/contract'
import { read } from './refused.ts'
import type { Ask, Session } from './session.ts'

/** Where a draft belongs: what it is for, and the number of the thing it is about. */
export type DraftKey = `${DraftOf}-${string}`

type DraftOf =
  | 'answer'
  | 'record'
  | 'recordaccount'
  | 'taking'
  | 'paper'
  | 'search'
  | 'index'
  | 'import'
  | 'personaccount'
  | 'messageaccount'
  | 'correction'
  | 'translation'
  | 'letterhead'
  | 'letterplan'
  | 'wgeid'
  | 'channels'
  | 'seen'

export type DraftKept = 'kept' | 'waiting'

/**
 * Texts being written, sealed to their writer. What could not be sent yet stays here, sealed, and
 * goes out when the same person comes back; it is read before what the server has.
 */
export interface Drafts {
  /** `null` throws the draft away. */
  keep(key: DraftKey, content: unknown): Promise<DraftKept>
  /** As `keep`, but never asks for the passphrase: for the moment of locking. */
  keepQuietly(key: DraftKey, content: unknown): Promise<DraftKept>
  /** Null where there is none. Throws `Refused` when the server cannot say: whoever took that for nothing would write over it. */
  read(key: DraftKey): Promise<unknown>
}

interface Unsent {
  readonly owner: number
  readonly key: DraftKey
  readonly envelope: string | null
}

export function makeDrafts(session: Session): Drafts {
  const unsent = new Map<string, Unsent>()
  /** The newest wish of each place: sealing takes time, and an older text must not come after a newer. */
  const newest = new Map<string, object>()
  /** What is on its way, of each place. */
  const sending = new Map<string, Promise<unknown>>()
  session.onUnlocked(() => {
    const owner = ownerOf(session)
    // What a page that was locked still waited for will not be answered.
    sending.clear()
    for (const draft of unsent.values()) {
      // Another person may have come to this page: their session must not carry someone else’s text.
      if (draft.owner === owner) void send(session.askOnce, draft)
    }
  })

  async function send(ask: Ask, draft: Unsent): Promise<DraftKept> {
    const place = `${draft.owner} ${draft.key}`
    unsent.set(place, draft)
    await sending.get(place)?.catch(() => null)
    // Something newer may have been written meanwhile; that one still waits.
    if (unsent.get(place) !== draft) return 'waiting'
    const { key, envelope } = draft
    const asked = ask(keepDraft, { params: { key }, body: { envelope } })
    sending.set(place, asked)
    const answer = await asked
    if (answer.ok && unsent.get(place) === draft) unsent.delete(place)
    return answer.ok ? 'kept' : 'waiting'
  }

  async function keep(ask: Ask, key: DraftKey, content: unknown): Promise<DraftKept> {
    const owner = ownerOf(session)
    const place = `${owner} ${key}`
    const wish = {}
    newest.set(place, wish)
    const sealed = content === null ? null : await session.keys().sealDraft({ key, content })
    if (newest.get(place) !== wish) return 'waiting'
    return send(ask, { owner, key, envelope: sealed?.envelope ?? null })
  }

  return {
    keep: (key, content) => keep(session.ask, key, content),
    keepQuietly: (key, content) => keep(session.askOnce, key, content),
    async read(key) {
      const waiting = unsent.get(`${ownerOf(session)} ${key}`)
      const envelope = waiting === undefined ? await stored(session, key) : waiting.envelope
      if (envelope === null) return null
      const opened = await session.keys().openDraft({ key, envelope })
      return opened.verdict === 'draft' ? opened.content : null
    },
  }
}

function ownerOf(session: Session): number {
  const state = session.state()
  if (state.kind !== 'open') throw new Error('drafts: nobody is signed in')
  return state.officer.me.id
}

async function stored(session: Session, key: DraftKey): Promise<string | null> {
  const { envelope } = await read(session.ask, readDraft, { params: { key }, body: {} })
  return envelope
}
