import type { SubjectKind } from '@amparo/register'
import type { KnownAlike } from './bring.ts'
import type { Columns } from './imported.ts'

/**
 * An import that was begun: with its seed, and the choices made, the same file falls into the same parts under the same keys,
 * so that whatever of it is recorded already is not recorded again.
 */
export interface KeptImport {
  /** SHA-256 of the file, base64. */
  readonly file: string
  readonly kind: SubjectKind
  readonly seed: string
  readonly encoding: string
  readonly columns: Columns
  readonly known: KnownAlike
  /** The day it was begun. */
  readonly day: string
}

const MOST_KEPT = 50

/** Reads what was kept; anything else is nothing. */
export function readKept(content: unknown): readonly KeptImport[] {
  const kept = content as { readonly imports?: unknown } | null
  if (typeof kept !== 'object' || kept === null || !Array.isArray(kept.imports)) return []
  return kept.imports.filter(isKept)
}

/** The newest first, the oldest given up at some point. */
export function withKept(all: readonly KeptImport[], one: KeptImport): object {
  const others = all.filter(({ file, kind }) => file !== one.file || kind !== one.kind)
  return { imports: [one, ...others].slice(0, MOST_KEPT) }
}

function isKept(one: unknown): one is KeptImport {
  if (typeof one !== 'object' || one === null) return false
  const { file, kind, seed, columns, known } = one as Partial<KeptImport>
  return (
    typeof file === 'string' &&
    typeof kind === 'string' &&
    typeof seed === 'string' &&
    Array.isArray(columns) &&
    typeof known === 'object'
  )
}
