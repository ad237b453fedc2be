import type { BatchId, BatchRow, RowVerdict, TakenFor } from '@amparo/contract'
import { isPropertyCode, property } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { useSayValue } from '../register/use-say-value.ts'
import { useMay } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Failed, Loading } from '../ui/condition.tsx'
import { Erased } from '../ui/erased.tsx'
import { lineOf } from './list-mapping.ts'
import style from './partner-lists.module.css'
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
              <bdi>{row.key}</bdi>
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
          <AsItCame row={row} batch={batch} />
          <AsRead row={row} />
        </div>
      ) : (
        <Erased tombstone={row.erased} />
      )}
      {(row.candidates.length > 0 || row.takenFor !== null) && (
        <Candidates row={row} batch={batch} onJudge={onJudge} />
      )}
    </>
  )
}

function AsItCame({ row, batch }: { readonly row: BatchRow; readonly batch: BatchView }) {
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
              <bdi>{cell}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What the line says, and where it differs from the version before, what that said. */
function AsRead({ row }: { readonly row: BatchRow }): ReactElement {
  const language = useLanguage()
  const sayValue = useSayValue()
  const label = (code: string): string =>
    isPropertyCode(code) ? property(code).labels[language] : code
  return (
    <ul className={style.values}>
      {row.values.map(({ property: code, value }) => (
        <li key={`${code} ${JSON.stringify(value)}`}>
          <span className={style.soft}>{label(code)}</span> <bdi>{sayValue(value)}</bdi>
        </li>
      ))}
      {row.before?.map(({ property: code, value }) => (
        <li key={`before ${code} ${JSON.stringify(value)}`}>
          <span className={style.soft}>
            <Trans>before, {label(code)}</Trans>
          </span>{' '}
          <bdi>{sayValue(value)}</bdi>
        </li>
      ))}
    </ul>
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
                  <bdi>{candidate.name === '' ? t`Name not known` : candidate.name}</bdi>
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
