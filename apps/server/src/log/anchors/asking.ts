import { createHash, randomBytes } from 'node:crypto'
import {
  otsRequest,
  timestampRequest,
  type OtsRequest,
  type TimestampRequest,
} from '@amparo/anchors'
import { nodeHashing } from '@amparo/log/node'
import type { Change } from '../../db/office.ts'
import {
  wantAnchor,
  type Anchor,
  type AnchoredCheckpoint,
  type AnchorType,
} from './anchor-store.ts'

/** Wants an anchor of this type for a checkpoint; asked twice, it is the same one with the same question. */
export async function want(
  change: Change,
  checkpoint: AnchoredCheckpoint,
  type: AnchorType,
): Promise<Anchor> {
  const imprint = createHash('sha256').update(checkpoint.text).digest()
  return wantAnchor(change, checkpoint, { type, imprint, random: randomBytes(16) })
}

/** What a time-stamping authority is sent. */
export function timestampRequestOf({ imprint, random }: Anchor): TimestampRequest {
  return timestampRequest(imprint, random)
}

/** What a calendar is sent, and what its answer has to stand behind. */
export function otsRequestOf({ imprint, random }: Anchor): OtsRequest {
  return otsRequest(nodeHashing, imprint, random)
}
