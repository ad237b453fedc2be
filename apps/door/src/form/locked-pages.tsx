import { useState } from 'preact/hooks'
import { Decline } from '../code/decline.tsx'
import { Repeat } from '../code/repeat.tsx'
import { ReturnCodePage, type Form } from '../code/return-code.tsx'
import type { After, Step } from '../flow/flow.ts'
import type { Locked } from '../sealing/locking.ts'
import type { Trusted } from '../sealing/office.ts'
import { useWords } from '../ui/words.ts'
import { SavePage } from './save-page.tsx'

/** The pages after a message is locked: its code, and then the file. */
export function LockedPages(props: {
  readonly office: Trusted
  readonly place: After
  readonly locked: Locked
  readonly onStep: (step: Step) => void
  readonly onLeave: () => void
}) {
  const { place, locked, onStep } = props
  const { language, messages } = useWords()
  const [form, setForm] = useState<Form>(language.code)
  const did = (step: Step) => () => onStep(step)
  switch (place.at) {
    case 'code':
      return (
        <ReturnCodePage
          key="code"
          returnCode={locked.code}
          lead={<p class="why">{messages.code.lead}</p>}
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
          returnCode={locked.code}
          form={form}
          onRight={did({ did: 'repeated' })}
          onShow={did({ did: 'show-code' })}
        />
      )
    case 'decline':
      return (
        <Decline
          key="decline"
          // The file tells it: there is nobody to tell yet.
          tell={async () => null}
          onDeclined={did({ did: 'declined' })}
          onKeep={did({ did: 'show-code' })}
        />
      )
    case 'next':
      return (
        <SavePage
          key="next"
          locked={locked}
          office={props.office.name}
          keepsCode={place.code === 'kept'}
          onClose={props.onLeave}
        />
      )
  }
}
