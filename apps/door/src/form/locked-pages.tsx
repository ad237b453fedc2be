import { CodePages } from '../code/code-pages.tsx'
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
  const { messages } = useWords()
  return (
    <CodePages
      place={place}
      locked={locked}
      lead={<p class="why">{messages.code.lead}</p>}
      // The file tells it: there is nobody to tell yet.
      tell={async () => null}
      next={(code) => (
        <SavePage
          key="next"
          locked={locked}
          office={props.office.name}
          keepsCode={code === 'kept'}
          onClose={props.onLeave}
        />
      )}
      onStep={onStep}
    />
  )
}
