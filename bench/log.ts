import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import {
  checkInclusion,
  consistencyProof,
  emptyEdge,
  emptyFrontier,
  grow,
  growTiles,
  hashLeaf,
  inclusionProof,
  rootOf,
  sourceOfTiles,
  tilePath,
} from '@amparo/log'
import { nodeHashing } from '@amparo/log/node'
import type { Bench, Group, Line, Peer } from './figure.ts'

export const log: Group = {
  name: 'log',
  about:
    'packages/log beside SHA-256 alone, in processor time of its one thread: trees, tiles, proofs',
  measure,
}

const RUNS = 5
const LEAVES = 2 ** 18
const PROOFS = 20_000

/** One thing done `times` times in a run. */
interface Contestant {
  readonly name: string
  readonly times: number
  readonly act: () => unknown
}

async function measure({ say }: Bench): Promise<readonly Line[]> {
  const data = Array.from({ length: LEAVES }, (_, at) =>
    nodeHashing.sha256(new TextEncoder().encode(`entry ${at}`)),
  )
  const trees = contest(say, 'tree', [
    { name: 'leaves of 32 bytes to the root', times: LEAVES, act: () => treeOf(data) },
    { name: 'the same, with all its tiles', times: LEAVES, act: () => tilesOf(data) },
    { name: 'node:crypto, two hashes a leaf and nothing else', times: LEAVES, act: twoHashesEach },
  ])
  const [root, tiles, twoHashes] = trees
  const openssl = opensslLimit()
  const limits = [twoHashes, openssl].filter((peer) => peer !== undefined)
  const proofs = contest(say, 'proofs', proofContestants(data))
  return [
    ...[root, tiles]
      .filter((figure) => figure !== undefined)
      .map(({ name, values }) => ({
        name,
        unit: 'leaves/s',
        values,
        peers: limits,
        target: { atLeast: 420_000 },
      })),
    ...proofs.map(({ name, values }) => ({
      name,
      unit: 'proofs/s',
      values,
      target: { atLeast: 10_000 },
    })),
    ...(openssl === undefined ? [{ name: 'openssl speed', why: 'no openssl command' }] : []),
  ]
}

function* leafHashesOf(data: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const leaf of data) yield hashLeaf(nodeHashing, leaf)
}

const treeOf = (data: readonly Uint8Array[]) =>
  rootOf(nodeHashing, grow(nodeHashing, emptyFrontier, leafHashesOf(data)))

const tilesOf = (data: readonly Uint8Array[]) =>
  growTiles(nodeHashing, emptyEdge, [...leafHashesOf(data)]).tiles

/** What no tree can be faster than: 33 bytes for the leaf, 65 for the node above it. */
function twoHashesEach(): void {
  const [leaf, node] = [new Uint8Array(33), new Uint8Array(65)]
  for (let at = 0; at < LEAVES; at++) {
    hash('sha256', leaf, 'binary')
    hash('sha256', node, 'binary')
  }
}

/** The same two hashes as OpenSSL counts them, in C. */
function opensslLimit(): Peer | undefined {
  const [leaf, node] = [opensslHashes(33), opensslHashes(65)]
  if (leaf === undefined || node === undefined) return undefined
  return { name: 'openssl speed, the same two hashes in C', values: [1 / (1 / leaf + 1 / node)] }
}

function opensslHashes(bytes: number): number | undefined {
  const args = ['speed', '-seconds', '1', '-bytes', String(bytes), '-evp', 'sha256']
  const { stdout, status } = spawnSync('openssl', args, { encoding: 'utf8' })
  const [, thousands] = (status === 0 ? /sha256 +([\d.]+)k/i.exec(stdout) : null) ?? []
  return thousands === undefined ? undefined : (Number(thousands) * 1_000) / bytes
}

/** Proofs of places in no order, from tiles that are all at hand. */
function proofContestants(data: readonly Uint8Array[]): Contestant[] {
  const folder = new Map(tilesOf(data).map(({ tile, bytes }) => [tilePath(tile), bytes]))
  const source = sourceOfTiles(
    nodeHashing,
    LEAVES,
    (tile) => folder.get(tilePath(tile)),
    folder.size,
  )
  const leafHashes = [...leafHashesOf(data)]
  const root = treeOf(data)
  const placeOf = (turn: number) => (turn * 7_919_317) % LEAVES
  const madeAt = (index: number) => inclusionProof(nodeHashing, source, index, LEAVES) ?? []
  const made = Array.from({ length: PROOFS }, (_, turn) => madeAt(placeOf(turn)))
  return [
    {
      name: 'inclusion proofs made',
      times: PROOFS,
      act: () => each((turn) => madeAt(placeOf(turn))),
    },
    {
      name: 'inclusion proofs checked',
      times: PROOFS,
      act: () =>
        each((turn) => {
          const index = placeOf(turn)
          const leafHash = leafHashes[index] ?? root
          const claim = { leafHash, index, size: LEAVES, root, proof: made[turn] ?? [] }
          const { verdict } = checkInclusion(nodeHashing, claim)
          if (verdict !== 'proved') throw new Error(`the proof of ${index}: ${verdict}`)
        }),
    },
    {
      name: 'consistency proofs made',
      times: PROOFS,
      act: () => each((turn) => consistencyProof(nodeHashing, source, 1 + placeOf(turn), LEAVES)),
    },
  ]
}

function each(act: (turn: number) => unknown): void {
  for (let turn = 0; turn < PROOFS; turn++) act(turn)
}

/**
 * All contestants in turn, run after run; how often each did its work in a second of the processor,
 * as `openssl speed` counts too: what else the machine does is no matter then.
 */
function contest(
  say: Bench['say'],
  name: string,
  contestants: readonly Contestant[],
): readonly Peer[] {
  const results = contestants.map((one) => ({ name: one.name, values: [] as number[] }))
  // One run more than are counted: the first warms the code.
  for (let run = 0; run <= RUNS; run++) {
    say(`${name}, ${run === 0 ? 'warming up' : `run ${run} of ${RUNS}`}`)
    for (const [at, { times, act }] of contestants.entries()) {
      const start = process.threadCpuUsage()
      act()
      const { user, system } = process.threadCpuUsage(start)
      const seconds = (user + system) / 1e6
      if (run > 0) results[at]?.values.push(times / seconds)
    }
  }
  return results
}
