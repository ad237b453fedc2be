/**
 * Every way the server says no, with the HTTP status and the sentence it says.
 * The sentence tells the person what to do; pages translate it by its code.
 *
 * `not-found` is also the answer to whoever may not know that something exists:
 * the bytes are the same, so that a refusal never confirms a record.
 */
export const refusals = {
  malformed: {
    status: 400,
    sentence: 'The request does not match the contract. Reload the page and try again.',
  },
  'signed-out': {
    status: 401,
    sentence: 'You are signed out. Unlock again; what you typed is kept.',
  },
  'not-found': { status: 404, sentence: 'There is nothing here, or it is not visible to you.' },
  unavailable: {
    status: 503,
    sentence:
      'The office’s database cannot be reached just now. Nothing was lost; try again in a minute.',
  },
  'no-room': {
    status: 507,
    sentence:
      'The office has no room left on its disk, so nothing was kept. Try again later, or reach the office another way.',
  },
  'foreign-origin': {
    status: 403,
    sentence: 'This request came from another site and was refused.',
  },
  'too-large': {
    status: 413,
    sentence: 'This is larger than the office can take in one message. Send it in parts.',
  },
  'envelope-refused': {
    status: 422,
    sentence: 'The sealed message arrived damaged or is not sealed to this office. Send it again.',
  },
  'already-received': {
    status: 409,
    sentence: 'This very message has already been received in another mailbox.',
  },
  'mailbox-unknown': {
    status: 404,
    sentence: 'No mailbox has this return code. Check it group by group.',
  },
  'mailbox-closed': {
    status: 409,
    sentence: 'The sender kept no return code, so no answer can reach them here.',
  },
  'mailbox-full': {
    status: 413,
    sentence:
      'This mailbox has taken all it can. Send a new message; it gets a return code of its own.',
  },
  'update-waits': {
    status: 409,
    sentence:
      'An update to the family waits for the daily hour. Take it back first, or write after that hour.',
  },
  'own-message': {
    status: 409,
    sentence:
      'You brought this message in yourself. Somebody else of your team releases updates to it; say it to the sender yourself, if you can.',
  },
  'enough-today': {
    status: 409,
    sentence:
      'You have asked or released as much today as one officer may in a day. Somebody else of your team goes on, or you tomorrow.',
  },
  'out-of-order': {
    status: 409,
    sentence: 'Something newer has arrived in this mailbox. Load it again and send once more.',
  },
  'handle-unknown': { status: 404, sentence: 'No sign-in name like this. Check it on your card.' },
  'sign-in-refused': {
    status: 403,
    sentence: 'The signature did not fit this challenge. Try to unlock again.',
  },
  'changed-meanwhile': {
    status: 409,
    sentence:
      'Somebody else changed this while you were reading. Load it again to see what happened.',
  },
  'value-refused': {
    status: 422,
    sentence: 'One of the values cannot be kept as it is. See which and why.',
  },
  'audience-refused': {
    status: 422,
    sentence: 'You can only record something visible to an audience you belong to.',
  },
  'work-refused': {
    status: 422,
    sentence:
      'The small piece of work for this message was not accepted. It is done again by itself.',
  },
  'token-refused': {
    status: 422,
    sentence:
      'This upload token is unknown, used already, or no longer valid. Send without it, or ask the office for another.',
  },
  busy: {
    status: 503,
    sentence:
      'Very many people are writing just now. Keep this page open: it is tried again by itself.',
  },
  'files-closed': {
    status: 507,
    sentence:
      'The office has too little room for files just now. Your text is safe. Try again tomorrow, or bring the file on a stick.',
  },
  'too-many-files': {
    status: 413,
    sentence:
      'This thread has taken all the files it can. Bring the others on a stick, or write a new message.',
  },
  'file-unfinished': {
    status: 409,
    sentence: 'A part of this file has not arrived yet. Go on sending it.',
  },
  'file-damaged': {
    status: 422,
    sentence: 'The sealed file did not arrive whole. Send it again from the beginning.',
  },
  'needs-another-person': {
    status: 409,
    sentence: 'A second person has to do this. You have already signed it.',
  },
  'knows-more': {
    status: 409,
    sentence:
      'You know more of this person than the audience you chose. Close it for your own team.',
  },
  frozen: {
    status: 409,
    sentence: 'This thread is frozen: nothing goes in or out until two people lift it.',
  },
  'recorded-otherwise': {
    status: 409,
    sentence:
      'This was recorded before, with other content. Look at what stands in the record before you record more.',
  },
  'too-many-met': {
    status: 422,
    sentence:
      'More meets these words than can be looked through, so no list of it would be whole. Add another word, or look without words and narrow the list down.',
  },
  'rows-missing': {
    status: 409,
    sentence:
      'Some rows of this list have not arrived yet. Send them, then say that it is complete.',
  },
  'newer-version-first': {
    status: 409,
    sentence:
      'A newer version of this list stands in the register. Take that one back first, then this one.',
  },
  'taken-back': {
    status: 410,
    sentence:
      'This number was brought by a list that was taken back, and nothing else is known under it. See which list, and why.',
  },
  'terms-over': {
    status: 409,
    sentence: 'The terms on which this list was given are over, so nothing of it can be recorded.',
  },
  'too-few-judged': {
    status: 409,
    sentence:
      'Too few pairs were judged one by one to say how often such a link is wrong. Judge at least a hundred first; then many can be accepted together.',
  },
  'not-opened-yet': { status: 409, sentence: 'Open this message before you record from it.' },
} as const satisfies Record<string, { status: number; sentence: string }>

export type RefusalCode = keyof typeof refusals

/** Given by any endpoint, so that pages handle them once. */
export const anywhere = [
  'malformed',
  'signed-out',
  'not-found',
  'unavailable',
  'no-room',
  'too-large',
  'foreign-origin',
] as const satisfies readonly RefusalCode[]

export type AnywhereCode = (typeof anywhere)[number]
