import type { BatchId, BatchRow, RowVerdict, TakenFor } from '@amparo/contract'
import {
  identifies,
  isPropertyCode,
  property,
  type PropertyCode,
  type Value,
} from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { useSayValue } from '../register/use-say-value.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Erased } from '../ui/erased.tsx'
import style from './partner-lists.module.css'
import { lineOf, numbersIn, type NumbersIn } from './list-mapping.ts'
import { changesOf, keyOf, type Change } from './row-changes.ts'
import { WhyLine } from './why-line.tsx'
import { useRejectedSentence, useVerdictWords } from './use-list-words.ts'
import { useJudgeRows, useRows, type BatchView } from './use-lists.ts'

interface BatchRowsProps {
  readonly batch: BatchView
  readonly id: BatchId
  readonly verdict: RowVerdict | null
}

/** Lines of a version, each as it came, as it was read, and with whom it may be about. */
export function BatchRows({ batch, id, verdict }: BatchRowsProps): ReactElement {
  const may = useMay()
  const found = useRows(id, verdict, batch.check?.run ?? null)
  const judge = useJudgeRows(id)
  if (found.isPending) return <Loading />
  if (found.isError) return <Failed code={found.error.code} onRetry={() => void found.refetch()} />
  const rows = found.data.pages.flatMap((page) => page.rows)
  const mayJudge = may('list.apply') && (batch.state === 'checked' || batch.state === 'stopped')
  if (rows.length === 0) return <Empty title={<Trans>No such line.</Trans>} />
  return (
    <>
      {judge.data?.ok === false && <Failed code={judge.data.code} />}
      {judge.isError && <Failed code="unexpected" />}
      <ol className={style.rows}>
        {rows.map((row) => (
          <li key={`${row.verdict} ${row.row}`} className={style.row}>
            <OneRow
              row={row}
              batch={batch}
              onJudge={
                mayJudge && row.subject === null && row.verdict !== 'gone'
                  ? (takenFor) => judge.mutate([{ row: row.row, takenFor }])
                  : null
              }
            />
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <p>
          <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  )
}

interface OneRowProps {
  readonly row: BatchRow
  readonly batch: BatchView
  readonly onJudge: ((takenFor: TakenFor) => void) | null
}

function OneRow({ row, batch, onJudge }: OneRowProps): ReactElement {
  const verdictWords = useVerdictWords()
  const rejectedSentence = useRejectedSentence()
  const numbers = numbersIn(batch)
  // What is gone is a row of another file.
  const line = row.verdict === 'gone' ? row.row : lineOf(batch.mapping, row.row)
  return (
    <>
      <p className={style.rowHead}>
        <span className={style.soft}>
          <Trans>Line {line}</Trans>
          {row.key !== null && (
            <>
              {' · '}
              <Cell text={row.key} of={numbers.key ?? numberSaid(row, row.key)} />
            </>
          )}
        </span>
        {row.verdict !== null && <strong>{verdictWords(row.verdict)}</strong>}
        {row.undone && (
          <span className={style.soft}>
            <Trans>taken back</Trans>
          </span>
        )}
        {row.subject !== null && !row.undone && (
          <Link to="/people/$person" params={{ person: row.subject }}>
            <Trans>the person’s page</Trans>
          </Link>
        )}
      </p>
      {row.rejected !== null && <p className={style.problem}>{rejectedSentence(row.rejected)}</p>}
      {row.erased === null ? (
        <div className={style.beside}>
          <AsItCame row={row} batch={batch} numbers={numbers} />
          <AsRead row={row} />
        </div>
      ) : (
        <Erased tombstone={row.erased} />
      )}
      <WhomItIsAbout row={row} batch={batch} onJudge={onJudge} />
    </>
  )
}

/** Asked while it can be answered. Once the line is recorded, only what became of it. */
function WhomItIsAbout({ row, batch, onJudge }: OneRowProps): ReactElement | null {
  if (row.candidates.length === 0 && row.takenFor === null) return null
  if (row.subject === null) return <Candidates row={row} batch={batch} onJudge={onJudge} />
  if (row.undone) return null
  return (
    <p className={style.soft}>
      {row.takenFor === null ? (
        <Trans>
          Recorded as a person of their own: nobody said whom it is about. Whoever it may be waits
          under <Link to="/people/pairs">Who may be the same person</Link>.
        </Trans>
      ) : row.takenFor.kind === 'new' ? (
        <Trans>Recorded as somebody new, as was said here.</Trans>
      ) : (
        <Trans>Recorded of somebody who was known, as was said here.</Trans>
      )}
    </p>
  )
}

interface AsItCameProps {
  readonly row: BatchRow
  readonly batch: BatchView
  readonly numbers: NumbersIn
}

function AsItCame({ row, batch, numbers }: AsItCameProps): ReactElement {
  return (
    <dl className={style.cells}>
      {row.cells.map((cell, at) =>
        cell === null ? null : (
          // oxlint-disable-next-line react/no-array-index-key -- two columns may be called the same; their place is what they are
          <div key={at}>
            <dt>
              <bdi>{batch.columns[at]?.name ?? ''}</bdi>
            </dt>
            <dd>
              <Cell text={cell} of={numbers.columns[at] ?? numberSaid(row, cell)} />
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What the line says; where it differs from the version before, what that said stands struck out beside what is new. */
function AsRead({ row }: { readonly row: BatchRow }): ReactElement {
  return (
    <ul className={style.values}>
      {changesOf(row).map(({ said, change }) => (
        <li key={`${change} ${keyOf(said)}`}>
          <Said said={said} change={change} />
        </li>
      ))}
    </ul>
  )
}

function Read({ code, value }: { readonly code: string; readonly value: Value }): ReactElement {
  const sayValue = useSayValue()
  return <Cell text={sayValue(value)} of={identifies(code) ? code : null} />
}

/** Which number it is that the line says in these very words; of a line that is gone the columns may have stood otherwise. */
function numberSaid({ values, before }: BatchRow, text: string): PropertyCode | null {
  const said = [...values, ...(before ?? [])]
  const number = said.find(
    ({ property: code, value }) =>
      identifies(code) && value.kind === 'text' && value.text.trim() === text.trim(),
  )
  return number !== undefined && identifies(number.property) ? number.property : null
}

/** A cell; one that holds a number by which a state knows somebody, in part. */
function Cell({
  text,
  of,
}: {
  readonly text: string
  readonly of: PropertyCode | null
}): ReactElement {
  return of === null ? <bdi>{text}</bdi> : <MaskedNumber of={of} text={text} />
}

function Said({ said: { property: code, value }, change }: Change): ReactElement {
  const language = useLanguage()
  const label = isPropertyCode(code) ? property(code).labels[language] : code
  const words = <Read code={code} value={value} />
  return (
    <>
      <span className={style.soft}>
        {change === 'dropped' ? <Trans>before, {label}</Trans> : label}
      </span>{' '}
      {change === 'dropped' ? <del>{words}</del> : null}
      {change === 'added' ? (
        <>
          <ins className={style.added}>{words}</ins>{' '}
          <span className={style.soft}>
            <Trans>not in the version before</Trans>
          </span>
        </>
      ) : null}
      {change === null ? words : null}
    </>
  )
}

function Candidates({
  row,
  batch,
  onJudge,
}: {
  readonly row: BatchRow
  readonly batch: BatchView
  readonly onJudge: OneRowProps['onJudge']
}): ReactElement {
  const { t } = useLingui()
  const name = `row ${row.row}`
  const isTaken = (takenFor: TakenFor): boolean =>
    JSON.stringify(row.takenFor) === JSON.stringify(takenFor)
  return (
    <fieldset className={style.candidates} disabled={onJudge === null}>
      <legend>
        <Trans>Whom is it about?</Trans>
      </legend>
      {row.candidates.map((candidate) => {
        const takenFor: TakenFor =
          candidate.kind === 'subject'
            ? { kind: 'subject', subject: candidate.subject }
            : { kind: 'row', row: candidate.row }
        return (
          <label key={JSON.stringify(takenFor)}>
            <input
              type="radio"
              name={name}
              checked={isTaken(takenFor)}
              onChange={() => onJudge?.(takenFor)}
            />
            <span>
              {candidate.kind === 'subject' ? (
                <Link to="/people/$person" params={{ person: candidate.subject }}>
                  <bdi>{candidate.name === '' ? t`Name not known` : candidate.name}</bdi>{' '}
                  <span dir="ltr">#{candidate.subject}</span>
                </Link>
              ) : (
                <Trans>whoever line {lineOf(batch.mapping, candidate.row)} is about</Trans>
              )}{' '}
              <WhyLine why={candidate.why} />
            </span>
          </label>
        )
      })}
      <label>
        <input
          type="radio"
          name={name}
          checked={isTaken({ kind: 'new' })}
          onChange={() => onJudge?.({ kind: 'new' })}
        />
        <Trans>somebody new</Trans>
      </label>
    </fieldset>
  )
}
