import { exportSubjects } from '@amparo/contract'
import type { SubjectKind } from '@amparo/register'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { useMay, useOfficer, useSession } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { saveFile } from '../ui/save-file.ts'
import { localDay } from '../ui/say-day.ts'
import { collect, type Outcome } from './collect.ts'
import { exportedLines, exportedTable, type ExportFacts } from './export-file.ts'
import style from './export-subjects.module.css'
import type { ListState } from './list-state.ts'
import { useTableWords } from './use-table-words.ts'

interface ExportSubjectsProps {
  readonly kind: SubjectKind
  /** The very list that is on the screen. */
  readonly list: ListState
}

/** Takes a list out of the office as one file, for whoever may. */
export function ExportSubjects(props: ExportSubjectsProps): ReactElement | null {
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('subject.export')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="save" />
        <Trans>Export…</Trans>
      </Button>
      {open && <ExportDialog {...props} onClose={() => setOpen(false)} />}
    </>
  )
}

type Format = 'csv' | 'jsonl'

function ExportDialog({
  onClose,
  ...asked
}: ExportSubjectsProps & { readonly onClose: () => void }): ReactElement {
  const { t } = useLingui()
  const [format, setFormat] = useState<Format>('csv')
  const { running, progress, outcome, start, stop } = useExport(asked)
  return (
    <Dialog open onClose={running ? undefined : onClose} title={<Trans>Export this list</Trans>}>
      <div className={style.body}>
        <p>
          <Trans>
            The file holds every subject of the list as it is filtered now, in the order in which
            they were recorded, with every value that is visible to you. It leaves the office’s
            protection: nobody can call it back, and what is erased here later stays in it. The
            export is written into the log.
          </Trans>
        </p>
        <p>
          <Trans>
            What only a partner’s list says that may not be passed on is not in it: whoever is known
            by nothing else stands there as a bare number.
          </Trans>
        </p>
        <Choices
          label={t`As`}
          value={format}
          onChange={setFormat}
          options={[
            { value: 'csv', label: <Trans>a table (CSV), for spreadsheets</Trans> },
            { value: 'jsonl', label: <Trans>JSON Lines, for programs</Trans> },
          ]}
        />
        {running && (
          <p role="status">
            <Plural value={progress} one="# subject so far" other="# subjects so far" />
          </p>
        )}
        <Said outcome={outcome} />
        <Actions>
          {running ? (
            <Button onClick={stop}>
              <Trans>Stop</Trans>
            </Button>
          ) : (
            <>
              <Button onClick={onClose}>
                <Trans>Close</Trans>
              </Button>
              <Button look="strong" onClick={() => void start(format)}>
                <Icon name="save" />
                <Trans>Export</Trans>
              </Button>
            </>
          )}
        </Actions>
      </div>
    </Dialog>
  )
}

function Said({ outcome }: { readonly outcome: Outcome | null }): ReactElement | null {
  if (outcome === null) return null
  if (outcome.kind === 'failed') return <Failed code={outcome.code} />
  if (outcome.kind === 'stopped') {
    return (
      <Notice>
        <Trans>Stopped. No file was written; what was asked for so far stands in the log.</Trans>
      </Notice>
    )
  }
  const count = outcome.collected.subjects.length
  return (
    <Notice tone="good">
      <Plural
        value={count}
        one="The file with # subject was handed to your browser."
        other="The file with # subjects was handed to your browser."
      />
    </Notice>
  )
}

/** One export at a time; leaving the page stops it. */
function useExport({ kind, list }: ExportSubjectsProps) {
  const { ask } = useSession()
  const { me } = useOfficer()
  const wordsFor = useTableWords()
  const running = useRef<AbortController | null>(null)
  const [progress, setProgress] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start(format: Format): Promise<void> {
    const { query, filter } = list
    const stopping = new AbortController()
    running.current = stopping
    setOutcome(null)
    setProgress(0)
    const next = await collect(
      (after) => ask(exportSubjects, { params: {}, body: { kind, query, filter, after } }),
      stopping.signal,
      setProgress,
    )
    if (next.kind === 'whole') {
      const facts: ExportFacts = {
        office: me.office.name,
        demo: me.office.kind === 'demo',
        kind,
        state: list,
      }
      const text =
        format === 'csv'
          ? exportedTable(facts, next.collected, wordsFor(kind, list, next.collected))
          : exportedLines(facts, next.collected)
      saveFile(fileName(facts, format), text)
    }
    setProgress(null)
    setOutcome(next)
  }

  return {
    running: progress !== null,
    progress: progress ?? 0,
    outcome,
    start,
    stop: () => running.current?.abort(),
  }
}

/** Says nothing of what was looked for: names of files are kept in many places. */
function fileName({ demo, kind }: ExportFacts, format: Format): string {
  return `amparo-${demo ? 'demo-' : ''}${kind}-${localDay(new Date())}.${format}`
}
