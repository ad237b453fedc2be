import { formatSignatures, formatVerifierKey } from '@amparo/log'
import type { SignerReply, SignerRequest } from './protocol.ts'
import { LostMemory, openSigning } from './signing.ts'

/**
 * The process that signs: it holds keys and memory, and nothing of the office. It is told a folder and the log's name, and
 * ends when whoever began it is gone.
 */
const [folder = '', origin = ''] = process.argv.slice(2)

function answer(request: SignerRequest): SignerReply {
  const { id } = request
  try {
    const signing = openSigning(folder, origin)
    if (request.ask === 'state')
      return {
        id,
        answer: 'state',
        keys: signing.keys.map(formatVerifierKey),
        last: signing.last(),
      }
    const proof = request.proof.map((hash) => Uint8Array.from(Buffer.from(hash, 'base64')))
    const verdict = signing.sign(request.text, proof, Math.floor(Date.now() / 1_000))
    if (verdict.verdict === 'refused')
      return { id, answer: 'refused', why: verdict.why, last: verdict.last }
    return { id, answer: 'signed', signatures: formatSignatures(verdict.signatures) }
  } catch (error) {
    if (error instanceof LostMemory) return { id, answer: 'lost', sentence: error.message }
    throw error
  }
}

// Nobody may be there any more to hear the answer.
process.on('message', (request: SignerRequest) => process.send?.(answer(request), () => {}))
process.on('disconnect', () => process.exit(0))
// A signal to the whole group is for the server, which says when it no longer needs us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
