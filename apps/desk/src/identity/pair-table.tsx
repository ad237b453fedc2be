import { numberQuestions, type MatchReason } from '@amparo/contract'
import { identifies, nearnessOf, property, readNumber, type Nearness } from '@amparo/register'
import { entry, labelAtStart } from '@amparo/vocabulary'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { MaskedNumber } from '../register/masked-number.tsx'
import { NameBeside } from '../ui/name-beside.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { sayDay } from '../ui/say-day.ts'
import style from './identity.module.css'
import { ReasonLine } from './reason-line.tsx'
import type { PairView } from './use-identity.ts'
import { useMatchWords } from './use-match-words.ts'
import { whereTheyDiffer, type Differing } from './where-they-differ.ts'

type Side = PairView['one']
type Values = keyof Side['values']

/** What two people are compared by, a row each: which values, and which answers stand under them. */
const rows: readonly {
  readonly values: Values
  readonly questions: readonly MatchReason['question'][]
}[] = [
  { values: 'names', questions: ['family', 'given'] },
  { values: 'fathers', questions: ['father'] },
  { values: 'born', questions: ['born'] },
  { values: 'sex', questions: ['sex'] },
  { values: 'places', questions: ['place'] },
  { values: 'seen', questions: ['seen'] },
  { values: 'numbers', questions: numberQuestions },
]

/** Both, row beside row: every spelling, what differs marked, and under each row what it says for or against one person. */
export function PairTable({ pair }: { readonly pair: PairView }): ReactElement {
  const { t } = useLingui()
  const rowName = useRowName()
  // Few have such a number on record: a row of nothing would only ask for one.
  const isSaid = ({ values }: (typeof rows)[number]): boolean =>
    values !== 'numbers' || [pair.one, pair.other].some((side) => side.values.numbers.length > 0)
  return (
    <ScrollRegion label={t`Both side by side`} className={style.wide}>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>What is compared</Trans>
            </th>
            {[pair.one, pair.other].map((side) => (
              <th key={side.person} scope="col">
                <Head side={side} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.filter(isSaid).map(({ values, questions }) => {
            const reasons = pair.reasons.filter(({ question }) => questions.includes(question))
            return (
              <tr key={values}>
                <th scope="row">
                  {rowName(values)}
                  {reasons.map((reason) => (
                    <ReasonLine
                      key={reason.question}
                      reason={reason}
                      named={questions.length > 1}
                    />
                  ))}
                </th>
                <Cell side={pair.one} beside={pair.other} values={values} />
                <Cell side={pair.other} beside={pair.one} values={values} />
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function useRowName(): (values: Values) => string {
  const { t } = useLingui()
  const words = useMatchWords()
  return (values) => {
    switch (values) {
      case 'names':
        return t`Name, in every spelling`
      case 'fathers':
        return words.question('father')
      case 'born':
        return words.question('born')
      case 'sex':
        return words.question('sex')
      case 'places':
        return words.question('place')
      case 'seen':
        return words.question('seen')
      case 'numbers':
        return t`Numbers of documents`
    }
  }
}

function Head({ side }: { readonly side: Side }): ReactElement {
  const { t } = useLingui()
  const { person, name, joined, claims } = side
  return (
    <>
      <Link to="/people/$person" params={{ person }}>
        <bdi>{name === '' ? t`Name not known` : name}</bdi>
      </Link>
      <span className={style.soft}>
        <span dir="ltr">#{person}</span> · <Plural value={claims} one="# value" other="# values" />
        {joined.length > 0 && (
          <>
            {' · '}
            <Plural
              value={joined.length + 1}
              one="# record counts as this person"
              other="# records count as this person"
            />
          </>
        )}
      </span>
    </>
  )
}

function Cell({
  side,
  beside,
  values,
}: {
  readonly side: Side
  readonly beside: Side
  readonly values: Values
}): ReactElement {
  const own = side.values[values]
  const others = beside.values[values]
  if (own.length === 0) {
    return (
      <td className={style.soft}>
        <Trans>not known</Trans>
      </td>
    )
  }
  return (
    <td>
      <ul className={style.values}>
        {own.map((value) => (
          <li key={value}>
            <Value value={value} own={own} others={others} values={values} />
          </li>
        ))}
      </ul>
    </td>
  )
}

interface ValueProps {
  readonly value: string
  readonly own: readonly string[]
  readonly others: readonly string[]
  readonly values: Values
}

function Value({ value, own, others, values }: ValueProps): ReactElement {
  const language = useLanguage()
  const say = (text: string): string => {
    if (values === 'born' || values === 'seen') return sayDay(text, language)
    const sex = values === 'sex' ? entry('sex', text) : undefined
    return sex === undefined ? text : labelAtStart(sex, language)
  }
  if (values === 'numbers') return <NumberBeside value={value} others={others} />
  const isName = values === 'names' || values === 'fathers'
  return (
    <>
      <Marked text={say(value)} others={others.map(say)} />
      {isName && <NameBeside name={value} others={own} />}
    </>
  )
}

/** A number in part, and how it stands to those of its kind on the other side; the marked letters are for whoever asks for the whole. */
function NumberBeside({ value, others }: Pick<ValueProps, 'value' | 'others'>): ReactElement {
  const language = useLanguage()
  const [code = '', ...words] = value.split(' ')
  if (!identifies(code)) return <bdi>{value}</bdi>
  const text = words.join(' ')
  const number = readNumber(value)
  const beside = others
    .flatMap((other) => readNumber(other) ?? [])
    .filter((other) => other.property.code === code)
  const nearness = number && nearest(beside.map((other) => nearnessOf(number, other)))
  const spellings = nearness === 'same' ? [text] : beside.map((other) => other.text)
  return (
    <>
      <bdi>{property(code).labels[language]}</bdi>
      {': '}
      <MaskedNumber of={code} text={text} whole={<Marked text={text} others={spellings} />} />
      {nearness !== null && <NearnessSign nearness={nearness} />}
    </>
  )
}

function nearest(all: readonly Nearness[]): Nearness | null {
  return (['same', 'near', 'differs'] as const).find((one) => all.includes(one)) ?? null
}

function NearnessSign({ nearness }: { readonly nearness: Nearness }): ReactElement {
  const signs = { same: '=', near: '≈', differs: '≠' }
  return (
    <span className={style.nearness}>
      <span aria-hidden="true">{signs[nearness]}</span>{' '}
      {nearness === 'same' && <Trans>the same on both sides</Trans>}
      {nearness === 'near' && <Trans>one character differs from the other side</Trans>}
      {nearness === 'differs' && <Trans>different from the other side</Trans>}
    </span>
  )
}

/** A value, with the letters marked in which it differs from what comes nearest to it on the other side. */
function Marked({
  text,
  others,
}: {
  readonly text: string
  readonly others: readonly string[]
}): ReactNode {
  if (others.includes(text)) return <bdi>{text}</bdi>
  const parts = others.map((other) => whereTheyDiffer(text, other)?.[0]).filter((one) => !!one)
  const nearest = parts.toSorted((a, b) => lengthOf(a) - lengthOf(b))[0]
  if (nearest === undefined) return <bdi>{text}</bdi>
  return (
    <bdi>
      {nearest.before}
      {nearest.other !== '' && <mark className={style.mark}>{nearest.other}</mark>}
      {nearest.after}
    </bdi>
  )
}

function lengthOf({ other }: Differing): number {
  return other.length
}
