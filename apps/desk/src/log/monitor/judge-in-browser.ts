import { browserHashing } from '@amparo/log/browser'
import { browserVerifying } from '@amparo/log/browser-verifying'
import type { Memory } from './memory.ts'
import { judge, type AskProof, type Judged, type Offered } from './judge.ts'

/** `judge` with what browsers check by. Large: loaded when there is something to check. */
export const judgeInBrowser = (
  seen: Memory['seen'],
  offered: Offered,
  askProof: AskProof,
): Promise<Judged> =>
  judge({ hashing: browserHashing, verifying: browserVerifying }, seen, offered, askProof)
