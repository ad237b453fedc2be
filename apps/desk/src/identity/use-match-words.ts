import type {
  FamilyPattern,
  MatchBand,
  MatchConflict,
  MatchLevel,
  MatchReason,
  MatchVerdict,
} from '@amparo/contract'
import { property } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import { useLanguage } from '../locales/use-language.ts'

interface MatchWords {
  readonly question: (code: MatchReason['question']) => string
  readonly level: (code: MatchLevel) => string
  readonly band: (code: MatchBand) => string
  readonly conflict: (code: MatchConflict) => string
  readonly family: (code: FamilyPattern) => string
  readonly verdict: (code: MatchVerdict) => string
}

/** The codes of what two people are compared by, in words. */
export function useMatchWords(): MatchWords {
  const { t } = useLingui()
  const language = useLanguage()
  return {
    question: (code) => {
      switch (code) {
        case 'family':
          return t`Family name`
        case 'given':
          return t`Given name`
        case 'father':
          return t`Father’s name`
        case 'born':
          return t`Date of birth`
        case 'sex':
          return t`Sex`
        case 'place':
          return t`Places`
        case 'seen':
          return t`Last seen, taken or held`
        default:
          return property(code).labels[language]
      }
    },
    level: (code) => {
      switch (code) {
        case 'same':
          return t`the same`
        case 'same-year':
          return t`the same year, and no day is said`
        case 'swapped':
          return t`day and month the other way round`
        case 'one-digit':
          return t`one figure differs`
        case 'less-precise':
          return t`one says less, and nothing else`
        case 'initial':
          return t`an initial agrees`
        case 'near':
          return t`near each other`
        case 'differs':
          return t`different`
        case 'other-register':
          return t`different, of two states or two registers`
      }
    },
    band: (code) => {
      switch (code) {
        case 'very-likely':
          return t`Very likely one person`
        case 'likely':
          return t`Likely one person`
        case 'possible':
          return t`Possibly one person`
      }
    },
    conflict: (code) => {
      switch (code) {
        case 'dead-before-seen-alive':
          return t`One is said to have died before the other was seen alive or held.`
        case 'two-numbers':
          return t`They have two different personal numbers, and of one state a person has only one. If they are of two states, say in brackets of which.`
        case 'numbers-near':
          return t`Their personal numbers differ in one character: one of them may be mistyped.`
        case 'two-registers':
          return t`Their personal numbers differ, and by their form two registers gave them: one person may have both. Look at the documents.`
        case 'were-one':
          return t`They counted as one person until somebody who stood between them was taken out.`
        case 'said-different':
          return t`Somebody said before that these two are different people.`
        case 'joins-different':
          return t`It would make one person of people who were said to be different.`
        case 'joined-unlike':
          return t`One of them already counts as one person with somebody who may be a relative: look at every record.`
      }
    },
    family: (code) => {
      switch (code) {
        case 'siblings':
          return t`They may be siblings: family name and father’s name agree, the given name does not.`
        case 'parent-and-child':
          return t`They may be parent and child: the one’s given name is the other’s father’s name.`
        case 'same-household':
          return t`They may live together: family name and place agree.`
      }
    },
    verdict: (code) => {
      switch (code) {
        case 'same':
          return t`The same person`
        case 'different':
          return t`Different people`
        case 'unsure':
          return t`Nobody can say yet`
      }
    },
  }
}
