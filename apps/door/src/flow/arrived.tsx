import type { Mailbox } from '@amparo/seal'
import { useState } from 'preact/hooks'
import { toBase64 } from '../base64.ts'
import { ask, declineMailbox, type Said } from '../calls.ts'
import { Decline } from '../code/decline.tsx'
import { Repeat } from '../code/repeat.tsx'
import { ReturnCodePage, type Form } from '../code/return-code.tsx'
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
  const { language, messages } = useWords()
  const [form, setForm] = useState<Form>(language.code)
  const did = (step: Step) => () => onStep(step)
  switch (place.at) {
    case 'code':
      return (
        <ReturnCodePage
          key="code"
          returnCode={sent.locked.code}
          lead={<Lead sent={sent} words={messages.code} />}
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
          returnCode={sent.locked.code}
          form={form}
          onRight={did({ did: 'repeated' })}
          onShow={did({ did: 'show-code' })}
        />
      )
    case 'decline':
      return (
        <Decline
          key="decline"
          tell={() => declined(sent.locked.mailbox)}
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
        >
          <Later load={files}>
            {({ FilesPart }) => (
              <FilesPart
                office={office}
                keys={sent.locked.mailbox}
                newest={{ seq: 1, envelope: sent.locked.hash }}
                look={() => lookForNewest(sent.locked.mailbox)}
              />
            )}
          </Later>
        </Next>
      )
  }
}

function Lead(props: { readonly sent: Sent; readonly words: Words['messages']['code'] }) {
  return props.sent.receipt === null ? (
    <Note kind="care">{props.words.unsigned}</Note>
  ) : (
    <p class="why">{props.words.lead}</p>
  )
}
