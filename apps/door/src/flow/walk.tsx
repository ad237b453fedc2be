import { useEffect, useRef, useState } from 'preact/hooks'
import { Decline } from '../code/decline.tsx'
import { Repeat } from '../code/repeat.tsx'
import { ReturnCodePage, type Form } from '../code/return-code.tsx'
import type { Intake } from '../calls.ts'
import { MailboxPart } from './mailbox-part.tsx'
import { sealing } from '../sealing/load.ts'
import type { Trusted } from '../sealing/office.ts'
import { useWords } from '../ui/words.ts'
import { About, type OfficeState } from './about.tsx'
import type { After, Flow, Question, Sent, Step } from './flow.ts'
import { Next } from './next.tsx'
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
import { freshIntake, sendDraft } from './send.ts'
import { NotSentPage, Sending } from './sending.tsx'

interface Walked {
  readonly flow: Flow
  readonly office: OfficeState
  readonly onStep: (step: Step) => void
  readonly onOffice: (intake: Intake) => void
  readonly onRetry: () => void
  readonly onLeave: () => void
}

const pages = {
  telling: Telling,
  account: Account,
  place: WhereAndWhen,
  reach: Reach,
  keep: Keep,
  mayContact: MayContact,
  askFirst: AskFirst,
} as const satisfies Record<Question, unknown>

/** The page that belongs to a place. */
export function Walk(props: Walked) {
  const { flow, office, onStep } = props
  const { place, draft } = flow
  const limits = useLimits()
  const phase = useSending(props)
  const did = (step: Step) => () => onStep(step)
  if (place.at === 'about' || typeof office === 'string' || office.trust === 'untrusted') {
    return (
      <About
        office={office}
        onRetry={props.onRetry}
        onWrite={did({ did: 'write' })}
        onHaveCode={did({ did: 'has-code' })}
      />
    )
  }
  switch (place.at) {
    case 'language':
      return null
    case 'question': {
      const Asked = pages[place.question]
      return (
        <Asked
          key={place.question}
          place={place}
          draft={draft}
          limits={limits}
          onFilled={(patch) => onStep({ did: 'filled', patch })}
          onGo={did({ did: 'go' })}
          onSkip={(patch) => onStep({ did: 'skip', patch })}
        />
      )
    }
    case 'review':
      return (
        <Review
          place={place}
          draft={draft}
          onChange={(question) => onStep({ did: 'change', question })}
          onSend={did({ did: 'send' })}
        />
      )
    case 'sending':
      return <Sending phase={phase} />
    case 'not-sent':
      return (
        <NotSentPage
          reason={place.reason}
          onAgain={did({ did: 'send' })}
          onText={did({ did: 'back' })}
        />
      )
    case 'mailbox':
      return <MailboxPart office={office} />
    case 'code':
    case 'repeat':
    case 'decline':
    case 'next':
      return flow.sent === null ? null : (
        <Arrived {...props} office={office} place={place} sent={flow.sent} />
      )
  }
}

/** The pages after a message has arrived. */
function Arrived(props: {
  readonly office: Trusted
  readonly place: After
  readonly sent: Sent
  readonly onStep: (step: Step) => void
  readonly onLeave: () => void
}) {
  const { office, place, sent, onStep } = props
  const { language } = useWords()
  const [form, setForm] = useState<Form>(language.code)
  const did = (step: Step) => () => onStep(step)
  switch (place.at) {
    case 'code':
      return (
        <ReturnCodePage
          key="code"
          sent={sent}
          form={form}
          onForm={setForm}
          onCopied={did({ did: 'copied' })}
          onDecline={did({ did: 'decline' })}
        />
      )
    case 'repeat':
      return (
        <Repeat
          key="repeat"
          sent={sent}
          form={form}
          onRight={did({ did: 'repeated' })}
          onShow={did({ did: 'show-code' })}
        />
      )
    case 'decline':
      return (
        <Decline
          key="decline"
          sent={sent}
          onDeclined={did({ did: 'declined' })}
          onKeep={did({ did: 'show-code' })}
        />
      )
    case 'next':
      return (
        <Next
          key="next"
          sent={sent}
          office={office.name}
          today={office.intake.today}
          code={place.code}
          onMailbox={did({ did: 'open-mailbox' })}
          onClose={props.onLeave}
        />
      )
  }
}

// The sealing code is loaded while the person reads and writes, so that sending waits for no line.
function useLimits(): Limits {
  const { language } = useWords()
  const [limits, setLimits] = useState<Limits>(null)
  useEffect(() => {
    void sealing.locking().then(
      ({ textLimits }) => setLimits(textLimits),
      () => {}, // asked for again when the message is sealed
    )
    if (language.code === 'words') void sealing.words().catch(() => {})
  }, [language])
  return limits
}

function useSending({ flow, office, onStep, onOffice }: Walked): 'locking' | 'sending' {
  const { code } = useWords()
  const isSending = flow.place.at === 'sending'
  const attempt = useRef<() => void>(() => {})
  attempt.current = () => {
    if (typeof office === 'string') return
    void send(flow, office.intake, code, onOffice, onStep)
  }
  // One attempt for each time the page is reached, with what is known at that moment.
  useEffect(() => {
    if (isSending) attempt.current()
  }, [isSending])
  return flow.waiting === null ? 'locking' : 'sending'
}

async function send(
  flow: Flow,
  known: Intake,
  language: string,
  onOffice: (intake: Intake) => void,
  onStep: (step: Step) => void,
): Promise<void> {
  const fresh = flow.keysRefused ? await freshIntake(fetch) : null
  if (fresh !== null) onOffice(fresh)
  const outcome = await sendDraft(
    {
      fetch,
      lock: async (message, intake) =>
        (await sealing.locking()).lockMessage(message, intake, language, randomBytes),
      receipt: async (intake, acknowledgement, hash) =>
        (await sealing.office()).receiptOf(intake, acknowledgement, hash),
    },
    flow.draft,
    fresh ?? known,
    flow.waiting,
    (locked) => onStep({ did: 'locked', locked }),
  )
  onStep(outcome)
}

const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length))
