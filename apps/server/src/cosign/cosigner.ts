import { setTimeout as sleep } from 'node:timers/promises'
import {
  formatKnownSize,
  formatSignatures,
  judgeAddCheckpoint,
  knownSizeType,
  parseAddCheckpoint,
  signText,
  withSignatures,
  type AddCheckpoint,
  type Judgement,
} from '@amparo/log'
import { nodeHashing, nodeVerifying } from '@amparo/log/node'
import { failpoint } from '../log/failpoints.ts'
import {
  followedLog,
  keepEvidence,
  keepLast,
  lastOf,
  lockPath,
  shownOf,
  signedByLog,
  type FollowedLog,
} from './followed-log.ts'
import { whileAlone } from '../host/while-alone.ts'
import type { CosignerSigners } from './signers.ts'

/** What is answered, as C2SP tlog-witness has it over HTTP. */
export interface CosignAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503
  readonly type: string
  readonly body: string
}

/** What another organisation runs: it signs a log's checkpoints as long as each follows the last. */
export interface Cosigner {
  /** Answers the body of a request. Throws LostMemory; and on a full disk, having signed nothing. */
  answer(body: string | Uint8Array): Promise<CosignAnswer>
  /**
   * The same for one that came by file and may come twice: a log on a line would begin again from the size it is told, and
   * for the tree that was signed last that is done here.
   */
  answerFile(body: string | Uint8Array): Promise<CosignAnswer>
  /** The note at `<SHA-256 of a log's name>/checkpoint`; undefined where there is none. */
  shown(path: string): string | undefined
}

export interface CosignerOptions {
  /** In POSIX seconds. */
  readonly clock?: () => number
  /** Told when a log signed a tree that does not follow what was signed before. */
  readonly refused?: (origin: string) => void
}

/** How long a request waits while another process judges one of the same log. */
const PATIENCE = 5_000
const PAUSE = 10

export function cosignerIn(
  folder: string,
  signers: CosignerSigners,
  { clock = () => Math.floor(Date.now() / 1_000), refused = () => {} }: CosignerOptions = {},
): Cosigner {
  function judged(request: AddCheckpoint): Judgement {
    return judgeAddCheckpoint(nodeHashing, nodeVerifying, knownLog, request)
  }

  function knownLog(origin: string) {
    const log = followedLog(folder, origin)
    return log && { keys: log.keys, last: lastOf(log).checkpoint }
  }

  /** Judgement, memory and signature in one step: nothing else runs in between, here or in another process. */
  function decide(log: FollowedLog, request: AddCheckpoint): CosignAnswer {
    const judgement = judged(request)
    if (judgement.verdict === 'inconsistent') {
      refused(log.origin)
      keepEvidence(log, { request, size: judgement.checkpoint.size, last: lastOf(log) })
    }
    return judgement.verdict === 'cosign' ? sign(log, request) : answerTo(judgement)
  }

  function sign(log: FollowedLog, { note }: AddCheckpoint): CosignAnswer {
    const time = clock()
    const cosignatures = signers.map((signer) => signText(signer, note.text, time))
    failpoint('cosigner-before-keeping')
    keepLast(log, withSignatures(signedByLog(log.keys, note), cosignatures))
    failpoint('cosigner-kept')
    return plain(200, formatSignatures(cosignatures))
  }

  async function answerRequest(request: AddCheckpoint): Promise<CosignAnswer> {
    const judgement = judged(request)
    // What changes nothing waits for nobody, so that strangers cannot hold up a log.
    if (!('checkpoint' in judgement)) return answerTo(judgement)
    const log = followedLog(folder, judgement.checkpoint.origin)
    if (log === undefined) return plain(404)
    for (const patience = Date.now() + PATIENCE; ;) {
      const answer = whileAlone(lockPath(log), () => decide(log, request))
      if (answer !== undefined) return answer
      if (Date.now() > patience) return plain(503)
      await sleep(PAUSE)
    }
  }

  return {
    async answer(body) {
      const reading = parseAddCheckpoint(body)
      return reading.verdict === 'malformed' ? plain(400) : answerRequest(reading.request)
    },
    async answerFile(body) {
      const reading = parseAddCheckpoint(body)
      if (reading.verdict === 'malformed') return plain(400)
      const answer = await answerRequest(reading.request)
      if (answer.status !== 409) return answer
      const size = Number(answer.body)
      const again = { ...reading.request, oldSize: size, proof: [] }
      const judgement = judged(again)
      const isOfLastSize = 'checkpoint' in judgement && judgement.checkpoint.size === size
      return isOfLastSize ? answerRequest(again) : answer
    },
    shown: (path) => shownOf(folder, path),
  }
}

function answerTo(judgement: Exclude<Judgement, { verdict: 'cosign' }>): CosignAnswer {
  return judgement.verdict === 'conflict'
    ? { status: 409, type: knownSizeType, body: formatKnownSize(judgement.size) }
    : plain(judgement.status)
}

function plain(status: CosignAnswer['status'], body = ''): CosignAnswer {
  return { status, type: 'text/plain; charset=utf-8', body }
}
