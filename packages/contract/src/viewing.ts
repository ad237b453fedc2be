/**
 * What the desk and the viewer say to each other. The viewer is a page on an origin of its own, in a frame of the desk; it
 * is sent one window message, this text with two ports, and from then on speaks over them alone.
 */
export const VIEWING = 'amparo/v1/viewing'

/** Over the second port, once, from the worker that holds the team's keys: what opens this one file and no other. */
export interface ViewingKey {
  readonly media: string
  /** Base64; for an hour. */
  readonly ticket: string
  readonly fileKey: Uint8Array
  readonly nonce: Uint8Array
  /** Bytes of payload, and of the file itself. */
  readonly length: number
  readonly size: number
  /** Base64 SHA-256 of each leaf, as its description says. */
  readonly leaves: readonly string[]
}

/** Over the first port, to the viewer. It begins blurred, grey and silent. */
export type ViewingOrder =
  | { readonly order: 'clear' | 'blur' | 'check' | 'save' | 'close' }
  | { readonly order: 'sound'; readonly on: boolean }

/** `nothing`: of a kind that is not shown, whatever its sender called it. */
export type ViewedAs = 'image' | 'video' | 'audio' | 'nothing'

/** One thing written inside a file about itself: a name of the format, and its value as text. */
export interface InsideFact {
  readonly name: string
  readonly value: string
}

/** Over the first port, to the desk. All of it comes from a stranger's file, and is text. */
export type ViewingNews =
  | { readonly news: 'opened'; readonly as: ViewedAs; readonly type: string | null }
  /** `over`: the ticket no longer counts. `undecoded`: the browser makes no picture or sound of it. */
  | {
      readonly news: 'stopped'
      readonly why: 'damaged' | 'over' | 'unreachable' | 'undecoded' | 'unsupported'
    }
  /** Of the picture, in pixels; 0 × 0 when there is only sound. */
  | { readonly news: 'measured'; readonly width: number; readonly height: number }
  /** `unread`: it took too long, or is not written as its kind should be. */
  | {
      readonly news: 'inside'
      readonly verdict: 'read' | 'unread'
      readonly facts: readonly InsideFact[]
      readonly more: number
    }
  | { readonly news: 'checking'; readonly bytes: number }
  | {
      readonly news: 'checked'
      readonly verdict: 'as-sent' | 'differs'
      /** Hexadecimal, of the file itself. */
      readonly sha256: string
      /** 64 bits, hexadecimal, of a picture; null for anything else. */
      readonly likeness: string | null
    }
  | { readonly news: 'closed' }
