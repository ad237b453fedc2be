import type { ReactElement } from 'react'
import { useCodeWords } from '../ui/use-code-words.ts'
import style from './letters.module.css'
import { PersonLink } from './person-link.tsx'
import { useDropWords } from './use-letter-words.ts'
import type { ChasePlan } from './use-letters.ts'

/** What is not asked again, line by line, each with its reason. */
export function DroppedLines({ dropped }: Pick<ChasePlan, 'dropped'>): ReactElement {
  const words = useCodeWords()
  const dropWords = useDropWords()
  return (
    <ul className={style.lines}>
      {dropped.map(({ question, person, name, kind, reason }) => (
        <li key={question} className={style.line}>
          <PersonLink person={person} name={name} />
          <span>{words('question-kind', kind)}</span>
          <span className={style.soft}>{dropWords(reason)}</span>
        </li>
      ))}
    </ul>
  )
}
