import { useMemo, useState } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { useDraft, type DraftState } from '../session/use-draft.ts'
import { readRecording } from './kept-recording.ts'
import type { Passage } from './passage.ts'
import { recordDraft, type RecordedFrom } from './recorded-from.ts'
import { emptyRecording, isEmptyRecording, passagesOf, type Recording } from './recording.ts'

export interface RecordingInHand {
  readonly recording: Recording
  readonly change: (change: (recording: Recording) => Recording) => void
  /** Keeps it now, before something is sent whose answer may not come. */
  readonly keepNow: (recording: Recording) => Promise<void>
  /** Passages already chosen, for the text to show. */
  readonly passages: readonly Passage[]
  readonly draft: DraftState
}

/** What is being recorded from a message or an account, kept as a sealed draft like any text. */
export function useRecording(source: RecordedFrom): RecordingInHand {
  const [recording, setRecording] = useState(emptyRecording)
  const { state: draft, keepNow } = useDraft({
    key: recordDraft(source),
    content: recording,
    isEmpty: isEmptyRecording(recording),
    onRestore: (content) => setRecording(withKey(readRecording(content) ?? emptyRecording)),
  })
  const passages = useMemo(() => passagesOf(recording), [recording])
  return {
    recording,
    change: (to) => setRecording((now) => withKey(to(now))),
    keepNow,
    passages,
    draft,
  }
}

/** The key is drawn with the first value and kept with it, so that every press of the same draft is under the same one. */
function withKey(recording: Recording): Recording {
  if (recording.once !== '' || recording.subjects.length === 0) return recording
  return { ...recording, once: toBase64(crypto.getRandomValues(new Uint8Array(32))) }
}
