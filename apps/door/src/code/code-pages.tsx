import { useState } from 'preact/hooks'
import type { ComponentChild } from 'preact'
import type { Said } from '../calls.ts'
import type { After, Step } from '../flow/flow.ts'
import type { Locked } from '../sealing/locking.ts'
import { useWords } from '../ui/words.ts'
import { Decline } from './decline.tsx'
import { Repeat } from './repeat.tsx'
import { ReturnCodePage, type Form } from './return-code.tsx'

/** A message’s code, shown, typed once more or declined; and what comes once that is settled. */
export function CodePages(props: {
  readonly place: After
  readonly locked: Locked
  readonly lead: ComponentChild
  /** Tells the office that nobody keeps the code; null when that went well, or nobody is there to be told. */
  readonly tell: () => Promise<Said | null>
  readonly next: (code: 'kept' | 'declined') => ComponentChild
  readonly onStep: (step: Step) => void
}) {
  const { place, locked, onStep } = props
  const { language } = useWords()
  const [form, setForm] = useState<Form>(language.code)
  const did = (step: Step) => () => onStep(step)
  switch (place.at) {
    case 'code':
      return (
        <ReturnCodePage
          key="code"
          returnCode={locked.code}
          lead={props.lead}
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
          tell={props.tell}
          onDeclined={did({ did: 'declined' })}
          onKeep={did({ did: 'show-code' })}
        />
      )
    case 'next':
      return <>{props.next(place.code)}</>
  }
}
