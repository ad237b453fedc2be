import { isPropertyCode, property } from '@amparo/register'
import { Trans } from '@lingui/react/macro'
import type { ReactElement } from 'react'
import { useLanguage } from '../locales/use-language.ts'
import style from './elsewhere.module.css'
import { Section } from './subject-columns.tsx'
import { SubjectLink } from './subject-link.tsx'
import type { Known } from './subject-frame.tsx'
import { useKindName } from './use-kind-name.ts'

/** What says something of this one without standing under it. */
export function Elsewhere({
  elsewhere,
  more,
}: Pick<Known, 'elsewhere' | 'more'>): ReactElement | null {
  const language = useLanguage()
  const kindName = useKindName()
  if (elsewhere.length === 0) return null
  return (
    <Section title={<Trans>Spoken of here</Trans>}>
      <ul className={style.elsewhere}>
        {elsewhere.map(({ property: code, subject }) => (
          <li key={`${code} ${subject.id}`}>
            <span className={style.soft}>
              {kindName(subject.kind)}
              {isPropertyCode(code) && `, ${property(code).labels[language]}`}:
            </span>{' '}
            <SubjectLink subject={subject} />
          </li>
        ))}
      </ul>
      {more && (
        <p className={style.soft}>
          <Trans>There is more; the newest are shown.</Trans>
        </p>
      )}
    </Section>
  )
}
