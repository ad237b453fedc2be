import { endIfNamed } from '../failpoint.ts'

/**
 * Moments at which losing the process would hurt most: between two steps of which the second relies on the first. A test
 * names one in AMPARO_FAILPOINT, and the process that reaches it ends there as `kill -9` ends it.
 */
export const failpoints = [
  'leaves-before-commit',
  'leaves-committed',
  'tile-before-rename',
  'tiles-durable',
  'mirror-durable',
  'signer-before-keeping',
  'signer-kept',
  'signed',
  'checkpoint-before-commit',
  'checkpoint-committed',
  'checkpoint-published',
  'cosigned',
  'cosigner-before-keeping',
  'cosigner-kept',
] as const

export type Failpoint = (typeof failpoints)[number]

export function failpoint(name: Failpoint): void {
  endIfNamed(name)
}
