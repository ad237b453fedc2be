/** Padded base64 (RFC 4648 §4), as everything sealed travels. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  // In slices: the arguments of one call are limited, and an envelope may be megabytes long.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  }
  return btoa(binary)
}

/** Throws on text that is not base64; the contract has checked it before. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at)
  return bytes
}
