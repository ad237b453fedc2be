import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import {
  emptyFrontier,
  grow,
  hashLeaf,
  inclusionProof,
  rootOf,
  signText,
  formatCheckpoint,
  sourceOfLeaves,
  type Signer,
} from '@amparo/log'
import { nodeHashing as hashing, nodeSigner } from '@amparo/log/node'
import { hex } from '../bytes.ts'
import type { SubmitKey } from '../sigsum.ts'

const rawOf = (key: KeyObject): Uint8Array =>
  new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32))

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

export const newSubmitKey = (): SubmitKey => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: rawOf(publicKey),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  }
}

/** A public log and its cosigners, which exist for one test. */
export const openSigsumLog = (cosignerNames: readonly string[]) => {
  const logKey = generateKeyPairSync('ed25519')
  const keyHash = hex(sha256(rawOf(logKey.publicKey)))
  const origin = `sigsum.org/v1/tree/${keyHash}`
  const signer = nodeSigner(origin, 'ed25519', logKey.privateKey)
  const cosigners = cosignerNames.map((name) =>
    nodeSigner(name, 'ed25519-cosignature', generateKeyPairSync('ed25519').privateKey),
  )
  const policy = (quorum: number): string =>
    [
      '# synthetic',
      `log ${hex(signer.key.publicKey)} https://log.example`,
      ...cosigners.map(({ key }) => `witness ${key.name}  ${hex(key.publicKey)}`),
      `group all-of-them ${quorum} ${cosignerNames.join(' ')}`,
      'quorum all-of-them',
      '',
    ].join('\n')

  /** Logs what a request asks for among `others`, and proves it with the cosignatures of these times. */
  const logged = (request: string, others: number, times: readonly number[]): string => {
    const [message = '', signature = '', key = ''] = [...request.matchAll(/=([0-9a-f]+)/g)].map(
      ([, value = '']) => value,
    )
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
    const leaf = Buffer.concat([sha256(bytes(message)), bytes(signature), sha256(bytes(key))])
    const filler = Array.from({ length: others }, (_, at) =>
      hashLeaf(hashing, new Uint8Array(128).fill(at)),
    )
    const leaves = [...filler, hashLeaf(hashing, new Uint8Array(leaf))]
    const size = leaves.length
    const root = rootOf(hashing, grow(hashing, emptyFrontier, leaves))
    const text = formatCheckpoint({ origin, size, root, extensions: [] })
    const path = inclusionProof(hashing, sourceOfLeaves(hashing, leaves), others, size) ?? []
    const cosignature = (one: Signer, time: number) => {
      const signed = signText(one, text, time).signature.subarray(8)
      return `cosignature=${hex(sha256(one.key.publicKey))} ${time} ${hex(signed)}\n`
    }
    return [
      `version=2\nlog=${keyHash}\nleaf=${hex(sha256(bytes(key)))} ${signature}\n\n`,
      `size=${size}\nroot_hash=${hex(root)}\nsignature=${hex(signText(signer, text, 0).signature)}\n`,
      ...cosigners.flatMap((one, at) => {
        const time = times[at]
        return time === undefined ? [] : [cosignature(one, time)]
      }),
      ...(size === 1
        ? []
        : [`\nleaf_index=${others}\n`, ...path.map((node) => `node_hash=${hex(node)}\n`)]),
    ].join('')
  }
  return { policy, logged }
}
