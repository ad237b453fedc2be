import type { Assent, ContactConsent, ReadBack, ToldAnswer, Wording } from '@amparo/seal'
import { useLingui } from '@lingui/react/macro'

type YesNo = 'yes' | 'no'

/** The answers to questions that have no vocabulary of their own. */
export function useAnswerWords() {
  const { t } = useLingui()
  return {
    yesNo: [
      { value: 'yes' as YesNo, label: t`Yes` },
      { value: 'no' as YesNo, label: t`No` },
    ],
    told: (value: ToldAnswer): string => {
      switch (value) {
        case 'yes':
          return t`Yes`
        case 'no':
          return t`No`
        case 'unsaid':
          return t`Not said`
      }
    },
    contact: (value: ContactConsent): string => {
      switch (value) {
        case 'mailbox-only':
          return t`Only through the mailbox, with the return code`
        case 'as-told':
          return t`Yes, in the way that was told`
        case 'no':
          return t`No`
      }
    },
    assent: (value: Assent): string => {
      switch (value) {
        case 'yes':
          return t`Yes`
        case 'no':
          return t`No`
        case 'not-asked':
          return t`Not asked`
      }
    },
    readBack: (value: ReadBack): string => {
      switch (value) {
        case 'yes':
          return t`Yes`
        case 'no':
          return t`No`
        case 'not-possible':
          return t`It was not possible`
      }
    },
    wording: (value: Wording): string => {
      switch (value) {
        case 'verbatim':
          return t`The person’s own`
        case 'summary':
          return t`A summary`
        case 'attached':
          return t`In the attached file`
      }
    },
  }
}
