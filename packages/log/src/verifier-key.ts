import {
  base64,
  bytesOfBase64,
  concat,
  hex,
  sameBytes,
  uint32,
  uint32At,
  utf8,
} from './encoding.ts'
import type { Hashing } from './hashing.ts'
import { isKeyName } from './note.ts'

/**
 * What a key signs, and how (C2SP signed-note, “Signature types”): 0x01 the text of a note; 0x04
 * and 0x06 a checkpoint as of a time (C2SP tlog-cosignature). A log signs with 0x01 or 0x06, a
 * cosigner with 0x04 or 0x06.
 */
export type KeyType = 'ed25519' | 'ed25519-cosignature' | 'ml-dsa-44-cosignature'

/** A public key with the name it signs under. */
export type VerifierKey = {
  readonly name: string
  readonly id: number
  readonly type: KeyType
  readonly publicKey: Uint8Array
}

export type VerifierKeyFault = 'grammar' | 'name' | 'type' | 'key' | 'id'

export type VerifierKeyReading =
  | { readonly verdict: 'key'; readonly key: VerifierKey }
  | { readonly verdict: 'malformed'; readonly fault: VerifierKeyFault }

const kinds: Readonly<Record<KeyType, { readonly byte: number; readonly length: number }>> = {
  ed25519: { byte: 0x01, length: 32 },
  'ed25519-cosignature': { byte: 0x04, length: 32 },
  'ml-dsa-44-cosignature': { byte: 0x06, length: 1_312 },
}

const typeOfByte = (byte: number | undefined): KeyType | undefined =>
  (Object.keys(kinds) as KeyType[]).find((type) => kinds[type].byte === byte)

const grammar = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u
const longest = 4_096

// The y coordinates of the eight points of small order (little-endian, the sign bit off), apart
// from 0 and 1. Under such a key one signature can fit many messages.
const smallOrder = [
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `00${'00'.repeat(31)}`,
  `01${'00'.repeat(31)}`,
]

/** Whether an Ed25519 key is of small order, or is not written as RFC 8032 §5.1.2 writes it. */
const isWeak = (publicKey: Uint8Array): boolean => {
  const y = publicKey.slice()
  y[31] = (y[31] ?? 0) & 0x7f
  const isBeyondField =
    y[31] === 0x7f && y.subarray(1, 31).every((byte) => byte === 0xff) && (y[0] ?? 0) >= 0xed
  return isBeyondField || smallOrder.includes(hex(y))
}

const isPublicKeyOf = (type: KeyType, publicKey: Uint8Array): boolean =>
  publicKey.length === kinds[type].length &&
  (type === 'ml-dsa-44-cosignature' || !isWeak(publicKey))

const material = (type: KeyType, publicKey: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(kinds[type].byte), publicKey)

// C2SP signed-note, “Signatures”: the first four bytes of SHA-256 over name, LF, type and key.
const idOf = (hashing: Hashing, name: string, type: KeyType, publicKey: Uint8Array): number =>
  uint32At(hashing.sha256(concat(utf8(`${name}\n`), material(type, publicKey))), 0)

/** A public key under a name. Throws on a name or a key that cannot be: our bug. */
export const verifierKey = (
  hashing: Hashing,
  name: string,
  type: KeyType,
  publicKey: Uint8Array,
): VerifierKey => {
  if (!isKeyName(name)) throw new Error(`key: nothing may be called ${name}`)
  if (!isPublicKeyOf(type, publicKey)) throw new Error(`key: no ${type} key`)
  return { name, id: idOf(hashing, name, type, publicKey), type, publicKey }
}

/** A key as people exchange it (C2SP signed-note, “Verifier keys”): name+id+base64. */
export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${hex(uint32(id))}+${base64(material(type, publicKey))}`

/**
 * Reads a key of one of the three types. Refuses an id that is not the key's own and Ed25519 keys
 * of small order. A key that reads is, byte for byte, what `formatVerifierKey` makes of it.
 */
export const parseVerifierKey = (hashing: Hashing, text: string): VerifierKeyReading => {
  const malformed = (fault: VerifierKeyFault) => ({ verdict: 'malformed', fault }) as const
  const match = text.length <= longest ? grammar.exec(text) : null
  const [, name = '', id = '', encoded = ''] = match ?? []
  const bytes = bytesOfBase64(encoded)
  if (match === null || bytes === undefined) return malformed('grammar')
  if (!isKeyName(name)) return malformed('name')
  const type = typeOfByte(bytes[0])
  if (type === undefined) return malformed('type')
  const publicKey = bytes.slice(1)
  if (!isPublicKeyOf(type, publicKey)) return malformed('key')
  const key = verifierKey(hashing, name, type, publicKey)
  return hex(uint32(key.id)) === id ? { verdict: 'key', key } : malformed('id')
}

/** Whether two keys are one, under whatever name or type (C2SP tlog-policy, “Public key representation”). */
export const isSameKey = (a: VerifierKey, b: VerifierKey): boolean =>
  sameBytes(a.publicKey, b.publicKey)
