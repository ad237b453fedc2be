import {
  checkCheckpoint,
  checkLogProof,
  leafHash,
  parseCheckpoint,
  parseLogProof,
  parseNote,
  parsePolicy,
  type CheckpointCheck,
  type LogProofCheck,
  type Standing,
} from '@amparo/log'
import { browserHashing } from '@amparo/log/browser'
import { browserVerifying } from '@amparo/log/browser-verifying'

// What the pages of the log check for themselves. Large: loaded where it is needed.

type Verdict = CheckpointCheck['verdict'] | LogProofCheck['verdict'] | 'unreadable'

/** What came of checking a log seal: who signed, and who is missing by the office's policy. */
export interface SealCheck {
  readonly verdict: Verdict
  /** Entries that the seal holds; null where it could not be read. */
  readonly size: number | null
  readonly root: string
  readonly standing: Standing | null
  /** Cosigners by their name in the policy, with the second they say they signed. */
  readonly by: readonly { readonly name: string; readonly at: string | null }[]
}

const unreadable: SealCheck = {
  verdict: 'unreadable',
  size: null,
  root: '',
  standing: null,
  by: [],
}

/** Who signed a log seal, by the office's own policy: what the page shows, not what a stranger should believe. */
export function checkSeal(policyText: string, noteText: string): SealCheck {
  const policy = parsePolicy(browserHashing, policyText)
  const note = parseNote(noteText)
  if (policy.verdict === 'malformed' || note.verdict === 'malformed') return unreadable
  const check = checkCheckpoint(browserVerifying, policy.policy, note.note)
  return sealCheck(policyText, note.note.text, check)
}

/** The same, and whether this entry stands at this place under it. */
export function checkProof(given: {
  readonly body: string
  readonly index: number
  readonly proof: string
  readonly policy: string
}): SealCheck {
  const policy = parsePolicy(browserHashing, given.policy)
  const proof = parseLogProof(given.proof)
  if (policy.verdict === 'malformed' || proof.verdict === 'malformed') return unreadable
  if (proof.logProof.index !== given.index) return unreadable
  const leaf = leafHash(browserHashing, given.body)
  const check = checkLogProof(browserHashing, browserVerifying, policy.policy, leaf, proof.logProof)
  return sealCheck(given.policy, proof.logProof.note.text, check)
}

function sealCheck(
  policyText: string,
  text: string,
  check: CheckpointCheck | LogProofCheck,
): SealCheck {
  const policy = parsePolicy(browserHashing, policyText)
  const read = parseCheckpoint(text)
  const cosigners = policy.verdict === 'policy' ? policy.policy.cosigners : []
  const signed = 'by' in check ? check.by : []
  return {
    verdict: check.verdict,
    size: read.verdict === 'checkpoint' ? read.checkpoint.size : null,
    root: text.split('\n')[2] ?? '',
    standing: 'standing' in check ? check.standing : null,
    by: cosigners.flatMap(({ name, key }) => {
      const one = signed.find((signature) => signature.key === key)
      if (one === undefined) return []
      return [{ name, at: one.time === null ? null : new Date(one.time * 1_000).toISOString() }]
    }),
  }
}

/** Cosigners of a policy by key, for pages that show all of them. */
export function cosignersOf(
  policyText: string,
): readonly { readonly name: string; readonly keyName: string; readonly id: number }[] {
  const policy = parsePolicy(browserHashing, policyText)
  if (policy.verdict === 'malformed') return []
  return policy.policy.cosigners.map(({ name, key }) => ({
    name,
    keyName: key.name,
    id: key.id,
  }))
}
