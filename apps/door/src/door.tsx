import { render } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import type { Intake } from './calls.ts'
import { watchBack } from './back-gesture.ts'
import { leave } from './exit.ts'
import type { OfficeState } from './flow/about.tsx'
import { hasWords } from './flow/draft.ts'
import { advance, canGoBack, holdsBack, start, type Flow, type Step } from './flow/flow.ts'
import { useHeldBack } from './held-back.ts'
import { languages, languagesFor, type LanguageCode } from './locales/languages.ts'
import type { Outlet, WalkPage } from './outlet.ts'
import { sealing } from './sealing/load.ts'
import { Frame } from './ui/frame.tsx'
import { LanguagePage } from './ui/language-page.tsx'
import { WordsProvider, type Words } from './ui/words.ts'

const codes = languagesFor(navigator.languages)

/** Draws the whole page into its place, with nothing kept from before. */
export function openDoor(outlet: Outlet): void {
  const page = document.getElementById('page')
  if (page === null) throw new Error('the page has no place to draw')
  // A page brought back from the browser's memory begins anew, whatever was on it.
  addEventListener('pageshow', (event) => event.persisted && location.reload())
  page.replaceChildren()
  render(<Door page={page} outlet={outlet} />, page)
}

/** A language, and the pages that say its words. */
interface Chosen {
  readonly words: Words
  readonly Walk: WalkPage
}

function Door({ page, outlet }: { readonly page: Element; readonly outlet: Outlet }) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [notLoaded, setNotLoaded] = useState<LanguageCode | null>(null)
  const [flow, setFlow] = useState<Flow>(start)
  const office = useOffice(outlet)
  const onStep = useCallback((step: Step) => setFlow((before) => advance(before, step)), [])
  const onBack = useCallback(() => onStep({ did: 'back' }), [onStep])
  const words = chosen?.words ?? null
  const { elsewhere } = words?.language ?? languages[codes[0] ?? 'en']
  const onLeave = () => leave(page, outlet.elsewhere ?? elsewhere)
  useBackGesture(canGoBack(flow), flow, onBack)
  useHeldBack(holdsBack(flow) || hasWords(flow.draft))

  const choose = async (code: LanguageCode) => {
    try {
      const [messages, { Walk }] = await outlet.load(code)
      document.documentElement.lang = code
      document.documentElement.dir = languages[code].dir
      setChosen({ words: { code, language: languages[code], messages }, Walk })
      onStep({ did: 'chose-language' })
    } catch {
      // The line broke; the page says so in the language that was chosen.
      setNotLoaded(code)
    }
  }

  return (
    <Frame
      words={words}
      codes={codes}
      isDemo={office.intake?.office.kind === 'demo'}
      sealedTo={flow.place.at === 'question' ? nameOf(office.state) : null}
      onLeave={onLeave}
      onBack={canGoBack(flow) ? onBack : null}
    >
      {chosen === null || flow.place.at === 'language' ? (
        <LanguagePage codes={codes} notLoaded={notLoaded} onChosen={(code) => void choose(code)} />
      ) : (
        <WordsProvider value={words}>
          <chosen.Walk
            flow={flow}
            office={office.state}
            onStep={onStep}
            onOffice={office.replace}
            onRetry={office.load}
            onLeave={onLeave}
          />
        </WordsProvider>
      )}
    </Frame>
  )
}

function nameOf(office: OfficeState): string | null {
  return typeof office === 'object' && office.trust !== 'untrusted' ? office.name : null
}

function useOffice(outlet: Outlet) {
  const [state, setState] = useState<OfficeState>('loading')
  const [intake, setIntake] = useState<Intake | null>(null)
  const load = useCallback(async () => {
    setState('loading')
    // Both at once: on a slow line one wait is enough.
    const part = sealing.office()
    part.catch(() => {})
    const answer = await outlet.intake()
    if (!answer.ok) return setState('unreachable')
    setIntake(answer.reply)
    try {
      setState((await part).checkOffice(answer.reply))
    } catch {
      setState('unreachable')
    }
  }, [outlet])
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
