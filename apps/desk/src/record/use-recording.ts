import type { SubmissionId } from '@amparo/contract'
import { useMemo, useState } from 'react'
import { useDraft, type DraftState } from '../session/use-draft.ts'
import type { Passage } from './passage.ts'
import { emptyRecording, isEmptyRecording, readRecording, type Recording } from './recording.ts'

export interface RecordingInHand {
  readonly recording: Recording
  readonly change: (change: (recording: Recording) => Recording) => void
  /** Passages already chosen, for the text to show. */
  readonly passages: readonly Passage[]
  readonly draft: DraftState
}

/** What is being recorded from a message, kept as a sealed draft like any text. */
export function useRecording(submission: SubmissionId): RecordingInHand {
  const [recording, setRecording] = useState(emptyRecording)
  const draft = useDraft({
    key: `record-${submission}`,
    content: recording,
    isEmpty: isEmptyRecording(recording),
    onRestore: (content) => setRecording(readRecording(content) ?? emptyRecording),
  })
  const passages = useMemo(() => passagesOf(recording), [recording])
  return { recording, change: setRecording, passages, draft }
}

function passagesOf({ values, occurrences }: Recording): readonly Passage[] {
  return [...values, ...occurrences.flatMap((one) => one.values)]
    .map((value) => value.passage)
    .filter((passage) => passage !== null)
}
