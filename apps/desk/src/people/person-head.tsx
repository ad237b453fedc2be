import {
  fateLabels,
  fateOf,
  fateSentence,
  parseEdtf,
  sayDate,
  type Group,
  type PeriodState,
} from '@amparo/register'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useScriptName } from '../ui/use-script-name.ts'
import { useLanguage } from '../locales/use-language.ts'
import { EntryMark } from '../ui/entry-mark.tsx'
import { PageHeading } from '../ui/page-heading.tsx'
import { NameBeside } from '../ui/name-beside.tsx'
import { Rings } from '../ui/rings.tsx'
import style from './person-head.module.css'
import { Marks, SaidGroup } from '../register/said.tsx'
import { scriptOf } from '@amparo/names'
import { useSayValue } from '../register/use-say-value.ts'
import type { FoldedSubject } from '../register/view-of.ts'

interface PersonHeadProps {
  readonly person: FoldedSubject
  /** The person with their custody and acts: what the page counts over. */
  readonly all: readonly FoldedSubject[]
  /** Where each period of custody stands. */
  readonly periods: readonly PeriodState[]
}

/** Who this is: the best name, every other spelling, and what is uncertain at a glance. */
export function PersonHead({ person, all, periods }: PersonHeadProps): ReactElement {
  const { t } = useLingui()
  const sayValue = useSayValue()
  const language = useLanguage()
  const names = person.view.properties['person.name']?.groups ?? []
  const [best, ...others] = names
  const quarrels = all.reduce((count, { view }) => count + view.quarrels, 0)
  const claims = all.reduce((count, { view }) => count + view.claims, 0)
  const name = best === undefined ? t`Name not known` : sayValue(best.value)
  const number = person.id
  return (
    <header className={style.head}>
      <div className={style.title}>
        <PageHeading title={t`Person ${number}`}>
          <bdi>{name}</bdi>
        </PageHeading>
        <NameBeside
          name={name}
          others={others.flatMap(textOf)}
          spelt={best?.value.kind === 'name' ? best.value.language : undefined}
        />
        {best !== undefined && <Marks subject={person} ids={best.claims} />}
      </div>
      {others.length > 0 && (
        <p className={style.others}>
          <span className={style.soft}>
            <Trans>also written:</Trans>
          </span>
          {others.map((group) => (
            <Spelling key={group.claims[0]} person={person} group={group} />
          ))}
        </p>
      )}
      <ul className={style.fate} aria-label={t`What is known of them`}>
        {fateLabels(fateOf(person.view), periods).map((code) => (
          <li key={code}>{fateSentence(code, language)}</li>
        ))}
      </ul>
      <ul className={style.facts}>
        <Born person={person} />
        {quarrels > 0 && (
          <li className={style.differ}>
            <Rings />{' '}
            <Plural
              value={quarrels}
              one="sources differ on # point"
              other="sources differ on # points"
            />
          </li>
        )}
        <li>
          <Plural value={claims} one="# value" other="# values" />
        </li>
        <li>
          <EntryMark entry={person.entry} />
        </li>
      </ul>
    </header>
  )
}

function Born({ person }: { readonly person: FoldedSubject }): ReactElement | null {
  const language = useLanguage()
  const value = person.view.properties['person.birth']?.best?.value
  const read = value?.kind === 'date' ? parseEdtf(value.edtf) : null
  if (read === null || !read.ok) return null
  return (
    <li>
      <Trans>born {sayDate(read.date, language)}</Trans>
    </li>
  )
}

function Spelling({
  person,
  group,
}: {
  readonly person: FoldedSubject
  readonly group: Group
}): ReactElement {
  const scriptName = useScriptName()
  const [text = ''] = textOf(group)
  return (
    <span className={style.spelling}>
      <SaidGroup subject={person} code="person.name" group={group} />
      <span className={style.soft}>{scriptName(scriptOf(text))}</span>
    </span>
  )
}

function textOf({ value }: Group): string[] {
  return value.kind === 'name' ? [value.text] : []
}
