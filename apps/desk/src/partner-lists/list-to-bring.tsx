import { MOST_LIST_ROWS } from '@amparo/contract'
import type { PropertyCode } from '@amparo/register'
import type { AliveCode } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState, type FormEvent, type ReactElement } from 'react'
import { filledIn, guessedColumns } from '../imports/by-content.ts'
import { ColumnChoices, useMeaningName } from '../imports/column-choices.tsx'
import { DayChoices } from '../imports/day-choices.tsx'
import { importedFrom, type ReadRow } from '../imports/imported.ts'
import type { Table } from '../imports/read-table.ts'
import { Unread } from '../imports/unread.tsx'
import { useDays } from '../imports/use-days.ts'
import { useOnceFor } from '../ui/use-once.ts'
import { HowKnownFields } from '../record/how-known-fields.tsx'
import type { HowKnown } from '../record/how-known.ts'
import { subjectIdOf } from '../register/use-register.ts'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { localDay } from '../ui/say-day.ts'
import type { ListBrought } from './bring-list-screen.tsx'
import { EverybodyField } from './everybody-field.tsx'
import { KeyColumn } from './key-column.tsx'
import {
  countsLines,
  fieldsOf,
  headsChanged,
  isLike,
  keptColumns,
  linesKept,
  listedKinds,
  mappedAgain,
  mappingToKeep,
  readMapping,
  rowsOfList,
  rowToSend,
  type ListMapping,
} from './list-mapping.ts'
import style from './partner-lists.module.css'
import { areTermsComplete, noTerms, TermsFields, type TermsInHand } from './terms-fields.tsx'
import { useBeginBatch, type LastVersion } from './use-lists.ts'
import { useSendList } from './use-send-list.ts'

interface ListToBringProps {
  readonly of: ListBrought
  readonly table: Table
  /** How the partner’s newest version was read, and on which terms. */
  readonly last: LastVersion | null
  readonly onSending: (isSending: boolean) => void
}

/** What is made of a file: its columns, its days, what cannot be read, on which terms; then it is sent. */
export function ListToBring({ of, table, last, onSending }: ListToBringProps): ReactElement {
  const { t } = useLingui()
  const navigate = useNavigate()
  const onceFor = useOnceFor()
  const beginBatch = useBeginBatch()
  const sending = useSendList()
  const before = useMemo(() => (last === null ? null : readMapping(last.mapping)), [last])
  const [byHeads] = useState(() => mappedAgain(table.heads, before))
  const [guessed] = useState(() =>
    guessedColumns(listedKinds, table, byHeads.columns, localDay(new Date())),
  )
  const [mapped, setMapped] = useState(() => ({
    ...byHeads,
    columns: filledIn(
      byHeads.columns,
      // What somebody left out of a list before stays left out.
      guessed.map((one, at) => (before?.heads.includes(table.heads[at] ?? '') ? null : one)),
    ),
  }))
  const { columns, keyColumn } = mapped
  // What was agreed of one list, and is true of everybody in it, need not be so of another that the same partner brings.
  const lastOfList = of.kind === 'known' && last?.list === of.list.id ? last : null
  const [everybody, setEverybody] = useState<AliveCode | null>(
    lastOfList === null ? null : (before?.everybody ?? null),
  )
  // What somebody chose for the version before, or chooses now, is known.
  const [isKeyKnown, setIsKeyKnown] = useState(
    () =>
      isLike(table.heads, before) ||
      byHeads.keyColumn === null ||
      !countsLines(table.rows, byHeads.keyColumn),
  )
  const { days, asked, answer } = useDays(table, columns, undefined)
  const [how, setHow] = useState<HowKnown>(() => howKnownIn(last))
  const [terms, setTerms] = useState(() => termsIn(lastOfList))
  const [leavesOut, setLeavesOut] = useState(false)
  const [takesAll, setTakesAll] = useState(false)
  const [tried, setTried] = useState(false)
  const rows = useMemo(
    () => rowsOfList(table, { columns, days, takesAll }),
    [table, columns, days, takesAll],
  )
  const imported = useMemo(() => importedFrom(rows), [rows])
  const ofEverybody = everybody !== null && { everybody }
  const fields = fieldsSaid({ columns, ...ofEverybody }, rows)
  const isTooLong = rows.length > MOST_LIST_ROWS
  const isReady =
    !isTooLong &&
    imported.subjects.length > 0 &&
    isKeyKnown &&
    asked.every((one) => one.answer !== null) &&
    (imported.problems.length === 0 || leavesOut) &&
    areTermsComplete(terms)

  async function press(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (!isReady || beginBatch.isPending || sending.isRunning) return
    const mapping: ListMapping = {
      heads: table.heads,
      columns,
      keyColumn,
      days,
      takesAll,
      lines: linesKept(rows),
      ...ofEverybody,
    }
    const toSend = rows.map((row) => rowToSend(row, mapping))
    const body = {
      list: listIn(of),
      terms: {
        purpose: terms.purpose.trim(),
        fields: [...fields],
        expires: terms.ends === 'on-a-day' ? terms.expires : null,
        onward: terms.onward === 'yes',
      },
      columns: keptColumns(mapping),
      mapping: mappingToKeep(mapping),
      directness: how.directness,
      credibility: how.credibility,
      saidOn: how.saidOn,
      rows: toSend.length,
    }
    onSending(true)
    const once = onceFor(JSON.stringify(body))
    const begun = await beginBatch.mutateAsync({ ...body, once }).catch(() => null)
    const isSent = begun?.ok === true && (await sending.send(begun.reply.batch, toSend, null))
    onSending(false)
    if (begun?.ok === true && isSent)
      void navigate({ to: '/lists/$batch', params: { batch: begun.reply.batch } })
  }

  return (
    <form className={style.form} noValidate onSubmit={(event) => void press(event)}>
      <Changed table={table} before={before} />
      <ColumnChoices
        kinds={listedKinds}
        table={table}
        columns={columns}
        guessed={guessed}
        onChange={sending.isRunning ? null : (next) => setMapped({ ...mapped, columns: next })}
      />
      <KeyColumn
        table={table}
        value={isKeyKnown ? keyColumn : undefined}
        problem={tried && !isKeyKnown}
        onChange={(next) => {
          setIsKeyKnown(true)
          setMapped({ ...mapped, keyColumn: next })
        }}
      />
      <EverybodyField
        value={everybody}
        onChange={setEverybody}
        disabled={sending.isRunning || columns.includes('person.alive')}
      />
      <DayChoices asked={asked} onAnswer={sending.isRunning ? null : answer} />
      {tried && asked.some((one) => one.answer === null) && (
        <p role="alert">
          <Trans>Say first how the days are meant.</Trans>
        </p>
      )}
      <Unread
        imported={imported}
        leavesOut={leavesOut}
        onLeaveOut={sending.isRunning ? null : setLeavesOut}
        takesAll={takesAll}
        onTakeAll={sending.isRunning ? null : setTakesAll}
      />
      {isTooLong && (
        <Notice tone="danger" alert>
          <Trans>
            A list may have 100,000 lines. Divide the file, and bring each part as a list of its
            own.
          </Trans>
        </Notice>
      )}
      <HowKnownFields value={how} onChange={setHow} from="correction" />
      <h2 className={style.title}>
        <Trans>On which terms</Trans>
      </h2>
      <TermsFields value={terms} onChange={setTerms} tried={tried} />
      <OnlyThese fields={fields} />
      <div className={style.actions}>
        {sending.isRunning ? (
          <>
            <p role="status">
              <progress
                value={sending.progress}
                max={rows.length}
                aria-label={t`Lines that are sent`}
              />{' '}
              <Trans>
                {sending.progress} of {rows.length} lines sent
              </Trans>
            </p>
            <Button onClick={sending.stop}>
              <Trans>Stop</Trans>
            </Button>
          </>
        ) : (
          <Button type="submit" look="strong" busy={beginBatch.isPending}>
            <Plural
              value={rows.length}
              one="Send # line, and look through it"
              other="Send # lines, and look through them"
            />
          </Button>
        )}
      </div>
      <p className={style.soft}>
        <Trans>Nothing is recorded by that. You see first who is new and who is known.</Trans>
      </p>
      {beginBatch.data?.ok === false && <Failed code={beginBatch.data.code} />}
      {beginBatch.isError && <Failed code="unexpected" />}
      {sending.problem !== null && sending.problem !== 'stopped' && (
        <Failed code={sending.problem} />
      )}
      {sending.problem !== null && (
        <Notice tone="amber">
          <Trans>
            What was sent stays. Press again to go on, or come back to this version in “Lists from
            partners” and choose the same file.
          </Trans>
        </Notice>
      )}
    </form>
  )
}

