import { render } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { ask, readIntake, type Intake } from './calls.ts'
import { watchBack } from './back-gesture.ts'
import { isLeaving, leave } from './exit.ts'
import type { OfficeState } from './flow/about.tsx'
import { hasWords } from './flow/draft.ts'
import { advance, canGoBack, holdsBack, start, type Flow, type Step } from './flow/flow.ts'
import { languages, languagesFor, type LanguageCode } from './locales/languages.ts'
import { sealing } from './sealing/load.ts'
import { Frame } from './ui/frame.tsx'
import { LanguagePage } from './ui/language-page.tsx'
import { WordsProvider, type Words } from './ui/words.ts'

const root = document.getElementById('page')
if (root === null) throw new Error('the page has no place to draw')

const codes = languagesFor(navigator.languages)

type WalkPage = typeof import('./flow/walk.tsx').Walk

function Door({ page }: { readonly page: Element }) {
  const [words, setWords] = useState<Words | null>(null)
  const [notLoaded, setNotLoaded] = useState<LanguageCode | null>(null)
  const [walk, setWalk] = useState<{ readonly Walk: WalkPage } | null>(null)
  const [flow, setFlow] = useState<Flow>(start)
  const office = useOffice()
  const onStep = useCallback((step: Step) => setFlow((before) => advance(before, step)), [])
  const onBack = useCallback(() => onStep({ did: 'back' }), [onStep])
  const onLeave = () => leave(page, (words?.language ?? languages[codes[0] ?? 'en']).elsewhere)
  useBackGesture(canGoBack(flow), flow, onBack)
  useHeldBack(holdsBack(flow) || hasWords(flow.draft))

  const choose = async (code: LanguageCode) => {
    try {
      const [messages, { Walk }] = await Promise.all([
        languages[code].load(),
        import('./flow/walk.tsx'),
      ])
      document.documentElement.lang = code
      document.documentElement.dir = languages[code].dir
      setWords({ code, language: languages[code], messages })
      setWalk({ Walk })
      onStep({ did: 'chose-language' })
    } catch {
      // The line broke; the page says so in the language that was chosen.
      setNotLoaded(code)
    }
  }

  const isDemo = office.intake?.office.kind === 'demo'
  if (words === null || walk === null || flow.place.at === 'language') {
    return (
      <Frame words={words} codes={codes} isDemo={isDemo} onLeave={onLeave} onBack={null}>
        <LanguagePage codes={codes} notLoaded={notLoaded} onChosen={(code) => void choose(code)} />
      </Frame>
    )
  }
  return (
    <WordsProvider value={words}>
      <Frame
        words={words}
        codes={codes}
        isDemo={isDemo}
        sealedTo={flow.place.at === 'question' ? nameOf(office.state) : null}
        onLeave={onLeave}
        onBack={canGoBack(flow) ? onBack : null}
      >
        <walk.Walk
          flow={flow}
          office={office.state}
          onStep={onStep}
          onOffice={office.replace}
          onRetry={office.load}
          onLeave={onLeave}
        />
      </Frame>
    </WordsProvider>
  )
}

function nameOf(office: OfficeState): string | null {
  return typeof office === 'object' && office.trust !== 'untrusted' ? office.name : null
}

function useOffice() {
  const [state, setState] = useState<OfficeState>('loading')
  const [intake, setIntake] = useState<Intake | null>(null)
  const load = useCallback(async () => {
    setState('loading')
    // Both at once: on a slow line one wait is enough.
    const part = sealing.office()
    part.catch(() => {})
    const answer = await ask(fetch, readIntake, {})
    if (!answer.ok) return setState('unreachable')
    setIntake(answer.reply)
    try {
      setState((await part).checkOffice(answer.reply))
    } catch {
      setState('unreachable')
    }
  }, [])
  // Newer keys replace the ones known only when they can be trusted as well.
  const replace = useCallback(async (newer: Intake) => {
    const checked = (await sealing.office()).checkOffice(newer)
    if (checked.trust !== 'untrusted') setState(checked)
  }, [])
  useEffect(() => void load(), [load])
  return { state, intake, load: () => void load(), replace: (it: Intake) => void replace(it) }
}

function useBackGesture(active: boolean, flow: Flow, onBack: () => void) {
  const at = flow.place
  // A watcher lives for one gesture, so each page gets one of its own.
  useEffect(() => (active ? watchBack(onBack) : undefined), [active, at, onBack])
}

// The browser asks before words or a code are lost; never when leaving is meant.
function useHeldBack(active: boolean) {
  const held = useRef(active)
  held.current = active
  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (held.current && !isLeaving()) event.preventDefault()
    }
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [])
}

// A page brought back from the browser's memory begins anew, whatever was on it.
addEventListener('pageshow', (event) => event.persisted && location.reload())

root.replaceChildren()
render(<Door page={root} />, root)
