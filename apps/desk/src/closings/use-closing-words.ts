import type { ClosingStepView } from '@amparo/contract'
import type { ClosingTopic, PrimaryContact } from '@amparo/register'
import { useLingui } from '@lingui/react/macro'
import type { Answers } from './weigh.ts'

/** What is opened and closed: the office’s own words, never those of a police file. */
export function useTopicName(): (topic: ClosingTopic) => string {
  const { t } = useLingui()
  return (topic) => (topic === 'search' ? t`Search` : t`Our work for this person`)
}

export function useContactWords(): (contact: PrimaryContact | null) => string {
  const { t } = useLingui()
  return (contact) => {
    switch (contact) {
      case 'person':
        return t`We spoke with the person`
      case 'family':
        return t`We spoke with the family`
      case 'lawyer':
        return t`We spoke with the lawyer`
      case 'own-visit':
        return t`We saw the person on a visit`
      case 'body-identified':
        return t`The body was identified`
      case null:
        return t`We do not yet: nobody has spoken with the person or seen them`
    }
  }
}

export function useFamilyWords(): (family: Answers['family']) => string {
  const { t } = useLingui()
  return (family) => {
    switch (family) {
      case 'yes':
        return t`Yes, the family has been told`
      case 'no':
        return t`No, the family has not been told`
      case 'not-wished':
        return t`The person does not want the family told`
    }
  }
}

export function useActWords(): (act: ClosingStepView['act']) => string {
  const { t } = useLingui()
  return (act) => {
    switch (act) {
      case 'open':
        return t`opened`
      case 'propose':
        return t`proposed to close`
      case 'close':
        return t`closed`
      case 'agree':
        return t`agreed, so it is closed`
      case 'keep-open':
        return t`kept open`
    }
  }
}
