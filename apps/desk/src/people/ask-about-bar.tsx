import type { SubjectId } from '@amparo/contract'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { emptyDraft } from '../letters/letter-draft.ts'
import barStyle from '../letters/question-grid.module.css'
import { useStartLetter } from '../letters/use-start-letter.ts'
import { Button } from '../ui/button.tsx'

/** People picked out of lists, by number, with their names: they stay while one goes on searching. */
export type PickedPeople = ReadonlyMap<SubjectId, string>

interface AskAboutBarProps {
  readonly picked: PickedPeople
  readonly onPick: (picked: PickedPeople) => void
}

/** A letter about those who were picked. */
export function AskAboutBar({ picked, onPick }: AskAboutBarProps): ReactElement {
  const startLetter = useStartLetter()
  const people = [...picked].map(([id, name]) => ({ id, name }))
  return (
    <div className={people.length > 0 ? barStyle.bar : undefined}>
      <span role="status">
        {people.length > 0 && (
          <Plural value={people.length} one="# person picked" other="# people picked" />
        )}
      </span>
      {people.length > 0 && (
        <>
          <Button
            onClick={() => {
              onPick(new Map())
              startLetter({ ...emptyDraft, people })
            }}
          >
            <Trans>Ask about these</Trans>
          </Button>
          <Button look="quiet" onClick={() => onPick(new Map())}>
            <Trans>Pick nothing</Trans>
          </Button>
        </>
      )}
    </div>
  )
}
