import type {
  Although,
  DropReason,
  LeftOutReason,
  LetterForm,
  LetterState,
  QuestionState,
} from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'
import type { Letter } from './use-letters.ts'

/** How a question stands, in words that need no colour. */
export function useStateWords(): (state: QuestionState) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'in-draft':
        return t`In a letter not sent yet`
      case 'asked':
        return t`Asked, no answer yet`
      case 'overdue':
        return t`No answer in time`
      case 'acknowledged':
        return t`Only a receipt so far`
      case 'asks-more':
        return t`They ask for more`
      case 'answered':
        return t`Answered`
      case 'partly':
        return t`Answered in part`
      case 'next-body':
        return t`For the next body`
      case 'refused':
        return t`Answer refused`
      case 'doubt':
        return t`Perhaps somebody else`
      case 'told-unasked':
        return t`Told without being asked`
    }
  }
}

export function useFormName(): (form: LetterForm) => string {
  const { t } = useLingui()
  return (form) => {
    switch (form) {
      case 'letter':
        return t`Letter`
      case 'note-verbale':
        return t`Note verbale`
      case 'reminder':
        return t`Reminder`
      case 'forwarding':
        return t`Letter to the next body`
    }
  }
}

export function useLetterStateWords(): (state: LetterState) => string {
  const { t } = useLingui()
  return (state) => {
    switch (state) {
      case 'draft':
        return t`not signed yet`
      case 'signed':
        return t`signed, not sent yet`
      case 'sent':
        return t`sent`
      case 'withdrawn':
        return t`withdrawn`
    }
  }
}

export function useStepWords(): (act: Letter['steps'][number]['act']) => string {
  const { t } = useLingui()
  return (act) => {
    switch (act) {
      case 'sign':
        return t`Signed`
      case 'send':
        return t`Sent`
      case 'withdraw':
        return t`Withdrawn`
    }
  }
}

/** Why somebody is not named, said of that person. */
export function useReasonWords(): (reason: LeftOutReason) => string {
  const { t } = useLingui()
  return (reason) => {
    switch (reason) {
      case 'never-asked':
        return t`nobody has asked them whether they agree`
      case 'no':
        return t`they said no`
      case 'ask-each-time':
        return t`they want to be asked each time`
      case 'not-by-name':
        return t`they agreed, but not by name`
      case 'not-this-recipient':
        return t`they agreed, but not to this recipient`
      case 'differs':
        return t`the answers that were given differ`
      case 'limited':
        return t`an answer that you may not see allows less`
      case 'not-onward':
        return t`only a list names them that may not be passed on`
      case 'taken-back':
        return t`the list that brought them was taken back`
    }
  }
}

/** Why a reminder does not ask a question again. */
export function useDropWords(): (reason: DropReason) => string {
  const { t } = useLingui()
  const reasonWords = useReasonWords()
  return (reason) => {
    switch (reason) {
      case 'answered':
        return t`it is answered`
      case 'in-draft':
        return t`it waits in a letter that is not sent yet`
      case 'not-asked':
        return t`nobody has asked it yet`
      case 'asks-more':
        return t`the body asks the office for more first`
      case 'not-due':
        return t`its answer is not due yet`
      case 'next-body':
        return t`it is for the next body`
      case 'doubt':
        return t`first it has to be clear whom the answer is about`
      default:
        return reasonWords(reason)
    }
  }
}

/** What has to be asked before a reply is kept, in a whole sentence. */
export function useReplyDoubts(): (ask: Although) => string {
  const { t } = useLingui()
  return (ask) => {
    switch (ask) {
      case 'same-number':
        return t`A reply of this body with this number is here already. Is this another one?`
      case 'before-letter':
        return t`It is dated before our letter. Is the day right?`
      case 'never-sent':
        return t`By our record that letter was never sent. Does this reply answer it all the same?`
    }
  }
}

/** Where in a file somebody is mentioned; places that nobody sees while reading are told alike. */
export function usePlaceWords(): (place: string) => string {
  const { t } = useLingui()
  return (place) => {
    switch (place) {
      case 'body':
      case 'plain-text':
        return t`in the text`
      case 'header-or-footer':
        return t`in a header or footer`
      case 'note':
        return t`in a footnote`
      case 'comment':
        return t`in a comment`
      case 'inserted':
      case 'deleted':
      case 'before-changes':
        return t`in a tracked change`
      case 'hidden':
        return t`in hidden text`
      case 'alt-text':
        return t`in the description of a picture`
      case 'author':
        return t`as the author of a change or comment`
      case 'field':
      case 'link':
        return t`in a link or field`
      case 'property':
        return t`in the properties of the file`
      case 'file-name':
        return t`in the name of the file`
      default:
        return t`inside the file, where no reader sees it`
    }
  }
}
