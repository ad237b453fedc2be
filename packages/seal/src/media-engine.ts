/**
 * ChaCha20-Poly1305 (RFC 8439) under one 32-byte key: 12-byte nonces, no additional data, the tag at
 * the end. `open` gives undefined for what does not authenticate.
 */
export type ChunkCipher = {
  readonly seal: (nonce: Uint8Array, plaintext: Uint8Array) => Promise<Uint8Array>
  readonly open: (nonce: Uint8Array, sealed: Uint8Array) => Promise<Uint8Array | undefined>
}

/** The fastest such cipher a runtime has; every engine makes the same bytes. */
export type MediaEngine = (key: Uint8Array) => Promise<ChunkCipher>

/** SHA-256 of bytes. */
export type Digest = (bytes: Uint8Array) => Promise<Uint8Array>

/** Exactly the bytes from `start` up to, and without, `end`. */
export type ReadRange = (start: number, end: number) => Promise<Uint8Array>

export type GcmMessage = {
  readonly key: Uint8Array
  readonly nonce: Uint8Array
  readonly bytes: Uint8Array
  readonly additional: Uint8Array
}

/**
 * AES-256-GCM (NIST SP 800-38D): 12-byte nonces, the tag at the end. `open` gives undefined for what
 * does not authenticate.
 */
export type Gcm = {
  readonly seal: (message: GcmMessage) => Promise<Uint8Array>
  readonly open: (message: GcmMessage) => Promise<Uint8Array | undefined>
}
