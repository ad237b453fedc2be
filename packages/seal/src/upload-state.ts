import { bytesOfAnyBase64, concatBytes, draw, utf8, type Random } from './encoding.ts'
import { fileFields, leafCount, type FileKind } from './file-document.ts'
import { measureHeader } from './inspect.ts'
import type { Gcm } from './media-engine.ts'
import { padJson } from './padding.ts'
import { base64Of, check, exactly, hexDigits, shape } from './shape.ts'

/**
 * All that is needed to go on sending a file after a reload, once the same file is chosen again. It
 * holds the file's key: it leaves the device only sealed.
 */
export type UploadState = {
  readonly v: 1
  /** The upload's random id, 32 hex digits. */
  readonly upload: string
  /** Padded base64. */
  readonly header: string
  readonly fileKey: string
  /** 32 hex digits. */
  readonly nonce: string
  readonly name: string
  readonly mime: string
  readonly size: number
  readonly kind: FileKind
  readonly words: string
  readonly leaves: readonly string[]
}

export type OpenedUploadState =
  | { readonly verdict: 'state'; readonly state: UploadState }
  /** `wrong-key`: sealed with another key, for another upload, or changed since. */
  | { readonly verdict: 'malformed' | 'wrong-key' }

const nonceLength = 12
const tagLength = 16

const isMediaHeader = (value: unknown): value is string => {
  const bytes = bytesOfAnyBase64(value)
  const measured = bytes && measureHeader(bytes)
  return measured?.verdict === 'header' && measured.length === bytes?.length
}

const stateShape = shape<UploadState>({
  v: exactly(1),
  upload: hexDigits(32),
  header: check(isMediaHeader),
  fileKey: base64Of(16),
  nonce: hexDigits(32),
  ...fileFields,
})

const additionalFor = (upload: string): Uint8Array => utf8(`amparo/v1/upload-state\0${upload}`)

/**
 * Seals an upload's state under the mailbox's draft key: AES-256-GCM, a random 12-byte nonce in
 * front, the upload's id as additional data, the JSON padded like a document's.
 */
export const sealUploadState = async ({
  draftKey,
  state,
  random,
  gcm,
}: {
  readonly draftKey: Uint8Array
  readonly state: UploadState
  readonly random: Random
  readonly gcm: Gcm
}): Promise<Uint8Array> => {
  const nonce = draw(random, nonceLength)
  const sealed = await gcm.seal({
    key: draftKey,
    nonce,
    bytes: padJson(utf8(JSON.stringify(state))),
    additional: additionalFor(state.upload),
  })
  return concatBytes(nonce, sealed)
}

const readState = (bytes: Uint8Array, upload: string): OpenedUploadState => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const reading = stateShape(JSON.parse(text), '')
    if (reading.verdict !== 'ok') return { verdict: 'malformed' }
    const state = reading.document
    const isRight = state.upload === upload && state.leaves.length === leafCount(state.size)
    return isRight ? { verdict: 'state', state } : { verdict: 'malformed' }
  } catch {
    return { verdict: 'malformed' } // not UTF-8, or not JSON
  }
}

/** Opens the state the server kept for this upload. Never throws on a stranger's bytes. */
export const openUploadState = async ({
  draftKey,
  upload,
  sealed,
  gcm,
}: {
  readonly draftKey: Uint8Array
  readonly upload: string
  readonly sealed: Uint8Array
  readonly gcm: Gcm
}): Promise<OpenedUploadState> => {
  if (sealed.length < nonceLength + tagLength) return { verdict: 'malformed' }
  const bytes = await gcm.open({
    key: draftKey,
    nonce: sealed.subarray(0, nonceLength),
    bytes: sealed.subarray(nonceLength),
    additional: additionalFor(upload),
  })
  return bytes === undefined ? { verdict: 'wrong-key' } : readState(bytes, upload)
}
