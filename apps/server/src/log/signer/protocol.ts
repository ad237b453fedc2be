import type { SignerRefusal } from './signing.ts'

/** What the server asks of the process that signs. */
export type SignerRequest =
  | { readonly id: number; readonly ask: 'state' }
  | {
      readonly id: number
      readonly ask: 'sign'
      readonly text: string
      /** Hashes in base64. */
      readonly proof: readonly string[]
    }

/** What it answers, under the number of the request. */
export type SignerReply =
  | {
      readonly id: number
      readonly answer: 'state'
      /** As people exchange them (C2SP signed-note). */
      readonly keys: readonly string[]
      readonly last: string
    }
  /** Signature lines, each with its LF. */
  | { readonly id: number; readonly answer: 'signed'; readonly signatures: string }
  | {
      readonly id: number
      readonly answer: 'refused'
      readonly why: SignerRefusal
      readonly last: string
    }
  /** It holds no whole keys and memory, in a sentence. */
  | { readonly id: number; readonly answer: 'lost'; readonly sentence: string }
