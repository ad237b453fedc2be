import { MOST_BYTES, type ReadingChoice } from '@amparo/lists'
import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { useOfficer } from '../session/session-context.tsx'
import { Button } from '../ui/button.tsx'
import { Loading, Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { FileProblem, type ProblemOfFile } from './file-problem.tsx'
import { Above, HeadLine } from './head-line.tsx'
import { columnsOf, type Columns } from './imported.ts'
import type { KeptImport } from './kept-imports.ts'
import { readApart } from './read-apart.ts'
import type { Table, TableVerdict } from './read-table.ts'
import { ReadingChoices } from './reading-choices.tsx'
import { SheetNotice } from './sheet-notice.tsx'

/** A file that was read as a table. */
export interface ChosenFile {
  /** SHA-256 of its bytes, base64, and how it was read: by which encoding, or which of its sheets. */
  readonly digest: string
  readonly table: Table
  readonly columns: Columns
  /** The import of this very file that was begun before. */
  readonly before: KeptImport | undefined
}

interface FileChoiceProps {
  /** What its columns may speak of. */
  readonly kinds: readonly SubjectKind[]
  readonly begun: (digest: string) => Promise<KeptImport | undefined>
  readonly disabled: boolean
  /** What the columns of such a file were called before. */
  readonly knownHeads?: readonly string[]
  readonly onChosen: (file: ChosenFile | null) => void
}

/** Chooses a file or takes what is pasted, and lets the reader choose where the file does not say how it is to be read. */
export function FileChoice({
  kinds,
  begun,
  disabled,
  knownHeads = [],
  onChosen,
}: FileChoiceProps): ReactElement {
  const { t } = useLingui()
  const { me } = useOfficer()
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [verdict, setVerdict] = useState<TableVerdict | null>(null)
  const [choice, setChoice] = useState<ReadingChoice>({})
  const [problem, setProblem] = useState<ProblemOfFile | null>(null)
  const [isReading, setIsReading] = useState(false)
  const reading = useRef<AbortController | null>(null)
  useEffect(() => () => reading.current?.abort(), [])

  async function read(from: Uint8Array<ArrayBuffer>, chosen: ReadingChoice): Promise<void> {
    reading.current?.abort()
    const mine = new AbortController()
    reading.current = mine
    onChosen(null)
    setProblem(null)
    setBytes(from)
    setChoice(chosen)
    setIsReading(true)
    const found = await readApart({ bytes: from, choice: chosen }, mine.signal)
    if (mine.signal.aborted) return
    setVerdict(found)
    const said =
      found === null ? { problem: 'took-too-long' as const } : await take(from, found, chosen)
    if (mine.signal.aborted) return
    setProblem(said)
    setIsReading(false)
  }

  /** It is not taken; what is wrong with it besides its size is looked for all the same. */
  async function readLarge(file: File): Promise<void> {
    const mine = new AbortController()
    reading.current = mine
    setProblem(null)
    setIsReading(true)
    const found = await readApart({ file }, mine.signal)
    if (mine.signal.aborted) return
    setProblem(found?.ok === false ? found : { problem: 'too-large' })
    setIsReading(false)
  }

  /** Gives on what was read; else why not. */
  async function take(
    from: Uint8Array<ArrayBuffer>,
    found: TableVerdict,
    { heads }: ReadingChoice,
  ): Promise<ProblemOfFile | null> {
    if (!found.ok) return found
    if (heads === undefined && isHeadLineOpen(kinds, found.table, knownHeads)) return null
    const { table, encoding, sheet } = found
    if (table.isInvented && me.office.kind !== 'demo') return { problem: 'invented' }
    const how = heads === undefined ? '' : ` heads ${heads}`
    const digest = await digestOf(from, `${encoding ?? `sheet ${sheet}`}${how}`)
    const before = await begun(digest).catch(() => null)
    if (before === null) return { problem: 'unreachable' }
    onChosen({ digest, table, columns: before?.columns ?? columnsOf(kinds, table.heads), before })
    return null
  }

  async function choose(file: File | undefined): Promise<void> {
    reading.current?.abort()
    onChosen(null)
    setVerdict(null)
    setBytes(null)
    if (file === undefined) setProblem(null)
    else if (file.size > MOST_BYTES) await readLarge(file)
    else await read(new Uint8Array(await file.arrayBuffer()), {})
  }

  function stop(): void {
    reading.current?.abort()
    setIsReading(false)
  }

  return (
    <>
      <Field
        label={t`File`}
        help={t`A spreadsheet (.xlsx), a table as text (CSV), JSON, or an export of Amparo, with the names of the columns above the lines. The file stays on this device; only what is recorded is sent.`}
        problem={null}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".xlsx,.xlsm,.csv,.tsv,.txt,.json,.jsonl,text/csv"
            disabled={disabled}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      <Pasted
        disabled={disabled}
        onRead={(text) => void read(new TextEncoder().encode(text), { encoding: 'utf-8' })}
      />
      {isReading && (
        <div>
          <Loading what={<Trans>The file is being read…</Trans>} />
          <Button size="small" onClick={stop}>
            <Trans>Stop</Trans>
          </Button>
        </div>
      )}
      {bytes !== null && verdict !== null && (
        <ReadingChoices
          verdict={verdict}
          disabled={disabled}
          onChange={(next) => void read(bytes, next)}
        />
      )}
      {bytes !== null && verdict?.ok === true && !isReading && (
        <>
          <HeadLine
            table={verdict.table}
            chosen={choice.heads}
            isOpen={isHeadLineOpen(kinds, verdict.table, knownHeads)}
            disabled={disabled}
            onChange={(heads) => void read(bytes, { ...choice, heads })}
          />
          <Above lines={verdict.table.above} />
        </>
      )}
      {verdict?.ok === true && verdict.notes !== null && <SheetNotice notes={verdict.notes} />}
      {problem !== null && (
        <Notice tone="danger" alert>
          <FileProblem {...problem} />
        </Notice>
      )}
    </>
  )
}

/** Lines copied from a spreadsheet or a page. */
function Pasted({
  disabled,
  onRead,
}: {
  readonly disabled: boolean
  readonly onRead: (text: string) => void
}): ReactElement {
  const { t } = useLingui()
  const [text, setText] = useState('')
  return (
    <details>
      <summary>
        <Trans>Or paste lines here</Trans>
      </summary>
      <Field label={t`Lines, with the names of the columns in the first`}>
        {(control) => (
          <textarea
            {...control}
            rows={4}
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button size="small" disabled={disabled || text.trim() === ''} onClick={() => onRead(text)}>
        <Trans>Read these lines</Trans>
      </Button>
    </details>
  )
}

/** Somebody has to say which line names the columns: none of its words is known, or it looks like a line of the list. */
function isHeadLineOpen(
  kinds: readonly SubjectKind[],
  { heads, headLine, headsInDoubt }: Table,
  known: readonly string[],
): boolean {
  const named = heads.filter((head) => head !== '')
  if (headLine === 0 || named.every((head) => known.includes(head))) return false
  return headsInDoubt || columnsOf(kinds, heads).every((column) => column === null)
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>, reading: string): Promise<string> {
  const file = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `${toBase64(file)} ${reading}`
}
