import { questionKinds } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef, useState, type ReactElement } from 'react'
import { SubjectChooser } from '../register/subject-chooser.tsx'
import { Button } from '../ui/button.tsx'
import { FieldGroup } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { useCodeWords } from '../ui/use-code-words.ts'
import {
  askedOf,
  askedOfAll,
  askedOfOne,
  kindsFor,
  namedOf,
  withoutPerson,
  withPerson,
  type Named,
  type LetterDraft,
} from './letter-draft.ts'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'

const kinds = Object.keys(questionKinds.entries)

/** How many people are laid out at once. */
const AT_ONCE = 50

interface AboutWhomProps {
  readonly draft: LetterDraft
  readonly onChange: (draft: LetterDraft) => void
  readonly isPressed: boolean
}

/** The people a letter is about, and what is asked: the same about everybody, or something else about some. */
export function AboutWhom({ draft, onChange, isPressed }: AboutWhomProps): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const isNothing = kinds.every((kind) => askedOf(draft, kind) === 'none')
  return (
    <section className={style.part}>
      <h2 className={style.title}>
        <Trans>About whom, and what</Trans>
      </h2>
      <FieldGroup
        label={t`Asked about everybody`}
        problem={isPressed && isNothing ? t`Choose what is asked.` : null}
      >
        <div className={style.checks}>
          {kinds.map((kind) => (
            <Everybody
              key={kind}
              label={words('question-kind', kind)}
              asked={askedOf(draft, kind)}
              onChange={(isAsked) => onChange(askedOfAll(draft, kind, isAsked))}
            />
          ))}
        </div>
      </FieldGroup>
      <SubjectChooser
        kind="person"
        label={t`Add a person`}
        help={t`Spellings in Belarusian, Russian and Latin letters are found together.`}
        problem={isPressed && draft.people.length === 0 ? t`Add at least one person.` : null}
        value=""
        onChange={(id, name) => {
          const person = namedOf(id, name)
          if (person !== null) onChange(withPerson(draft, person))
        }}
      />
      {draft.people.length > 0 && <Table draft={draft} onChange={onChange} />}
    </section>
  )
}

interface EverybodyProps {
  readonly label: string
  readonly asked: 'all' | 'some' | 'none'
  readonly onChange: (isAsked: boolean) => void
}

/** Between yes and no where it is asked about some. */
function Everybody({ label, asked, onChange }: EverybodyProps): ReactElement {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = asked === 'some'
  }, [asked])
  return (
    <label className={style.check}>
      <input
        ref={box}
        type="checkbox"
        checked={asked === 'all'}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

function Table({ draft, onChange }: Pick<AboutWhomProps, 'draft' | 'onChange'>): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const [shown, setShown] = useState(AT_ONCE)
  const count = draft.people.length
  return (
    <>
      <p className={style.soft} role="status">
        <Plural value={count} one="# person" other="# people" />
      </p>
      <ScrollRegion label={t`What is asked about whom`} className={style.wide}>
        <table className={style.table}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Person</Trans>
              </th>
              {kinds.map((kind) => (
                <th key={kind} scope="col">
                  {words('question-kind', kind)}
                </th>
              ))}
              <th scope="col">
                <Trans>Leave out</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {draft.people.slice(0, shown).map((person) => (
              <Row key={person.id} person={person} draft={draft} onChange={onChange} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {count > shown && (
        <p>
          <Button onClick={() => setShown(shown + AT_ONCE)}>
            <Trans>Show more</Trans>
          </Button>
        </p>
      )}
    </>
  )
}

function Row({
  person,
  draft,
  onChange,
}: Pick<AboutWhomProps, 'draft' | 'onChange'> & { readonly person: Named }): ReactElement {
  const { t } = useLingui()
  const words = useCodeWords()
  const name = person.name === '' ? t`Name not known` : person.name
  const asked = kindsFor(draft, person.id)
  return (
    <tr>
      <th scope="row">
        <PersonLink person={person.id} name={name} />
      </th>
      {kinds.map((kind) => {
        const word = words('question-kind', kind)
        return (
          <td key={kind}>
            <label className={style.check}>
              <input
                type="checkbox"
                aria-label={t`${name}: ${word}`}
                checked={asked.includes(kind)}
                onChange={({ target }) =>
                  onChange(askedOfOne(draft, person.id, kind, target.checked))
                }
              />
              <span className={style.narrow} aria-hidden="true">
                {word}
              </span>
            </label>
          </td>
        )
      })}
      <td>
        <Button
          size="small"
          look="quiet"
          aria-label={t`Leave out ${name}`}
          onClick={() => onChange(withoutPerson(draft, person.id))}
        >
          <Icon name="close" />
        </Button>
      </td>
    </tr>
  )
}
