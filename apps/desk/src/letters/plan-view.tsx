import { Plural, Trans } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import { Notice } from '../ui/condition.tsx'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'
import { LeftOutList } from './left-out-list.tsx'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { ReachFamilies } from './reach-families.tsx'
import type { Plan } from './use-letters.ts'

/** What a letter would say and leave out: shown before it is written, and decided by what people agreed to. */
export function PlanView({
  plan,
  audience,
}: {
  readonly plan: Plan
  readonly audience: number
}): ReactElement {
  const { named, leftOut, askedBefore } = plan
  return (
    <section className={style.plan}>
      <div role="status" className={style.lines}>
        <p>
          <strong>
            <Plural
              value={named.length}
              one="# person will be named"
              other="# people will be named"
            />
          </strong>
          {leftOut.length > 0 && (
            <>
              , <Plural value={leftOut.length} one="# is left out" other="# are left out" />
            </>
          )}
          .
        </p>
        {named.length === 0 && (
          <Notice tone="amber">
            <Trans>Nobody may be named to this body, so there is no letter to write.</Trans>
          </Notice>
        )}
      </div>
      {named.length > 0 && (
        <details>
          <summary>
            <Trans>Who will be named</Trans>
          </summary>
          <ul className={style.lines}>
            {named.map(({ person, name }) => (
              <li key={person}>
                <PersonLink person={person} name={name} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {leftOut.length > 0 && (
        <section className={style.lines}>
          <h3>
            <Trans>Left out</Trans>
          </h3>
          <p className={style.soft}>
            <Trans>
              If they are to be named, ask them first: their page shows how to reach them and what
              they answered.
            </Trans>
          </p>
          <ReachFamilies leftOut={leftOut} letter={null} audience={audience} />
          <LeftOutList leftOut={leftOut} />
        </section>
      )}
      {askedBefore.length > 0 && <AskedBefore plan={plan} />}
    </section>
  )
}

function AskedBefore({ plan }: { readonly plan: Plan }): ReactElement {
  const names = new Map([...plan.named, ...plan.leftOut].map(({ person, name }) => [person, name]))
  const words = useCodeWords()
  const language = useLanguage()
  return (
    <section className={style.lines}>
      <h3>
        <Trans>Asked of this body already, and not answered</Trans>
      </h3>
      <ul className={style.lines}>
        {plan.askedBefore.map(({ person, kind, letter, on }) => (
          <li key={`${person} ${kind} ${letter}`} className={style.line}>
            <PersonLink person={person} name={names.get(person) ?? ''} />
            <span>{words('question-kind', kind)}</span>
            <Link to="/letters/$letter" params={{ letter }}>
              {on === null ? <Trans>in a letter not sent yet</Trans> : sayDay(on, language)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
