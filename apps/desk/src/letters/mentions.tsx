import type { SubjectId } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { peopleMentioned } from './people-mentioned.ts'
import { useReasonWords } from './use-letter-words.ts'
import type { Mention } from './use-letters.ts'

/** As many characters as a reason takes. */
const MOST = 2_000

interface MentionsProps {
  readonly mentions: readonly Mention[]
  /** Reasons why a name is somebody else’s; absent where none can be given. */
  readonly cleared?: ReadonlyMap<SubjectId, string>
  readonly onClear?: (person: SubjectId, words: string) => void
}

/** Whom a paper names who may not be named: where, in which words, and why not. Nothing was kept. */
export function Mentions({ mentions, cleared, onClear }: MentionsProps): ReactElement {
  const { t } = useLingui()
  const reasonWords = useReasonWords()
  const people = peopleMentioned(mentions)
  return (
    <div className={style.lines}>
      <Notice tone="amber" alert>
        <p>
          <Plural
            value={people.length}
            one="The paper was not kept: it mentions # person who may not be named."
            other="The paper was not kept: it mentions # people who may not be named."
          />
        </p>
      </Notice>
      <ul className={style.lines}>
        {people.map(({ person, name, reason, isCertain, places }) => (
          <li key={person} className={style.entry}>
            <p className={style.line}>
              <PersonLink person={person} name={name} />
              <span>{reasonWords(reason)}</span>
              {!isCertain && (
                <span className={style.soft}>
                  <Trans>perhaps it is somebody else of that name</Trans>
                </span>
              )}
            </p>
            <ul>
              {places.map(({ place, words }, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- the same words may stand twice in one place
                <li key={at} className={style.line}>
                  <span className={style.soft}>{place}</span>
                  <q>
                    <bdi>{words}</bdi>
                  </q>
                </li>
              ))}
            </ul>
            {onClear !== undefined && (
              <Field
                label={t`If it is somebody else: who, and how you know`}
                help={t`An official, a street, a namesake. The reason is kept with the paper.`}
              >
                {(control) => (
                  <input
                    {...control}
                    value={cleared?.get(person) ?? ''}
                    maxLength={MOST}
                    onChange={({ target }) => onClear(person, target.value)}
                    dir="auto"
                    autoComplete="off"
                    spellCheck={false}
                  />
                )}
              </Field>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
