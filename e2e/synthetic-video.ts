import { createCipheriv } from 'node:crypto'
import { open } from 'node:fs/promises'

const MEBIBYTE = 1024 * 1024

/** One mebibyte of every eight is noise, the others are holes: each leaf of a file's hash tree differs, and the disk holds an eighth. */
const EVERY = 8

/**
 * Writes a file that calls itself an MP4, the same for the same number of mebibytes and one byte shorter, so that it does not
 * end where a chunk ends. Holds one mebibyte in memory.
 */
export async function writeSyntheticVideo(path: string, mebibytes: number): Promise<void> {
  await using file = await open(path, 'w')
  await file.truncate(mebibytes * MEBIBYTE - 1)
  for (let at = 0; at < mebibytes; at += EVERY) {
    await file.write(noise(at), 0, MEBIBYTE, at * MEBIBYTE)
  }
  await file.write(boxes, 0, boxes.length, 0)
}

function noise(at: number): Buffer {
  const counter = Buffer.alloc(16)
  counter.writeUInt32BE(at)
  return createCipheriv('aes-256-ctr', Buffer.alloc(32), counter).update(Buffer.alloc(MEBIBYTE))
}

/** A file type, and a box of media that goes to the end of the file (ISO/IEC 14496-12 §4.2, §4.3). */
const boxes = Buffer.concat([
  Buffer.from([0, 0, 0, 16]),
  Buffer.from('ftypisom\0\0\0\0', 'latin1'),
  Buffer.from([0, 0, 0, 0]),
  Buffer.from('mdat', 'latin1'),
])
