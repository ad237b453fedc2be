import type { PropertyCode } from '@amparo/register'
import type { Passage } from './passage.ts'

/** A form that was asked for, from words marked in the text or from the panel. */
export interface FormAsked {
  readonly property: PropertyCode
  readonly passage: Passage | null
  /** The marked words. */
  readonly text: string
  /** Counts askings, so that the same words can be asked for again. */
  readonly nth: number
}
