import { useEffect, useState } from 'preact/hooks'
import type { Intake } from '../calls.ts'
import { sealing } from '../sealing/load.ts'
import { wordsLanguage } from '../sealing/word-lists.ts'
import { useWords } from '../ui/words.ts'
import type { OfficeState } from './about.tsx'
import { AuthoritiesPage } from './authorities.tsx'
import { writesForClient } from './draft.ts'
import type { Flow, Place, Question, Step } from './flow.ts'
import {
  Account,
  AskFirst,
  Keep,
  MayContact,
  Reach,
  Telling,
  WhereAndWhen,
  type Limits,
} from './questions.tsx'
import { Review } from './review.tsx'
import { TriagePage } from './triage.tsx'

/** What the pages after the choice of a language are given. */
export interface Walked {
  readonly flow: Flow
  readonly office: OfficeState
  readonly onStep: (step: Step) => void
  readonly onOffice: (intake: Intake) => void
  readonly onRetry: () => void
  readonly onLeave: () => void
}

const pages = {
  telling: Telling,
  triage: TriagePage,
  account: Account,
  place: WhereAndWhen,
  authorities: AuthoritiesPage,
  reach: Reach,
  keep: Keep,
  mayContact: MayContact,
  askFirst: AskFirst,
} as const satisfies Record<Question, unknown>

/** The questions and the reading at the end: the same wherever the message goes from here. */
export function Asking(
  props: Walked & { readonly place: Extract<Place, { readonly at: 'question' | 'review' }> },
) {
  const { flow, place, onStep } = props
  const { draft } = flow
  const limits = useLimits()
  const forClient = writesForClient(draft, flow.token)
  if (place.at === 'review') {
    return (
      <Review
        place={place}
        draft={draft}
        forClient={forClient}
        hasToken={flow.token !== null}
        onChange={(question) => onStep({ did: 'change', question })}
        onToken={() => onStep({ did: 'has-token' })}
        onSend={() => onStep({ did: 'send' })}
      />
    )
  }
  const Asked = pages[place.question]
  return (
    <Asked
      key={place.question}
      place={place}
      draft={draft}
      forClient={forClient}
      limits={limits}
      onFilled={(patch) => onStep({ did: 'filled', patch })}
      onGo={() => onStep({ did: 'go' })}
      onSkip={(patch) => onStep({ did: 'skip', patch })}
    />
  )
}

// The sealing code is loaded while the person reads and writes, so that sending waits for no line.
function useLimits(): Limits {
  const { language, code } = useWords()
  const [limits, setLimits] = useState<Limits>(null)
  useEffect(() => {
    void sealing.locking().then(
      ({ textLimits }) => setLimits(textLimits),
      () => {}, // asked for again when the message is sealed
    )
    if (language.code === 'words') void sealing.words(wordsLanguage(code)).catch(() => {})
  }, [language, code])
  return limits
}
