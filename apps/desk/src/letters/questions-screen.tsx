import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { CalendarDialog } from '../calendars/calendar-dialog.tsx'
import { useKept } from '../lists/use-kept.ts'
import { useMay } from '../session/session-context.tsx'
import { PastPromises } from '../meetings/past-promises.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import pageStyle from '../ui/page.module.css'
import { GridFilter } from './grid-filter.tsx'
import { QuestionGrid } from './question-grid.tsx'
import { nothingPicked, type Selection } from './grid.ts'
import { emptyDraft } from './letter-draft.ts'
import { PickedBar } from './picked-bar.tsx'
import { useGrid, type GridWanted } from './use-letters.ts'
import { useStartLetter } from './use-start-letter.ts'

const everything: GridWanted = { states: [], authority: null, letter: null, person: null }

/** What authorities were asked about whom, and how it stands; whoever needs something now comes first. */
export function QuestionsScreen(): ReactElement {
  const { t } = useLingui()
  const may = useMay()
  const startLetter = useStartLetter()
  const [wanted, setWanted] = useKept(['questions'], everything)
  const [picked, setPicked] = useState<Selection>(nothingPicked)
  const [isCalendar, setCalendar] = useState(false)
  const found = useGrid(wanted)
  return (
    <div className={pageStyle.page}>
      <div className={pageStyle.head}>
        <PageHeading title={t`Questions`} />
        <span className={pageStyle.tools}>
          <Link to="/letters">
            <Trans>Letters</Trans>
          </Link>
          {may('meeting.read') && (
            <Link to="/promises">
              <Trans>Promises</Trans>
            </Link>
          )}
          <Button look="quiet" onClick={() => setCalendar(true)}>
            <Trans>Calendar…</Trans>
          </Button>
          <Link to="/questions/reaching">
            <Trans>Families to ask</Trans>
          </Link>
          {may('figure.read') && (
            <Link to="/people/figures">
              <Trans>How searches stand</Trans>
            </Link>
          )}
          <Link to="/people/contradictions">
            <Trans>What does not go together</Trans>
          </Link>
          {may('reply.enter') && (
            <Link to="/replies/new" search={{}}>
              <Trans>Enter a reply</Trans>
            </Link>
          )}
          {may('letter.write') && (
            <Button onClick={() => startLetter(emptyDraft)}>
              <Trans>Write a letter</Trans>
            </Button>
          )}
        </span>
      </div>
      {isCalendar && <CalendarDialog onClose={() => setCalendar(false)} />}
      <PastPromises authority={null} />
      {found.data?.pages[0] !== undefined && (
        <GridFilter wanted={wanted} onChange={setWanted} page={found.data.pages[0]} />
      )}
      <Found found={found} wanted={wanted} picked={picked} onPick={setPicked} />
      {may('letter.write') && <PickedBar picked={picked} onPick={setPicked} />}
    </div>
  )
}

interface FoundProps {
  readonly found: ReturnType<typeof useGrid>
  readonly wanted: GridWanted
  readonly picked: Selection
  readonly onPick: (picked: Selection) => void
}

function Found({ found, wanted, picked, onPick }: FoundProps): ReactElement {
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const rows = found.data.pages.flatMap((page) => page.rows)
  const people = found.data.pages[0]?.people ?? rows.length
  if (rows.length === 0) return <Nobody wanted={wanted} />
  return (
    <>
      <QuestionGrid rows={rows} picked={picked} onPick={onPick} />
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
      <p className={pageStyle.lead} role="status">
        {found.hasNextPage ? (
          <Trans>
            {rows.length} of <Plural value={people} one="# person" other="# people" /> shown.
          </Trans>
        ) : (
          <Plural value={people} one="# person." other="# people." />
        )}
      </p>
    </>
  )
}

function Nobody({ wanted }: { readonly wanted: GridWanted }): ReactElement {
  if (wanted.states.length > 0 || wanted.authority !== null) {
    return <Empty title={<Trans>No question fits what you chose above.</Trans>} />
  }
  return (
    <Empty title={<Trans>No authority has been asked about anybody yet.</Trans>}>
      <p>
        <Trans>
          Here will stand what was asked about whom, and what came back. Begin with “Write a
          letter”, or with “Ask an authority” on a person’s page.
        </Trans>
      </p>
    </Empty>
  )
}
