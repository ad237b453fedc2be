import { entry, label, type AnswerContentCode, type AnswerQualityCode } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useState, type ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import { WordsField } from '../ui/words-field.tsx'
import {
  contentsFor,
  effectOf,
  mayTellOfRelease,
  qualitiesFor,
  type Line,
  type Said,
} from './answers.ts'
import style from './letters.module.css'
import type { ReplyView } from './use-letters.ts'

const MOST = 2_000

interface AnswerFormProps {
  readonly reply: ReplyView
  /** Those that are picked. */
  readonly lines: readonly Line[]
  /** `isReleased`: the same sentence says that they were released. */
  readonly onUse: (said: Said, isReleased: boolean) => void
}

/** What the reply says to the picked lines: only what makes sense together is offered. */
export function AnswerForm({ reply, lines, onUse }: AnswerFormProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const [content, setContent] = useState<AnswerContentCode | null>(null)
  const [chosen, setChosen] = useState<AnswerQualityCode | null>(null)
  const [sentence, setSentence] = useState('')
  const [isReleased, setReleased] = useState(false)
  const count = lines.length
  const mayTell = mayTellOfRelease(reply.kind, lines, content)
  const qualities = qualitiesFor(reply.kind, content)
  const [only] = qualities
  const quality = qualities.length === 1 ? only : qualities.find((one) => one === chosen)
  const isReady = content !== null && quality !== undefined && count > 0 && sentence.trim() !== ''
  return (
    <div className={style.plan}>
      <div className={style.beside}>
        <Field label={t`What it says to the picked lines`}>
          {(control) => (
            <select
              {...control}
              value={content ?? ''}
              onChange={({ target }) =>
                setContent(contentsFor(reply.kind).find((one) => one === target.value) ?? null)
              }
            >
              <option value="">{t`Choose…`}</option>
              {contentsFor(reply.kind).map((one) => (
                <option key={one} value={one}>
                  {words('answer-content', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t`How good the answer is`} help={t`The answer, never whoever wrote it.`}>
          {(control) => (
            <select
              {...control}
              value={quality ?? ''}
              disabled={qualities.length < 2}
              onChange={({ target }) =>
                setChosen(qualities.find((one) => one === target.value) ?? null)
              }
            >
              <option value="">{t`Choose…`}</option>
              {qualities.map((one) => (
                <option key={one} value={one}>
                  {words('answer-quality', one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <WordsField
        label={t`The sentence it stands in`}
        help={t`Word for word, so that it can be quoted.`}
        value={sentence}
        onChange={setSentence}
        lines={2}
        most={MOST}
      />
      {mayTell && (
        <div>
          <label className={style.check}>
            <input
              type="checkbox"
              checked={isReleased}
              onChange={({ target }) => setReleased(target.checked)}
            />
            <Trans>It says that they were released</Trans>
          </label>
          <p className={style.soft}>
            <Trans>
              This answers the question of release, too. Otherwise “confirms” is taken to mean that
              they are held.
            </Trans>
          </p>
        </div>
      )}
      {content !== null && quality !== undefined && (
        <Effect kind={reply.kind} content={content} quality={quality} />
      )}
      <div className={style.actions}>
        <Button
          disabled={!isReady}
          onClick={() => {
            if (content === null || quality === undefined) return
            onUse({ content, quality, words: sentence.trim() }, mayTell && isReleased)
            // The next lines are told something else, by another sentence.
            setContent(null)
            setSentence('')
            setReleased(false)
          }}
        >
          {count === 0 ? (
            <Trans>Pick lines first</Trans>
          ) : (
            <Plural value={count} one="Answer # line so" other="Answer # lines so" />
          )}
        </Button>
      </div>
    </div>
  )
}

interface EffectProps {
  readonly kind: string
  readonly content: AnswerContentCode
  readonly quality: AnswerQualityCode
}

/** What becomes of the question, said before it is recorded. */
function Effect({ kind, content, quality }: EffectProps): ReactElement | null {
  const language = useLanguage()
  const effect = effectOf(kind, content, quality)
  const known = effect === null ? undefined : entry('question-effect', effect)
  if (known === undefined) return null
  return (
    <p role="status">
      <Trans>The question: {label(known, language)}</Trans>
    </p>
  )
}
