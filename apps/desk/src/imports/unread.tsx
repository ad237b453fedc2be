import { identifies, property } from '@amparo/register'
import { Plural, Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { Notice } from '../ui/condition.tsx'
import style from './import-subjects.module.css'
import { CellProblemSentence } from './cell-problem-sentence.tsx'
import type { Imported } from './imported.ts'
import { LinesApart } from './lines-apart.tsx'

interface UnreadProps {
  readonly imported: Imported
  readonly leavesOut: boolean
  /** Null when nothing can be changed any more. */
  readonly onLeaveOut: ((leavesOut: boolean) => void) | null
  /** Takes lines that are set apart for people all the same; absent where that cannot be chosen. */
  readonly takesAll?: boolean
  readonly onTakeAll?: ((takesAll: boolean) => void) | null
}

const MOST_SHOWN = 20

/** What of the file will not be recorded, cell by cell, before anything is. */
export function Unread({
  imported,
  leavesOut,
  onLeaveOut,
  takesAll,
  onTakeAll,
}: UnreadProps): ReactElement {
  const language = useLanguage()
  const { subjects, problems, unnamed, apart } = imported
  const further = problems.length - MOST_SHOWN
  return (
    <>
      {subjects.length === 0 && (
        <Notice tone="amber">
          <Trans>
            No line says whom or what it is about yet. Choose above which column holds the name.
          </Trans>
        </Notice>
      )}
      {subjects.length > 0 && unnamed.length > 0 && (
        <p>
          <Plural
            value={unnamed.length}
            one="# line names nobody and nothing, and nothing is recorded of it. In the file it is line"
            other="# lines name nobody and nothing, and nothing is recorded of them. In the file they are lines"
          />{' '}
          {unnamed.slice(0, MOST_SHOWN).join(', ')}
          {unnamed.length > MOST_SHOWN && ' …'}
        </p>
      )}
      <LinesApart apart={apart} takesAll={takesAll} onTakeAll={onTakeAll} />
      {problems.length > 0 && (
        <Notice tone="amber">
          <p>
            <Plural
              value={problems.length}
              one="# value cannot be read:"
              other="# values cannot be read:"
            />
          </p>
          <ul className={style.problems}>
            {problems.slice(0, MOST_SHOWN).map(({ line, property: code, text, problem }) => (
              <li key={`${line} ${code} ${text}`}>
                <Trans>Line {line}</Trans>, {property(code).labels[language]}:{' '}
                {identifies(code) ? (
                  <MaskedNumber of={code} text={text.slice(0, 80)} />
                ) : (
                  <bdi className={style.example}>{text.slice(0, 80)}</bdi>
                )}{' '}
                <CellProblemSentence problem={problem} />
              </li>
            ))}
          </ul>
          {further > 0 && (
            <p>
              <Plural value={further} one="And # more." other="And # more." />
            </p>
          )}
          <label className={style.leaveOut}>
            <input
              type="checkbox"
              checked={leavesOut}
              disabled={onLeaveOut === null}
              onChange={({ target }) => onLeaveOut?.(target.checked)}
            />
            <Trans>Leave these values out, and record the rest of their lines</Trans>
          </label>
        </Notice>
      )}
    </>
  )
}
