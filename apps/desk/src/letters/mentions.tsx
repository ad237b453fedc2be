import type { SubjectId } from '@amparo/contract'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { Notice } from '../ui/condition.tsx'
import { Field } from '../ui/field.tsx'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { peopleMentioned } from './people-mentioned.ts'
import { usePlaceWords, useReasonWords } from './use-letter-words.ts'
import type { Mention } from './use-letters.ts'

/** As many characters as a reason takes. */
const MOST = 2_000

/** Why a name is somebody else’s, as it is typed. */
export type Cleared = ReadonlyMap<SubjectId, string>

/** As the contract takes it: a name without a reason is not cleared. */
export function clearedFor(cleared: Cleared) {
  return [...cleared]
    .filter(([, words]) => words.trim() !== '')
    .map(([person, words]) => ({ person, words }))
}

interface MentionsProps {
  readonly mentions: readonly Mention[]
  readonly cleared: Cleared
  readonly onClear: (cleared: Cleared) => void
}

/** Whom a paper names who may not be named: where, in which words, and why not. Nothing was kept. */
export function Mentions({ mentions, cleared, onClear }: MentionsProps): ReactElement {
  const { t } = useLingui()
  const reasonWords = useReasonWords()
  const placeWords = usePlaceWords()
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
                  <span className={style.soft}>{placeWords(place)}</span>
                  <q>
                    <bdi>{words}</bdi>
                  </q>
                </li>
              ))}
            </ul>
            <Field
              label={t`If it is somebody else: who, and how you know`}
              help={t`An official, a street, a namesake. The reason is kept with the paper.`}
            >
              {(control) => (
                <input
                  {...control}
                  value={cleared.get(person) ?? ''}
                  maxLength={MOST}
                  onChange={({ target }) => onClear(new Map([...cleared, [person, target.value]]))}
                  dir="auto"
                  autoComplete="off"
                  spellCheck={false}
                />
              )}
            </Field>
          </li>
        ))}
      </ul>
    </div>
  )
}
