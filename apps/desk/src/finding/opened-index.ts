import type { Drafts } from '../session/drafts.ts'
import type { Session } from '../session/session.ts'
import { blurWith, newSalt } from './blur.ts'
import {
  largestPiece,
  mostPieces,
  readPiece,
  type FoundPassage,
  type IndexedPart,
  type Piece,
} from './index-pieces.ts'
import { askedOf, findIn, indexOf } from './text-index.ts'

/** A text that was opened here. */
export interface OpenedText extends Omit<IndexedPart, 'index'> {
  readonly text: string
}

/**
 * What this officer has opened, to be searched by them alone. It is built in the page from texts that are open anyway, so
 * that searching never opens one; it holds no words; it is kept as sealed pieces, like drafts; and what is in memory goes
 * with the keys. See docs/decisions/0015.
 */
export interface OpenedIndex {
  /** Takes in texts that were opened. What fails is not found, and does not stand in the way of reading. */
  add(texts: readonly OpenedText[]): Promise<void>
  /** Best first. */
  find(query: string): Promise<readonly FoundPassage[]>
  /** Forgets everything of these messages, here and in what is kept. */
  forget(submissions: readonly string[]): Promise<void>
}

export function makeOpenedIndex(session: Session, drafts: Drafts): OpenedIndex {
  let pieces: Promise<Piece[]> | null = null
  let last: Promise<unknown> = Promise.resolve()
  session.subscribe(() => {
    if (session.state().kind !== 'open') pieces = null
  })

  /** One step after the other, so that no piece overwrites another’s. */
  function inTurn<T>(step: (pieces: Piece[]) => Promise<T>): Promise<T> {
    const next = last.then(async () => step(await (pieces ??= load())))
    last = next.catch(() => {
      pieces = null
    })
    return next
  }

  async function load(): Promise<Piece[]> {
    const state = session.state()
    const teams = state.kind === 'open' ? state.officer.teams : []
    const found: Piece[] = []
    for (let number = 1; number <= mostPieces; number++) {
      const content = await drafts.read(`index-${number}`)
      if (content === null) break
      found.push(readPiece(content) ?? { salt: newSalt(), parts: [] })
    }
    // Whose key this officer no longer holds is nothing they may search.
    await keepOnly(found, ({ team }) => teams.includes(team))
    return found
  }

  async function keepOnly(all: Piece[], stays: (part: IndexedPart) => boolean): Promise<void> {
    for (const [at, piece] of all.entries()) {
      const parts = piece.parts.filter(stays)
      if (parts.length < piece.parts.length) await put(all, at, { ...piece, parts })
    }
  }

  async function put(all: Piece[], at: number, piece: Piece): Promise<void> {
    all[at] = piece
    await drafts.keepQuietly(`index-${at + 1}`, piece)
  }

  return {
    add: (texts) =>
      inTurn(async (all) => {
        for (const text of texts) {
          const known = all.some(({ parts }) =>
            parts.some(
              ({ submission, sha256 }) => submission === text.submission && sha256 === text.sha256,
            ),
          )
          if (!known) await addOne(all, text)
        }
      }),
    find: (query) =>
      inTurn(async (all) => {
        const found: FoundPassage[] = []
        for (const { salt, parts } of all) {
          const asked = await askedOf(query, await blurWith(salt))
          for (const { submission, part, index } of parts) {
            const place = findIn(index, asked)
            if (place !== undefined) found.push({ submission, part, ...place })
          }
        }
        return found.toSorted(
          (a, b) =>
            b.words - a.words ||
            a.to - a.from - (b.to - b.from) ||
            Number(b.submission) - Number(a.submission),
        )
      }),
    forget: (submissions) =>
      inTurn((all) => keepOnly(all, ({ submission }) => !submissions.includes(submission))),
  }

  async function addOne(all: Piece[], { text, ...part }: OpenedText): Promise<void> {
    const fresh = { salt: newSalt(), parts: [] }
    const size = JSON.stringify(await indexOf(text, await blurWith(fresh.salt))).length
    const { at, piece } = roomFor(all, size, fresh)
    const index = await indexOf(text, await blurWith(piece.salt))
    await put(all, at, { ...piece, parts: [...piece.parts, { ...part, index }] })
  }
}

/** A piece in which there is room, else a new one, else the place of the one that was filled first. */
function roomFor(
  all: readonly Piece[],
  size: number,
  fresh: Piece,
): { readonly at: number; readonly piece: Piece } {
  const at = all.findLastIndex((piece) => JSON.stringify(piece).length + size <= largestPiece)
  const piece = all[at]
  if (piece !== undefined) return { at, piece }
  return { at: all.length < mostPieces ? all.length : oldestOf(all), piece: fresh }
}

/** Messages are numbered as they come, so the piece with the lowest was filled first. */
function oldestOf(all: readonly Piece[]): number {
  const lowest = ({ parts }: Piece) =>
    Math.min(...parts.map(({ submission }) => Number(submission)), Number.MAX_SAFE_INTEGER)
  return all.reduce((oldest, piece, at) => {
    const before = all[oldest]
    return before !== undefined && lowest(before) <= lowest(piece) ? oldest : at
  }, 0)
}
