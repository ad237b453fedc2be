import type { BatchId, NewListRow } from '@amparo/contract'
import { useEffect, useRef, useState } from 'react'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import { sendMissing, type Stretch } from './send-rows.ts'
import { useBatchCompletion, useSendRows } from './use-lists.ts'

interface SendingList {
  readonly isRunning: boolean
  /** Lines that are at the server. */
  readonly progress: number
  readonly problem: FailureCode | 'stopped' | null
  /** Sends what is missing, or everything, and says that all of it is there. Whether it came to that. */
  readonly send: (
    batch: BatchId,
    rows: readonly NewListRow[],
    missing: readonly Stretch[] | null,
  ) => Promise<boolean>
  readonly stop: () => void
}

/** Lines on their way; leaving the page stops it, and what was sent stays. */
export function useSendList(): SendingList {
  const sendRows = useSendRows()
  const complete = useBatchCompletion()
  const running = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [problem, setProblem] = useState<SendingList['problem']>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function send(
    batch: BatchId,
    rows: readonly NewListRow[],
    missing: readonly Stretch[] | null,
  ): Promise<boolean> {
    const mine = new AbortController()
    running.current = mine
    setProblem(null)
    setProgress(0)
    const sent = async (): Promise<SendingList['problem']> =>
      (await sendMissing({
        rows,
        missing: missing ?? [{ from: 1, to: rows.length }],
        send: sendRows(batch),
        signal: mine.signal,
        onProgress: setProgress,
      })) ?? complete(batch)
    const refused = await sent().catch(() => 'unexpected' as const)
    setProblem(refused)
    setProgress(null)
    return refused === null
  }

  return {
    isRunning: progress !== null,
    progress: progress ?? 0,
    problem,
    send,
    stop: () => running.current?.abort(),
  }
}
