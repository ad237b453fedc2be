import type { RefusalCode } from '@amparo/contract'
import { useLingui } from '@lingui/react/macro'

export type FailureCode = RefusalCode | 'unreachable' | 'unexpected'

/** One sentence for each way the server says no; a new code in the contract asks for a new one here. */
export function useRefusalSentence(): (code: FailureCode) => string {
  const { t } = useLingui()
  return (code) => {
    switch (code) {
      case 'malformed':
        return t`This page and the server do not understand each other. Reload the page and try again.`
      case 'signed-out':
        return t`You are signed out. Unlock again; what you typed is kept.`
      case 'not-found':
        return t`There is nothing here, or it is not visible to you.`
      case 'unavailable':
        return t`The office’s database cannot be reached just now. Nothing was lost; try again in a minute.`
      case 'no-room':
        return t`The office has no room left on its disk, so nothing was kept. Tell the operator, then try again.`
      case 'foreign-origin':
        return t`This request came from another site and was refused. Open the workspace at its own address.`
      case 'too-large':
      case 'mailbox-full':
        return t`This is larger than the office can take at once. Send it in parts.`
      case 'envelope-refused':
        return t`The sealed text did not arrive whole. Send it again.`
      case 'already-received':
        return t`This has already been received.`
      case 'mailbox-unknown':
        return t`There is no mailbox for this message.`
      case 'mailbox-closed':
        return t`The sender kept no return code, so no answer can reach them here.`
      case 'update-waits':
        return t`An update to the family waits for the daily hour. Take it back first, or write after that hour.`
      case 'own-message':
        return t`You brought this message in yourself. Somebody else of your team releases updates to it; say it to the sender yourself, if you can.`
      case 'enough-today':
        return t`You have asked or released as much today as one officer may in a day. Somebody else of your team goes on, or you tomorrow.`
      case 'out-of-order':
        return t`Something newer has gone into this mailbox. It is loaded now; read it, then send once more. Your text is kept.`
      case 'handle-unknown':
        return t`No sign-in name like this. Check it on your card.`
      case 'sign-in-refused':
        return t`The signature did not fit. Try to unlock once more.`
      case 'changed-meanwhile':
        return t`Somebody else changed this while you were reading. It is loaded anew; see what happened, then decide.`
      case 'value-refused':
        return t`One of the values cannot be kept as it is. Look at each once more.`
      case 'audience-refused':
        return t`You can only record something for an audience you belong to. Change “Visible to”.`
      case 'recorded-otherwise':
        return t`This was recorded before, with other content. Look at what stands in the record before you record more.`
      case 'too-many-met':
        return t`More meets these words than can be looked through, so no list of it would be whole. Add another word, or look without words and narrow the list down.`
      case 'rows-missing':
        return t`Some rows of this list have not arrived yet. They are sent once more.`
      case 'newer-version-first':
        return t`A newer version of this list stands in the register. Take that one back first, then this one.`
      case 'taken-back':
        return t`This number was brought by a list that was taken back, and nothing else is known under it.`
      case 'terms-over':
        return t`The terms on which this list was given are over, so nothing of it can be recorded.`
      case 'not-opened-yet':
        return t`Open this message before you record from it.`
      case 'work-refused':
      case 'token-refused':
        return t`This belongs to the report page and was not expected here. Reload the page.`
      case 'busy':
        return t`Very much is arriving just now. Wait a moment and try again; nothing was lost.`
      case 'files-closed':
        return t`The office has too little room for files just now. Tell the operator; text still arrives.`
      case 'too-many-files':
        return t`This message has taken all the files it can. Keep the others on a stick in the safe and say so in a note.`
      case 'file-unfinished':
        return t`A part of this file has not arrived yet. Go on sending it.`
      case 'file-damaged':
        return t`The sealed file did not arrive whole. Send it again from the beginning.`
      case 'knows-more':
        return t`You know more of this person than those you chose to show it to. Close it for your own team.`
      case 'too-few-judged':
        return t`Too few pairs were judged one by one to say how often such a link is wrong. Judge at least a hundred first; then many can be accepted together.`
      case 'needs-another-person':
        return t`A second person has to do this. You have already signed it.`
      case 'frozen':
        return t`This message came under a mandate that is frozen: nothing goes in or out until two people lift it.`
      case 'unreachable':
        return t`The server cannot be reached. Nothing was lost; check the line and try again.`
      case 'unexpected':
        return t`The server answered in a way this page does not know. Reload the page; if it happens again, tell the operator.`
    }
  }
}
