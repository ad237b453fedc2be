import type { Mailbox } from '@amparo/seal'
import { useState } from 'preact/hooks'
import { Decline } from '../code/decline.tsx'
import { Repeat } from '../code/repeat.tsx'
import { ReturnCodePage, type Form } from '../code/return-code.tsx'
import type { Newest } from '../files/send-file.ts'
import type { Trusted } from '../sealing/office.ts'
import { useWords } from '../ui/words.ts'
import type { After, Sent, Step } from './flow.ts'
import { Later } from './later.tsx'
import { Next } from './next.tsx'

const files = () => import('../files/files-part.tsx')

/** The newest part of a thread as the server tells it; null when it cannot be reached. */
async function lookForNewest(keys: Mailbox): Promise<Newest | null> {
  const { newestIn } = await import('../files/newest.ts')
  return newestIn(keys)
}

/** The pages after a message has arrived. */
export function Arrived(props: {
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
