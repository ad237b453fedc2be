/** The arithmetic of an age payload: a nonce, then STREAM (C2SP age.md, "Payload"). */

export const payloadNonceLength = 16
export const tagLength = 16
export const chunkLength = 64 * 1024
export const sealedChunkLength = chunkLength + tagLength

/** How many chunks a plaintext makes; an empty one makes one. */
export const chunkCount = (plaintextLength: number): number =>
  Math.max(1, Math.ceil(plaintextLength / chunkLength))

/** Bytes of payload, nonce included, for a plaintext of this length. */
export const payloadLengthOf = (plaintextLength: number): number =>
  payloadNonceLength + plaintextLength + chunkCount(plaintextLength) * tagLength

/**
 * Bytes of plaintext in a payload of this length: full chunks of 64 KiB and their tags, then one that
 * is shorter or full; only an empty file may end in an empty chunk.
 */
export const plaintextLengthOf = (payloadLength: number): number | 'malformed' | 'truncated' => {
  const sealed = payloadLength - payloadNonceLength
  if (sealed < tagLength) return 'truncated'
  const chunks = Math.ceil(sealed / sealedChunkLength)
  const last = sealed - (chunks - 1) * sealedChunkLength
  if (last < tagLength) return 'truncated'
  if (last === tagLength && chunks > 1) return 'malformed'
  return sealed - chunks * tagLength
}
