import { zipSync, type Zippable } from 'fflate'
import { firstMoment } from './repack.ts'

/** Files in one ZIP archive, in the order given and under one date, so that the same files give the same bytes. */
export function packFiles(files: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  const parts: Zippable = {}
  for (const [name, bytes] of files) parts[name] = [bytes, { mtime: firstMoment() }]
  return zipSync(parts, { level: 9 })
}
