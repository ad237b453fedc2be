import type { SubjectKind } from '@amparo/register'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useMemo, useState, type ReactElement } from 'react'
import { HowKnownFields } from '../record/how-known-fields.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { useKindName } from '../register/use-kind-name.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { Actions, Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { localDay, sayDay } from '../ui/say-day.ts'
import { useLanguage } from '../locales/use-language.ts'
import type { BringOutcome, KnownAlike } from './bring.ts'
import { ColumnChoices } from './column-choices.tsx'
import { FileChoice, type ChosenFile } from './file-choice.tsx'
import style from './import-subjects.module.css'
import { importedOf, type Columns, type Imported } from './imported.ts'
import { DayChoices } from './day-choices.tsx'
import { useDays } from './use-days.ts'
import { Unread } from './unread.tsx'
import { useImport } from './use-import.ts'

/** Brings a list in from a file, for whoever may open new records. */
export function ImportSubjects({ kind }: { readonly kind: SubjectKind }): ReactElement | null {
  const may = useMay()
  const [open, setOpen] = useState(false)
  if (!may('subject.create') || !may('draft.keep')) return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon name="add" />
        <Trans>Import…</Trans>
      </Button>
      {open && <ImportDialog kind={kind} onClose={() => setOpen(false)} />}
    </>
  )
}

interface ImportDialogProps {
  readonly kind: SubjectKind
  readonly onClose: () => void
}

function ImportDialog({ kind, onClose }: ImportDialogProps): ReactElement {
  const kindName = useKindName()
  const importing = useImport(kind)
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const called = kindName(kind)
  return (
    <Dialog
      open
      wide
      onClose={importing.running ? undefined : onClose}
      title={<Trans>Import from a file: {called}</Trans>}
    >
      <div className={style.body}>
        <p>
          <Trans>
            Every line of the file becomes a new record. Nobody is compared with who is in the
            register already, and the register will say that this office recorded it: whose list it
            is, is not kept.
          </Trans>
        </p>
        <FileChoice
          kinds={[kind]}
          begun={importing.begun}
          disabled={importing.running}
          onChosen={setChosen}
        />
        {chosen === null ? (
          <Actions>
            <Button onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
          </Actions>
        ) : (
          <ToImport
            key={chosen.digest}
            kind={kind}
            chosen={chosen}
            importing={importing}
            onClose={onClose}
          />
        )}
      </div>
    </Dialog>
  )
}

interface ToImportProps extends ImportDialogProps {
  readonly chosen: ChosenFile
  readonly importing: ReturnType<typeof useImport>
}

/** What is made of a file: its columns, how it is known, what cannot be read; and the button. */
function ToImport({ kind, chosen, importing, onClose }: ToImportProps): ReactElement {
  const language = useLanguage()
  const { before, table, digest } = chosen
  const [columns, setColumns] = useState<Columns>(chosen.columns)
  const [how, setHow] = useState<HowKnown>(() => howKnownIn(before?.known))
  const [leavesOut, setLeavesOut] = useState(before !== undefined)
  // Of a long list this is work; it must not be done again with every part that is recorded.
  const { days, asked, answer } = useDays(table, columns, before)
  const imported = useMemo(
    () => importedOf(kind, table, columns, days),
    [kind, table, columns, days],
  )
  const isFixed = before !== undefined || importing.running || importing.outcome !== null
  const isAnswered = asked.every((one) => one.answer !== null)
  const isReady =
    isAnswered && imported.subjects.length > 0 && (leavesOut || imported.problems.length === 0)
  const known: KnownAlike = before?.known ?? {
    kind,
    source: { kind: 'office' },
    directness: how.directness,
    credibility: how.credibility,
    saidOn: how.saidOn,
    audience: how.audience,
  }
  return (
    <>
      {before !== undefined && (
        <Notice tone="amber">
          <Trans>
            The import of this file was begun on {sayDay(before.day, language)}. It goes on with the
            same choices; what is recorded already is not recorded again.
          </Trans>
        </Notice>
      )}
      <ColumnChoices
        kinds={[kind]}
        table={table}
        columns={columns}
        onChange={isFixed ? null : setColumns}
      />
      <DayChoices asked={asked} onAnswer={isFixed ? null : answer} />
      {!isFixed && <HowKnownFields value={how} onChange={setHow} from="office" />}
      <Unread
        imported={imported}
        leavesOut={leavesOut}
        onLeaveOut={isFixed ? null : setLeavesOut}
      />
      <Progress importing={importing} of={imported} />
      <Actions>
        {importing.running ? (
          <Button onClick={importing.stop}>
            <Trans>Stop</Trans>
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
            {importing.outcome?.kind !== 'whole' && (
              <Button
                look="strong"
                disabled={!isReady}
                onClick={() =>
                  void importing.start({
                    file: digest,
                    columns,
                    days,
                    known,
                    subjects: imported.subjects,
                  })
                }
              >
                {importing.outcome === null && before === undefined ? (
                  <Plural
                    value={imported.subjects.length}
                    one="Record # line"
                    other="Record # lines"
                  />
                ) : (
                  <Trans>Go on</Trans>
                )}
              </Button>
            )}
          </>
        )}
      </Actions>
    </>
  )
}

/** Of a list nobody knows at first how well it is known. */
function howKnownIn(known: KnownAlike | undefined): HowKnown {
  return {
    word: 'sender',
    directness: known?.directness ?? 'second-hand',
    credibility: (known?.credibility ?? 6) as HowKnown['credibility'],
    saidOn: known?.saidOn ?? localDay(new Date()),
    audience: known?.audience ?? 0,
  }
}

interface ProgressProps {
  readonly importing: ReturnType<typeof useImport>
  readonly of: Imported
}

function Progress({ importing, of }: ProgressProps): ReactElement | null {
  const { t } = useLingui()
  const { running, progress, outcome } = importing
  const all = of.subjects.length
  if (running) {
    return (
      <p role="status" className={style.progress}>
        <progress value={progress} max={all} aria-label={t`Recorded`} />
        <Trans>
          {progress} of {all} recorded
        </Trans>
      </p>
    )
  }
  return outcome === null ? null : <Said outcome={outcome} all={all} />
}

function Said({ outcome, all }: { readonly outcome: BringOutcome; readonly all: number }) {
  switch (outcome.kind) {
    case 'whole':
      return (
        <Notice tone="good">
          <Plural value={all} one="# line is recorded." other="# lines are recorded." />
        </Notice>
      )
    case 'stopped':
      return (
        <Notice tone="amber">
          <Trans>
            Stopped. What is recorded stays recorded; “Go on” records the rest, also another day
            with the same file.
          </Trans>
        </Notice>
      )
    case 'failed':
      return (
        <>
          <Failed code={outcome.code} />
          <Notice tone="amber">
            <Trans>
              What is recorded stays recorded. “Go on” records the rest, and nothing twice.
            </Trans>
          </Notice>
        </>
      )
  }
}
