import type { Behind } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'
import { sayDay } from '../ui/say-day.ts'
import { useCodeWords } from '../ui/use-code-words.ts'

/** What a number counts, in a few sentences. */
export function useSayBehind(): (behind: Behind) => string {
  const { t } = useLingui()
  const language = useLanguage()
  const words = useCodeWords()
  const parts = usePartWords()
  return (behind) => {
    const said = [parts(behind)]
    if (behind.of === 'people') {
      const week = behind.week === null ? null : sayDay(behind.week, language)
      if (week !== null) said.push(t`Reported in the week of ${week}.`)
      if (behind.within !== null) said.push(t`Weeks after the report: ${behind.within}.`)
    } else {
      const kind = behind.kind === null ? null : words('question-kind', behind.kind)
      if (kind !== null) said.push(t`The question: ${kind}.`)
      if (behind.authority !== null) said.push(t`Asked of one body.`)
    }
    return said.join(' ')
  }
}

function usePartWords(): (behind: Behind) => string {
  const { t } = useLingui()
  return (behind) => {
    switch (behind.part) {
      case 'reported':
        return t`People for whom a search was ever opened.`
      case 'known':
        return t`People of whom it is known what became of them.`
      case 'not-known':
        return t`People of whom it is not known yet what became of them.`
      case 'too-early':
        return t`People of whom it is too early to tell: not known, and reported more lately than so many weeks ago.`
      case 'not-any-more':
        return t`People of whom it was known, and is not any more: taken again, or sources differ.`
      case 'silent':
        return t`People about whom nobody has said anything that could tell what became of them.`
      case 'closed':
        return t`People whose search somebody closed.`
      case 'self-found':
        return t`People of whom it was known before any authority had said something on the substance about them.`
      case 'after-answer':
        return t`People of whom it was known only after an authority had said something on the substance about them.`
      case 'asked':
        return t`Questions that went out.`
      case 'due':
        return t`Questions whose day for an answer has passed.`
      case 'answered':
        return t`Questions that are due and have an answer on the substance.`
      case 'unanswered':
        return t`Questions that are due and have no answer on the substance.`
      case 'no-day':
        return t`Questions for whose answer no day is known.`
      case 'over':
        return t`Questions with an answer on the substance, due or not.`
      case 'waiting':
        return t`Questions without an answer on the substance, due or not.`
    }
  }
}
