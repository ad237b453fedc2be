import { matchVerdicts, type MatchVerdict } from '@amparo/contract'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react'
import { AudienceField } from '../record/audience-field.tsx'
import { useOnceFor } from '../ui/use-once.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Failed, Notice } from '../ui/condition.tsx'
import { WordsField } from '../ui/words-field.tsx'
import style from './identity.module.css'
import { useDecide, type PairView } from './use-identity.ts'
import { useMatchWords } from './use-match-words.ts'

/** In UTF-16 units, as the server takes them. */
const MOST = 2_000

interface DecideFormProps {
  readonly pair: PairView
  /** Somebody recorded or decided something meanwhile: the pair has to be read anew. */
  readonly onStale: () => void
  readonly onDecided: (verdict: MatchVerdict, contradictions: number) => void
}

/**
 * Same, different, or nobody can say yet; with a reason, since a later reader has only that. Where something warns of taking two
 * for one, whoever does so says that they have looked at it: brothers are not made one by a hand that is used to the keys.
 */
export function DecideForm({ pair, onStale, onDecided }: DecideFormProps): ReactElement {
  const { t } = useLingui()
  const names = useMatchWords()
  const onceFor = useOnceFor()
  const decide = useDecide()
  const [verdict, setVerdict] = useState<MatchVerdict | null>(null)
  const [words, setWords] = useState('')
  const [audience, setAudience] = useState(pair.audiences[0] ?? 0)
  const [hasLooked, setHasLooked] = useState(false)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useVerdictKeys((chosen) => {
    setVerdict(chosen)
    form.current?.querySelector('textarea')?.focus()
  })
  const warnings = useWarnings(pair)
  const isWarned = verdict === 'same' && warnings.length > 0
  const isReady = verdict !== null && words.trim() !== '' && (hasLooked || !isWarned)

  function handleSubmit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (words.trim() !== '' && isWarned && !hasLooked)
      form.current?.querySelector<HTMLInputElement>('input[type=checkbox]')?.focus()
    if (verdict === null || !isReady || decide.isPending) return
    const said = { verdict, words, audience, facts: pair.facts }
    const people = { one: pair.one.person, other: pair.other.person }
    const once = onceFor(JSON.stringify(said))
    decide.mutate(
      { ...people, ...said, once },
      {
        onSuccess: (answer) => {
          if (answer.ok) onDecided(verdict, answer.reply.contradictions.length)
          else if (answer.code === 'changed-meanwhile') onStale()
        },
      },
    )
  }

  return (
    <form className={style.form} ref={form} noValidate onSubmit={handleSubmit}>
      <Choices
        label={<Trans>Are they one person?</Trans>}
        help={<Trans>By key: S the same, D different, U nobody can say yet.</Trans>}
        value={verdict}
        onChange={setVerdict}
        options={matchVerdicts.map((value) => ({ value, label: names.verdict(value) }))}
        inline
      />
      <WordsField
        label={t`Why, in writing`}
        help={t`What decided it for you. Ctrl and Enter decides and goes on.`}
        value={words}
        onChange={setWords}
        lines={2}
        most={MOST}
        problem={tried && words.trim() === '' ? t`Say why, in a few words.` : null}
      />
      <AudienceField audiences={pair.audiences} value={audience} onChange={setAudience} />
      {isWarned && (
        <Notice tone="danger">
          {warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
          <label className={style.looked}>
            <input
              type="checkbox"
              checked={hasLooked}
              onChange={({ target }) => setHasLooked(target.checked)}
            />
            <Trans>I have looked at this, and they are one person all the same.</Trans>
          </label>
          {tried && !hasLooked && (
            <p className={style.problem} role="alert">
              <Trans>Nothing is decided yet: say first that you have looked.</Trans>
            </p>
          )}
        </Notice>
      )}
      {tried && verdict === null && (
        <p className={style.problem} role="alert">
          <Trans>Choose one of the three.</Trans>
        </p>
      )}
      <p>
        <Button type="submit" look="strong" busy={decide.isPending}>
          <Trans>Decide, and on to the next</Trans>
        </Button>
      </p>
      {decide.data?.ok === false && <Failed code={decide.data.code} />}
      {decide.isError && <Failed code="unexpected" />}
    </form>
  )
}

/** What must not be passed over: whatever contradicts one person, and what speaks for two of one family. */
function useWarnings({ conflicts, family }: PairView): readonly string[] {
  const words = useMatchWords()
  return [...conflicts.map(words.conflict), ...family.map(words.family)]
}

const keys: Readonly<Record<string, MatchVerdict>> = {
  KeyS: 'same',
  KeyD: 'different',
  KeyU: 'unsure',
}

/** S, D and U choose from anywhere but a text being written; Ctrl and Enter decides from within it. */
function useVerdictKeys(onChosen: (verdict: MatchVerdict) => void): void {
  const chosen = useRef(onChosen)
  useEffect(() => {
    chosen.current = onChosen
  })
  useEffect(() => {
    function handleKey(event: KeyboardEvent): void {
      const { target } = event
      if (!(target instanceof HTMLElement) || target.closest('[role=dialog], [role=menu]') !== null)
        return
      if (event.code === 'Enter' && (event.ctrlKey || event.metaKey)) {
        target.closest('form')?.requestSubmit()
        return
      }
      const verdict = keys[event.code]
      if (verdict === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (target.matches('textarea, select, input:not([type=radio], [type=checkbox])')) return
      event.preventDefault()
      chosen.current(verdict)
    }
    addEventListener('keydown', handleKey)
    return () => removeEventListener('keydown', handleKey)
  }, [])
}
