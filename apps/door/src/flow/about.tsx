import { useEffect, useState } from 'preact/hooks'
import { dayWithYear } from '../day.ts'
import { hush, localVoice, read } from '../listen.ts'
import type { Office, Trusted } from '../sealing/office.ts'
import { Page } from '../ui/page.tsx'
import { Note } from '../ui/text-field.tsx'
import { useWords } from '../ui/words.ts'

/** What is known of the office yet. */
export type OfficeState = Office | 'loading' | 'unreachable'

/** What this is, who reads it and what it cannot protect, before anything is asked. */
export function About(props: {
  readonly office: OfficeState
  readonly onRetry: () => void
  readonly onWrite: () => void
  /** For whoever comes with something in hand; left out where nothing could be done with it. */
  readonly onHaveCode?: () => void
  readonly onHaveToken?: () => void
  /** Whether the office’s key is shown without being asked for. */
  readonly showsKey?: boolean
}) {
  const { messages } = useWords()
  const { about } = messages
  const { office } = props
  return (
    <Page title={about.title}>
      <div role="status">
        {office === 'loading' && <p>{messages.loading}</p>}
        {office === 'unreachable' && <Note kind="care">{about.unreachable}</Note>}
      </div>
      {office === 'unreachable' && (
        <div class="actions">
          <button type="button" class="main" onClick={props.onRetry}>
            {messages.again}
          </button>
        </div>
      )}
      {typeof office === 'object' && <Known {...props} office={office} />}
    </Page>
  )
}

function Known(props: {
  readonly office: Office
  readonly onWrite: () => void
  readonly onHaveCode?: () => void
  readonly onHaveToken?: () => void
  readonly showsKey?: boolean
}) {
  const { about } = useWords().messages
  const { office } = props
  if (office.trust === 'untrusted') return <Note kind="care">{about.untrusted}</Note>
  const sentences = about.sentences(office.name)
  return (
    <>
      <ul class="sentences">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p class="hint">{about.leaving}</p>
      <Listen sentences={[...sentences, about.leaving]} />
      <Dates office={office} />
      <div class="actions">
        <button type="button" class="main" onClick={props.onWrite}>
          {about.write}
        </button>
        {props.onHaveCode && (
          <button type="button" class="second" onClick={props.onHaveCode}>
            {about.haveCode}
          </button>
        )}
        {props.onHaveToken && (
          <button type="button" class="plain" onClick={props.onHaveToken}>
            {about.haveToken}
          </button>
        )}
      </div>
      <Details office={office} open={props.showsKey} />
    </>
  )
}

function Details(props: { readonly office: Trusted; readonly open: boolean | undefined }) {
  const { office } = props
  const { about } = useWords().messages
  return (
    <details open={props.open}>
      <summary>{about.details}</summary>
      <p>{about.detailsKey(office.name)}</p>
      <dl class="facts">
        <dt>{about.keyName}</dt>
        <dd class="mono">{office.keyName}</dd>
      </dl>
      <p>{about.detailsLock}</p>
    </details>
  )
}

// Keys out of their time are spoken of, and used all the same: an old key beats a closed door.
function Dates({ office }: { readonly office: Trusted }) {
  const { language, messages } = useWords()
  const { about } = messages
  switch (office.trust) {
    case 'good':
      return null
    case 'expired':
      return <Note kind="care">{about.expired(dayWithYear(office.notAfter, language.locale))}</Note>
    case 'not-yet':
      return <Note kind="care">{about.notYet(dayWithYear(office.notBefore, language.locale))}</Note>
  }
}

// Shown only where the device itself has a voice for the language.
function Listen({ sentences }: { readonly sentences: readonly string[] }) {
  const { code, messages } = useWords()
  const [voice, setVoice] = useState(() => localVoice(code))
  const [reading, setReading] = useState(false)
  useEffect(() => {
    const synthesis = globalThis.speechSynthesis
    const look = () => setVoice(localVoice(code))
    synthesis?.addEventListener('voiceschanged', look)
    return () => {
      synthesis?.removeEventListener('voiceschanged', look)
      hush()
    }
  }, [code])
  if (voice === null) return null
  const toggle = () => {
    setReading(!reading)
    if (reading) hush()
    else read(sentences, voice, () => setReading(false))
  }
  return (
    <button type="button" class="plain" onClick={toggle}>
      {reading ? messages.about.stopListening : messages.about.listen}
    </button>
  )
}