function listIn(of: ListBrought) {
  if (of.kind === 'known') return { kind: 'known' as const, id: of.list.id }
  const partner = subjectIdOf(of.partner)
  if (partner === null) throw new Error('list: of no partner')
  return { kind: 'new' as const, title: of.title, partner, audience: of.audience }
}

function howKnownIn(last: LastVersion | null): HowKnown {
  return {
    word: 'sender',
    directness: last?.directness ?? 'second-hand',
    credibility: (last?.credibility ?? 6) as HowKnown['credibility'],
    saidOn: localDay(new Date()),
    audience: 0,
  }
}

/** Those of the version before, to be read again: they may have changed. */
function termsIn(last: LastVersion | null): TermsInHand {
  if (last === null) return noTerms
  const { purpose, expires, onward } = last.terms
  return {
    purpose,
    ends: expires === null ? 'never' : 'on-a-day',
    expires,
    onward: onward ? 'yes' : 'no',
  }
}

function Changed({
  table,
  before,
}: {
  readonly table: Table
  readonly before: ListMapping | null
}): ReactElement | null {
  const { gone, fresh } = headsChanged(table.heads, before)
  if (gone.length + fresh.length === 0) return null
  return (
    <Notice tone="amber">
      <p>
        <Trans>The columns are not quite those of this partner’s last version. Look at them.</Trans>
      </p>
      {fresh.length > 0 && (
        <p>
          <Trans>New:</Trans> <bdi>{fresh.join(', ')}</bdi>
        </p>
      )}
      {gone.length > 0 && (
        <p>
          <Trans>Gone:</Trans> <bdi>{gone.join(', ')}</bdi>
        </p>
      )}
    </Notice>
  )
}

/** With what stands beside names: a birth is one of it. */
function fieldsSaid(
  read: Pick<ListMapping, 'columns' | 'everybody'>,
  rows: readonly ReadRow[],
): readonly PropertyCode[] {
  const said = rows.flatMap((row) => row.said.map(({ property }) => property as PropertyCode))
  return [...new Set([...fieldsOf(read), ...said])]
}

/** What leaves the file at all: of a column that is left out no cell is kept. */
function OnlyThese({ fields }: { readonly fields: readonly PropertyCode[] }): ReactElement {
  const meaningName = useMeaningName()
  const said = fields.map(meaningName)
  return (
    <p className={style.soft}>
      <Trans>
        Only this is kept: <bdi>{said.join(', ')}</bdi>. Of columns that are left out nothing is
        sent.
      </Trans>
    </p>
  )
}
