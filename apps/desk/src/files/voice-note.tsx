import { Trans } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/condition.tsx'
import style from './attachments.module.css'

/** In seconds. */
const longest = 15 * 60

type Recording =
  | { readonly state: 'idle' | 'asking' | 'refused' }
  | { readonly state: 'recording'; readonly recorder: MediaRecorder; readonly begun: number }
  | { readonly state: 'recorded'; readonly file: File; readonly address: string }

/** Records a voice note in this page’s memory; the microphone is asked for only then and let go at the end. */
export function VoiceNote({
  onRecorded,
}: {
  readonly onRecorded: (file: File) => void
}): ReactElement | null {
  const [recording, setRecording] = useState<Recording>({ state: 'idle' })
  const now = useRef(recording)
  useEffect(() => {
    now.current = recording
  }, [recording])
  useEffect(() => () => letGo(now.current), [])

  async function begin(): Promise<void> {
    setRecording({ state: 'asking' })
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      const recorder = record(stream, (file) => {
        setRecording({ state: 'recorded', file, address: URL.createObjectURL(file) })
      })
      setRecording({ state: 'recording', recorder, begun: performance.now() })
    } catch {
      setRecording({ state: 'refused' })
    }
  }

  function throwAway(): void {
    letGo(recording)
    setRecording({ state: 'idle' })
  }

  if (!('MediaRecorder' in globalThis)) {
    return (
      <p className={style.soft}>
        <Trans>This browser cannot record sound. Record it elsewhere and attach the file.</Trans>
      </p>
    )
  }
  switch (recording.state) {
    case 'recording':
      return (
        <div className={style.voice}>
          <RecordedFor begun={recording.begun} onLongest={() => recording.recorder.stop()} />
          <Button onClick={() => recording.recorder.stop()}>
            <Trans>Stop recording</Trans>
          </Button>
        </div>
      )
    case 'recorded':
      return (
        <div className={style.voice}>
          {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- one’s own voice, a moment ago */}
          <audio controls src={recording.address} />
          <Button
            look="strong"
            onClick={() => {
              onRecorded(recording.file)
              throwAway()
            }}
          >
            <Trans>Use this recording</Trans>
          </Button>
          <Button look="quiet" onClick={throwAway}>
            <Trans>Throw it away</Trans>
          </Button>
        </div>
      )
    default:
      return (
        <div className={style.voice}>
          <Button busy={recording.state === 'asking'} onClick={() => void begin()}>
            <Trans>Record a voice note</Trans>
          </Button>
          {recording.state === 'refused' && (
            <Notice tone="amber">
              <Trans>There is no microphone, or this page may not use it.</Trans>
            </Notice>
          )}
        </div>
      )
  }
}

function record(stream: MediaStream, onFile: (file: File) => void): MediaRecorder {
  const recorder = new MediaRecorder(stream)
  const pieces: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => pieces.push(data))
  recorder.addEventListener('stop', () => {
    for (const track of stream.getTracks()) track.stop()
    const type = recorder.mimeType
    const ending = type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm'
    onFile(new File(pieces, `voice-note.${ending}`, { type }))
  })
  recorder.start()
  return recorder
}

/** Nothing listens and nothing is kept. */
function letGo(recording: Recording): void {
  if (recording.state === 'recorded') URL.revokeObjectURL(recording.address)
  if (recording.state === 'recording') {
    for (const track of recording.recorder.stream.getTracks()) track.stop()
  }
}

function RecordedFor({
  begun,
  onLongest,
}: {
  readonly begun: number
  readonly onLongest: () => void
}): ReactElement {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - begun) / 1000)
      setSeconds(passed)
      if (passed >= longest) onLongest()
    }, 500)
    return () => clearInterval(timer)
  }, [begun, onLongest])
  const said = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <span>
      <Trans>Recording, {said} of 15:00</Trans>
    </span>
  )
}
