import type { Mailbox } from '@amparo/seal'
import { toBase64 } from '../base64.ts'
import { ask, declineMailbox, type Said } from '../calls.ts'
import { CodePages } from '../code/code-pages.tsx'
import type { Newest } from '../files/send-file.ts'
import type { Trusted } from '../sealing/office.ts'
import { Note } from '../ui/text-field.tsx'
import { useWords, type Words } from '../ui/words.ts'
import type { After, Sent, Step } from './flow.ts'
import { Later } from './later.tsx'
import { Next } from './next.tsx'

const files = () => import('../files/files-part.tsx')

/** The newest part of a thread as the server tells it; null when it cannot be reached. */
async function lookForNewest(keys: Mailbox): Promise<Newest | null> {
  const { newestIn } = await import('../files/newest.ts')
  return newestIn(keys)
}

async function declined({ id, access }: Mailbox): Promise<Said | null> {
  const answer = await ask(fetch, declineMailbox, { id, access: toBase64(access) })
  return answer.ok ? null : answer.code
}

/** The pages after a message has arrived: only now is there a code. */
export function Arrived(props: {
  readonly office: Trusted
  readonly place: After
  readonly sent: Sent
  readonly onStep: (step: Step) => void
  readonly onLeave: () => void
}) {
  const { office, place, sent, onStep } = props
  const { messages } = useWords()
  const { mailbox, hash } = sent.locked
  return (
    <CodePages
      place={place}
      locked={sent.locked}
      lead={<Lead sent={sent} words={messages.code} />}
      tell={() => declined(mailbox)}
      next={(code) => (
        <Next
          key="next"
          sent={sent}
          office={office.name}
          today={office.intake.today}
          code={code}
          onMailbox={() => onStep({ did: 'open-mailbox' })}
          onClose={props.onLeave}
        >
          <Later load={files}>
            {({ FilesPart }) => (
              <FilesPart
                office={office}
                keys={mailbox}
                newest={{ seq: 1, envelope: hash }}
                look={() => lookForNewest(mailbox)}
              />
            )}
          </Later>
        </Next>
      )}
      onStep={onStep}
    />
  )
}

function Lead(props: { readonly sent: Sent; readonly words: Words['messages']['code'] }) {
  return props.sent.receipt === null ? (
    <Note kind="care">{props.words.unsigned}</Note>
  ) : (
    <p class="why">{props.words.lead}</p>
  )
}
