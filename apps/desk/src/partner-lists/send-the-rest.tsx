import type { BatchId } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { FileChoice, type ChosenFile } from '../imports/file-choice.tsx'
import { Button } from '../ui/button.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { listedKinds, readMapping, rowsOfList, rowToSend } from './list-mapping.ts'
import style from './partner-lists.module.css'
import type { BatchView } from './use-lists.ts'
import { useSendList } from './use-send-list.ts'

/** A version whose lines were not all sent: the same file, read as it was begun, brings the rest. */
export function SendTheRest({
  batch,
  id,
}: {
  readonly batch: BatchView
  readonly id: BatchId
}): ReactElement | null {
  const { t } = useLingui()
  const sending = useSendList()
  const [chosen, setChosen] = useState<ChosenFile | null>(null)
  const mapping = readMapping(batch.mapping)
  if (mapping === null) return null
  const isSame =
    chosen === null || JSON.stringify(chosen.table.heads) === JSON.stringify(mapping.heads)
  const rows =
    chosen === null || !isSame
      ? []
      : rowsOfList(chosen.table, mapping).map((row) => rowToSend(row, mapping))
  const fits = isSame && (chosen === null || rows.length === batch.rows)
  return (
    <section className={style.form}>
      <Notice tone="amber">
        <Trans>
          {batch.received} of {batch.rows} lines are here. Choose the same file again to send the
          rest; it is read as it was begun.
        </Trans>
      </Notice>
      <FileChoice
        kinds={listedKinds}
        begun={() => Promise.resolve(undefined)}
        disabled={sending.isRunning}
        knownHeads={mapping.heads}
        onChosen={setChosen}
      />
      {!fits && (
        <Notice tone="danger" alert>
          <Trans>
            This is not the file that was begun: it has other columns or another number of lines.
          </Trans>
        </Notice>
      )}
      {chosen !== null && fits && (
        <div className={style.actions}>
          {sending.isRunning ? (
            <p role="status">
              <progress
                value={sending.progress}
                max={rows.length}
                aria-label={t`Lines that are sent`}
              />
            </p>
          ) : (
            <Button look="strong" onClick={() => void sending.send(id, rows, batch.missing)}>
              <Trans>Send the rest</Trans>
            </Button>
          )}
        </div>
      )}
      {sending.problem !== null && sending.problem !== 'stopped' && (
        <Failed code={sending.problem} />
      )}
    </section>
  )
}
