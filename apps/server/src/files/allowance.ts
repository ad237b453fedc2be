import type { FileAllowance } from '@amparo/contract'
import type { RoomLevel } from '../host/room.ts'
import { Refusal } from '../http/refusal.ts'
import type { Taken, Upload } from './upload-store.ts'

/** An officer goes through a thread one file after the other: this is what one message may ask of a person and a disk. */
const MOST_FILES = 40
const MOST_BYTES = 16 * 1024 ** 3
/** Begun and not finished: what one sender may hold for three days without ever having sent it. */
const MOST_UNFINISHED = 3

/** What a thread may still take, with all that was begun counted as if it were finished. */
export function allowanceOf(
  taken: Taken,
  unfinished: readonly Upload[],
  open: boolean,
): FileAllowance {
  const begun = unfinished.reduce((sum, { length }) => sum + length, 0)
  return {
    open,
    files: Math.max(0, MOST_FILES - taken.files - unfinished.length),
    bytes: Math.max(0, MOST_BYTES - taken.bytes - begun),
  }
}

/** Refuses a new file of so many bytes when the disk, the thread or its sender has had enough. */
export function checkAllowed(
  length: number,
  taken: Taken,
  unfinished: readonly Upload[],
  room: RoomLevel,
): void {
  if (room !== 'wide') throw new Refusal('files-closed')
  const { files, bytes } = allowanceOf(taken, unfinished, true)
  if (unfinished.length >= MOST_UNFINISHED || files === 0 || length > bytes)
    throw new Refusal('too-many-files')
}
