import type { Head } from './answer.ts'

/** What the service worker asks of the pages; the one that shows a file under that address answers. */
export type RelayAsk =
  | { readonly id: number; readonly ask: 'head'; readonly view: string }
  | {
      readonly id: number
      readonly ask: 'piece'
      readonly view: string
      readonly from: number
      readonly to: number
    }

export type RelayReply =
  | { readonly id: number; readonly head: Head }
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly gone: true }
