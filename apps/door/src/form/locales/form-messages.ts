import type { Messages } from '../../locales/messages.ts'

/** What the form says otherwise than the page, or besides it. */
export interface FormMessages {
  /** In the place of sentences that speak of a line, a server or a visit. */
  readonly instead: Pick<Messages, 'leaveAbout'> & {
    readonly about: Pick<Messages['about'], 'sentences' | 'leaving' | 'detailsKey' | 'unreachable'>
    readonly account: Pick<Messages['account'], 'hint'>
    readonly review: Pick<Messages['review'], 'lead' | 'empty' | 'once' | 'send'>
    readonly sending: Pick<Messages['sending'], 'title'>
    readonly notSent: Pick<Messages['notSent'], 'title' | 'notLocked' | 'untrusted'>
    readonly code: Pick<Messages['code'], 'title' | 'lead' | 'stay'>
    readonly decline: Pick<Messages['decline'], 'means'>
  }
  readonly save: {
    readonly title: string
    readonly lead: (office: string) => string
    readonly save: string
    readonly again: string
    readonly notYet: string
    readonly saved: (file: string) => string
    readonly give: string
    readonly carrying: string
    readonly code: string
    readonly traces: string
  }
}

/** The page’s words with the form’s own in their places. */
export function inForm(page: Messages, { instead }: FormMessages): Messages {
  return {
    ...page,
    leaveAbout: instead.leaveAbout,
    about: { ...page.about, ...instead.about },
    account: { ...page.account, ...instead.account },
    review: { ...page.review, ...instead.review },
    sending: { ...page.sending, ...instead.sending },
    notSent: { ...page.notSent, ...instead.notSent },
    code: { ...page.code, ...instead.code },
    decline: { ...page.decline, ...instead.decline },
  }
}
