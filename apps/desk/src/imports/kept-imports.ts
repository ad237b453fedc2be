import type { SubjectKind } from '@amparo/register'
import { toBase64 } from '../keys/base64.ts'
import type { Drafts } from '../session/drafts.ts'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import type { KnownAlike } from './bring.ts'
import type { Columns, Days } from './imported.ts'

/**
 * An import that was begun: with its seed, and the choices made, the same file falls into the same parts under the same keys,
 * so that whatever of it is recorded already is not recorded again.
 */
export interface KeptImport {
  /** SHA-256 of the file, base64. */
  readonly file: string
  readonly kind: SubjectKind
  readonly seed: string
  readonly columns: Columns
  /** How the days of its columns were read. */
  readonly habits: Days['habits']
  readonly known: KnownAlike
  /** The day it was begun. */
  readonly day: string
}

const MOST_KEPT = 50
const place = 'import-1'

type Begun =
  | { readonly ok: true; readonly seed: string }
  | { readonly ok: false; readonly code: FailureCode }

/**
 * Begins an import, or goes on with it. Kept by the server before anything is sent: else a page that is closed in between
 * would record it all again. What still waits in this page was not kept by the server, so it is kept once more.
 */
export async function begin(
  drafts: Pick<Drafts, 'read' | 'keep'>,
  wanted: Omit<KeptImport, 'seed'>,
): Promise<Begun> {
  const all = readKept(await drafts.read(place))
  const before = all.find(isSame(wanted))
  // Begun meanwhile on another page with other choices: under its seed these would be other parts, and all of it come twice.
  if (before !== undefined && choicesOf(before) !== choicesOf(wanted))
    return { ok: false, code: 'changed-meanwhile' }
  const seed = before?.seed ?? toBase64(crypto.getRandomValues(new Uint8Array(32)))
  const kept = await drafts.keep(place, withKept(all, before ?? { ...wanted, seed }))
  return kept === 'kept' ? { ok: true, seed } : { ok: false, code: 'unreachable' }
}

/** What was begun with this file, if anything was. */
export async function begunWith(
  drafts: Pick<Drafts, 'read'>,
  file: Pick<KeptImport, 'file' | 'kind'>,
): Promise<KeptImport | undefined> {
  return readKept(await drafts.read(place)).find(isSame(file))
}

function isSame({ file, kind }: Pick<KeptImport, 'file' | 'kind'>) {
  return (one: KeptImport) => one.file === file && one.kind === kind
}

function choicesOf({
  columns,
  habits,
  known: { kind, source, ...known },
}: Omit<KeptImport, 'seed'>): string {
  const { directness, credibility, saidOn, audience } = known
  return JSON.stringify([
    columns,
    habits,
    kind,
    source.kind,
    directness,
    credibility,
    saidOn,
    audience,
  ])
}

/** Reads what was kept; anything else is nothing. */
function readKept(content: unknown): readonly KeptImport[] {
  const kept = content as { readonly imports?: unknown } | null
  if (typeof kept !== 'object' || kept === null || !Array.isArray(kept.imports)) return []
  return kept.imports.filter(isKept)
}

/** The newest first, the oldest given up at some point. */
function withKept(all: readonly KeptImport[], one: KeptImport): object {
  const others = all.filter(({ file, kind }) => file !== one.file || kind !== one.kind)
  return { imports: [one, ...others].slice(0, MOST_KEPT) }
}

function isKept(one: unknown): one is KeptImport {
  if (typeof one !== 'object' || one === null) return false
  const { file, kind, seed, columns, habits, known } = one as Partial<KeptImport>
  return (
    typeof file === 'string' &&
    typeof kind === 'string' &&
    typeof seed === 'string' &&
    Array.isArray(columns) &&
    typeof habits === 'object' &&
    habits !== null &&
    typeof known === 'object' &&
    known !== null
  )
}
