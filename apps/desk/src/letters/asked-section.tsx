import type { SubjectId } from '@amparo/contract'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Section } from '../register/subject-columns.tsx'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Loading } from '../ui/condition.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { CellDays } from './cell-days.tsx'
import { cellsInOrder } from './grid.ts'
import { emptyDraft } from './letter-draft.ts'
import style from './letters.module.css'
import { StateSign } from './state-sign.tsx'
import { useGrid } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

interface AskedSectionProps {
  readonly person: SubjectId
  readonly name: string
}

/** What authorities were asked about somebody, and what they said last. */
export function AskedSection(props: AskedSectionProps): ReactElement | null {
  const may = useMay()
  return may('letter.read') ? <Asked {...props} /> : null
}

function Asked({ person, name }: AskedSectionProps): ReactElement {
  const mayWrite = useMay()('letter.write')
  const words = useCodeWords()
  const startLetter = useStartLetter()
  const found = useGrid({ states: [], authority: null, letter: null, person })
  const page = found.data?.pages[0]
  const row = page?.rows.find((one) => one.person === person)
  const cells = row === undefined ? [] : cellsInOrder(row)
  const bodies = new Map(page?.authorities.map((one) => [one.authority, one.name]))
  return (
    <Section
      title={<Trans>Asked and answered</Trans>}
      add={
        mayWrite && (
          <Button
            size="small"
            onClick={() => startLetter({ ...emptyDraft, people: [{ id: person, name }] })}
          >
            <Trans>Ask an authority</Trans>
          </Button>
        )
      }
    >
      {found.isPending && <Loading />}
      {found.isError && <Failed code={found.error.code} onRetry={() => void found.refetch()} />}
      {found.isSuccess && cells.length === 0 && (
        <p className={style.soft}>
          <Trans>No authority was asked about this person.</Trans>
        </p>
      )}
      <ul className={style.lines}>
        {cells.map((cell) => (
          <li key={cell.question} className={style.entry}>
            <p className={style.facts}>
              <span>{words('question-kind', cell.kind)}</span>
              <StateSign state={cell.state} />
            </p>
            {cell.authority !== null && (
              <p className={style.soft}>
                <bdi>{bodies.get(cell.authority) ?? ''}</bdi>
              </p>
            )}
            <CellDays cell={cell} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
