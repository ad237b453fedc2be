import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { keyOf, type Line, type SaidOfLine } from './answers.ts'
import style from './letters.module.css'

/** How many lines are laid out at once. */
const AT_ONCE = 100

interface LinesTableProps {
  readonly lines: readonly Line[]
  readonly said: readonly SaidOfLine[]
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
}

/** What was asked, a line each; narrowed down by name or question, and picked all at once or one by one. */
export function LinesTable({ lines, said, picked, onPick }: LinesTableProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const [query, setQuery] = useState('')
  const [kind, setKind] = useState('')
  const [shown, setShown] = useState(AT_ONCE)
  const kinds = [...new Set(lines.map((line) => line.kind))]
  const found = lines.filter(
    (line) =>
      (kind === '' || line.kind === kind) &&
      line.name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()),
  )
  const saidOf = new Map(said.map((one) => [keyOf(one), one]))
  const isAll = found.length > 0 && found.every((line) => picked.has(keyOf(line)))

  function toggleAll(): void {
    const keys = new Set(found.map(keyOf))
    onPick(
      isAll ? new Set([...picked].filter((key) => !keys.has(key))) : new Set([...picked, ...keys]),
    )
  }

  function toggle(key: string): void {
    onPick(
      picked.has(key)
        ? new Set([...picked].filter((one) => one !== key))
        : new Set([...picked, key]),
    )
  }

  return (
    <>
      <div className={style.beside}>
        <Field label={t`Narrow down by name`}>
          {(control) => (
            <input
              {...control}
              type="search"
              value={query}
              onChange={({ target }) => setQuery(target.value)}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </Field>
        <Field label={t`Question`}>
          {(control) => (
            <select {...control} value={kind} onChange={({ target }) => setKind(target.value)}>
              <option value="">{t`any question`}</option>
              {kinds.map((one) => (
                <option key={one} value={one}>
                  {words('question-kind', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <label className={style.check}>
        <input type="checkbox" checked={isAll} onChange={toggleAll} />
        <Plural value={found.length} one="the # line below" other="all # lines below" />
      </label>
      <ScrollRegion label={t`What was asked`} className={style.wide}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Person</Trans>
              </th>
              <th scope="col">
                <Trans>Question</Trans>
              </th>
              <th scope="col">
                <Trans>What it says</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map((line) => {
              const key = keyOf(line)
              const answer = saidOf.get(key)
              const word = words('question-kind', line.kind)
              return (
                <tr key={key}>
                  <th scope="row">
                    <label className={style.check}>
                      <input
                        type="checkbox"
                        aria-label={t`${line.name}: ${word}`}
                        checked={picked.has(key)}
                        onChange={() => toggle(key)}
                      />
                      <bdi>{line.name}</bdi>
                    </label>
                  </th>
                  <td>{word}</td>
                  <td>
                    {answer === undefined ? (
                      '–'
                    ) : (
                      <>
                        <strong>{words('answer-content', answer.content)}</strong>
                        {' · '}
                        {words('answer-quality', answer.quality)}
                      </>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      {found.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + AT_ONCE)}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  )
}
