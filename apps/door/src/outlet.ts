import type { VNode } from 'preact'
import type { Intake } from './calls.ts'
import type { Walked } from './flow/asking.tsx'
import type { LanguageCode, Messages } from './locales/languages.ts'

/** The pages after a language is chosen. */
export type WalkPage = (walked: Walked) => VNode | null

/**
 * How the office’s keys come to this device and how a message leaves it: over a line to the office’s
 * server, or in a file that goes by hand. All in which the page and the form differ hangs on it.
 */
export interface Outlet {
  /** Who reads here, unless that cannot be learned now. */
  readonly intake: () => Promise<
    { readonly ok: true; readonly reply: Intake } | { readonly ok: false }
  >
  /** The words of a language and the pages that say them; rejects when they do not arrive. */
  readonly load: (code: LanguageCode) => Promise<readonly [Messages, { readonly Walk: WalkPage }]>
  /** Where leaving leads, if not to what the language names. */
  readonly elsewhere?: string
}
