import type { SubjectKind } from '@amparo/register'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { toBase64 } from '../keys/base64.ts'
import { useLanguage } from '../locales/use-language.ts'
import { useOfficer } from '../session/session-context.tsx'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import { columnsOf, type Columns } from './imported.ts'
import type { KeptImport } from './kept-imports.ts'
import {
  encodingOf,
  encodings,
  MOST_BYTES,
  readTable,
  type Encoding,
  type Table,
  type TableProblem,
} from './read-table.ts'

/** A file that was read as a table. */
export interface ChosenFile {
  /** SHA-256 of its bytes, base64; with the encoding where one was chosen by hand. */
  readonly digest: string
  readonly encoding: Encoding
  readonly table: Table
  readonly columns: Columns
  /** The import of this very file that was begun before. */
  readonly before: KeptImport | undefined
}

interface FileChoiceProps {
  readonly kind: SubjectKind
  readonly begun: (digest: string) => Promise<KeptImport | undefined>
  readonly disabled: boolean
  readonly onChosen: (file: ChosenFile | null) => void
}

interface Refused {
  readonly problem: TableProblem | 'unreachable' | 'invented'
  readonly line: number | null
}

/** Chooses a file, and the encoding of one that does not say it. */
export function FileChoice({ kind, begun, disabled, onChosen }: FileChoiceProps): ReactElement {
  const { t } = useLingui()
  const language = useLanguage()
  const { me } = useOfficer()
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const [encoding, setEncoding] = useState<Encoding | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  async function read(from: Uint8Array<ArrayBuffer>, by: Encoding): Promise<void> {
    onChosen(null)
    const verdict = readTable(from, by)
    if (!verdict.ok) {
      setRefused(verdict)
      return
    }
    if (verdict.table.isInvented && me.office.kind !== 'demo') {
      setRefused({ problem: 'invented', line: null })
      return
    }
    const digest = await digestOf(from, by)
    const before = await begun(digest).catch(() => null)
    if (before === null) {
      setRefused({ problem: 'unreachable', line: null })
      return
    }
    setRefused(null)
    const { table } = verdict
    const columns = before?.columns ?? columnsOf(kind, table.heads)
    onChosen({ digest, encoding: by, table, columns, before })
  }

  async function choose(file: File | undefined): Promise<void> {
    onChosen(null)
    setRefused(null)
    setBytes(null)
    if (file === undefined) return
    if (file.size > MOST_BYTES) {
      setRefused({ problem: 'too-large', line: null })
      return
    }
    const chosen = new Uint8Array(await file.arrayBuffer())
    const known = encodingOf(chosen)
    setEncoding(known)
    setBytes(chosen)
    await read(chosen, known ?? oldEncodings[language])
  }

  return (
    <>
      <Field
        label={t`File`}
        help={t`A table saved as CSV, with the names of the columns in the first line, or an export of Amparo. The file stays on this device; only what is recorded is sent.`}
        problem={null}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.tsv,.txt,.jsonl,text/csv"
            disabled={disabled}
            onChange={(event) => void choose(event.target.files?.[0])}
          />
        )}
      </Field>
      {bytes !== null && encodingOf(bytes) === null && (
        <Field
          label={t`Letters are written as`}
          help={t`The file does not say how its letters are written. Look at the examples below: if they cannot be read, choose another.`}
        >
          {(control) => (
            <select
              {...control}
              disabled={disabled}
              value={encoding ?? oldEncodings[language]}
              onChange={(event) => {
                const by = encodings.find((one) => one === event.target.value)
                if (by === undefined) return
                setEncoding(by)
                void read(bytes, by)
              }}
            >
              {encodings
                .filter((one) => one.startsWith('windows'))
                .map((one) => (
                  <option key={one} value={one}>
                    {examples[one] ?? ''} · {one}
                  </option>
                ))}
            </select>
          )}
        </Field>
      )}
      {refused !== null && (
        <Notice tone="danger" alert>
          <Sentence {...refused} />
        </Notice>
      )}
    </>
  )
}

/** What old spreadsheets in a language mostly write. */
const oldEncodings = {
  en: 'windows-1252',
  ru: 'windows-1251',
  be: 'windows-1251',
  th: 'windows-874',
} as const satisfies Readonly<Record<string, Encoding>>

/** Letters by which somebody knows the script; the same in every language. */
const examples: Partial<Readonly<Record<Encoding, string>>> = {
  'windows-1251': 'Абв',
  'windows-1252': 'Abç',
  'windows-874': 'กขค',
  'windows-1256': 'ابت',
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>, encoding: Encoding): Promise<string> {
  const file = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `${toBase64(file)} ${encoding}`
}

function Sentence({ problem, line }: Refused): ReactElement {
  switch (problem) {
    case 'empty':
      return <Trans>This file is empty.</Trans>
    case 'too-large':
      return <Trans>This file is larger than 64 MB. Divide it, and import the parts.</Trans>
    case 'too-many-lines':
      return <Trans>This file has more than 200,000 lines. Divide it, and import the parts.</Trans>
    case 'too-many-columns':
      return (
        <Trans>
          This file has more than 300 columns. Leave only those in it that are to be recorded.
        </Trans>
      )
    case 'not-text':
      return (
        <Trans>
          This is not a table in plain text. In a spreadsheet, save it as CSV (UTF-8) and choose
          that file.
        </Trans>
      )
    case 'no-rows':
      return <Trans>There is nothing below the first line, which names the columns.</Trans>
    case 'unclosed':
      return (
        <Trans>
          From line {line} on the table cannot be read: a quotation mark there has no end. Mend it
          in the file and choose it again.
        </Trans>
      )
    case 'uneven':
      return (
        <Trans>
          Line {line} has more cells than there are columns. Mend it in the file and choose it
          again.
        </Trans>
      )
    case 'cut-off':
      return <Trans>The end of this export is missing. Take it out again.</Trans>
    case 'invented':
      return (
        <Trans>
          This file says that nobody in it is real: it was taken out of a demo. It does not go into
          an office that works for real people.
        </Trans>
      )
    case 'unreachable':
      return (
        <Trans>
          The server cannot be asked whether this file was imported before. Choose it again when the
          line is back.
        </Trans>
      )
  }
}
