import { useEffect, useRef, useState } from 'preact/hooks'
import type { FileMessages } from './locales/file-messages.ts'

const longest = 15 * 60

/** Records a voice message in this page's memory. The microphone is asked for by the press, and let go with the end. */
export function Voice(props: {
  readonly messages: FileMessages
  readonly onRecorded: (blob: Blob) => void
}) {
  const { messages } = props
  const [state, setState] = useState<'still' | 'recording' | 'denied'>('still')
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)
  useEffect(() => () => end(recorder.current), [])
  useEffect(() => {
    if (state !== 'recording') return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [state])
  useEffect(() => {
    if (seconds >= longest) recorder.current?.stop()
  }, [seconds])
  if (!('MediaRecorder' in globalThis) || !('mediaDevices' in navigator)) {
    return <p class="hint">{messages.cannotRecord}</p>
  }
  const start = async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const recording = new MediaRecorder(stream)
      const chunks: Blob[] = []
      recording.ondataavailable = ({ data }) => chunks.push(data)
      recording.onstop = () => {
        end(recording)
        setState('still')
        props.onRecorded(new Blob(chunks, { type: recording.mimeType }))
      }
      recorder.current = recording
      setSeconds(0)
      recording.start()
      setState('recording')
    } catch {
      setState('denied')
    }
  }
  return (
    <div>
      {state === 'recording' ? (
        <>
          <p role="timer">{messages.recording(clock(seconds))}</p>
          <button type="button" class="main" onClick={() => recorder.current?.stop()}>
            {messages.finishRecording}
          </button>
        </>
      ) : (
        <button type="button" class="second" onClick={() => void start()}>
          {messages.record}
        </button>
      )}
      <div role="alert">
        {state === 'denied' && <p class="note care">{messages.noMicrophone}</p>}
      </div>
    </div>
  )
}

function end(recorder: MediaRecorder | null): void {
  for (const track of recorder?.stream.getTracks() ?? []) track.stop()
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
