import { Plural, Trans } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { forNextBody, nothingPicked, peopleIn, type Picked, type Selection } from './grid.ts'
import { draftAbout } from './letter-draft.ts'
import style from './question-grid.module.css'
import { RemindDialog } from './remind-dialog.tsx'
import { useStartLetter } from './use-start-letter.ts'

interface PickedBarProps {
  readonly picked: Selection
  readonly onPick: (picked: Selection) => void
}

/** What can be done with all that was picked. */
export function PickedBar({ picked, onPick }: PickedBarProps): ReactElement {
  const [isReminding, setReminding] = useState(false)
  const startLetter = useStartLetter()
  const all = [...picked.values()]
  const next = forNextBody(picked)
  return (
    <>
      <div className={picked.size > 0 ? style.bar : undefined}>
        <span role="status">
          {picked.size > 0 && (
            <>
              <Plural value={picked.size} one="# question" other="# questions" />,{' '}
              <Plural value={peopleIn(all)} one="# person" other="# people" />
            </>
          )}
        </span>
        {picked.size > 0 && (
          <>
            <Button onClick={() => startLetter(draftAbout(all))}>
              <Trans>Write a letter</Trans>
            </Button>
            <Button onClick={() => setReminding(true)}>
              <Trans>Remind…</Trans>
            </Button>
            {next.length > 0 && (
              <Button onClick={() => startLetter(passingOn(next))}>
                <Trans>Ask the next body</Trans>
              </Button>
            )}
            <Button look="quiet" onClick={() => onPick(nothingPicked)}>
              <Trans>Pick nothing</Trans>
            </Button>
          </>
        )}
      </div>
      {isReminding && (
        <RemindDialog
          questions={[...picked.keys()]}
          onClose={() => setReminding(false)}
          onDone={() => onPick(nothingPicked)}
        />
      )}
    </>
  )
}

/** It follows the letter whose answer sent us on, where that is one letter. */
function passingOn(picked: readonly Picked[]): ReturnType<typeof draftAbout> {
  const letters = new Set(picked.map(({ letter }) => letter))
  const [only = null] = letters
  return { ...draftAbout(picked), form: 'forwarding', follows: letters.size === 1 ? only : null }
}
