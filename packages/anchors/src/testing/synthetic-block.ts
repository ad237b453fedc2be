import type { Hashing } from '@amparo/log'

/** The compact target of a chain for tests: half of all hashes are below it. */
export const easyBits = 0x207fffff

/** The header of a block that nobody's chain has, with little work, around a Merkle root. */
export const synthesizeHeader = (
  hashing: Hashing,
  merkleRoot: Uint8Array,
  seconds: number,
): Uint8Array => {
  const header = new Uint8Array(80)
  const view = new DataView(header.buffer)
  header.set(merkleRoot, 36)
  view.setUint32(68, seconds, true)
  view.setUint32(72, easyBits, true)
  for (let nonce = 0; ; nonce++) {
    view.setUint32(76, nonce, true)
    const hash = hashing.sha256(hashing.sha256(header))
    if ((hash[31] ?? 0xff) < 0x7f) return header
  }
}
