import type { Messages } from './messages.ts'

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })
const number = new Intl.NumberFormat('en-GB')

const numbers = (positions: readonly number[]) => list.format(positions.map(String))

export const messages = {
  leave: 'Leave now',
  leaveAbout:
    'Clears this page and opens an encyclopedia instead. The Esc key, three times, does the same.',
  leaveByKey: (left) =>
    left === 1
      ? 'Press Esc once more to leave this page.'
      : `Press Esc ${left} more times to leave this page.`,
  back: 'Back',
  go: 'Continue',
  skip: 'Skip this question',
  change: 'Change',
  again: 'Try again',
  loading: 'One moment…',
  step: (step, steps) => `Step ${step} of ${steps}`,
  demo: 'Demo: the office and its people are invented. Do not write about real people here.',
  sealedTo: (office) => `Will be locked to the intake team of ${office}`,

  about: {
    title: 'Before you write',
    sentences: (office) => [
      `What you send is read by the intake team of ${office}; their names are not shown here, to keep them safe.`,
      'It is locked on this device, to that team, before it leaves; the server that carries it cannot read it.',
      'It cannot protect you from somebody who watches this device or looks over your shoulder, it cannot hide from your network that this page was visited, and it cannot take back what you choose to tell.',
      'You owe nobody anything here: you can leave questions out, and you can stop at any time.',
      'At the end you get a code to copy onto paper; with it you can come back, read an answer and add more.',
    ],
    leaving:
      '“Leave now” clears this page at once; so does the Esc key, pressed three times. Neither can remove the visit from the browser’s history.',
    listen: 'Listen to this',
    stopListening: 'Stop listening',
    write: 'Write a message',
    haveCode: 'I have a return code',
    haveToken: 'I have an upload token from this office',
    details: 'How to check that this is the right office',
    detailsKey: (office) =>
      `${office} signs with one key. Compare these eight groups with those on the office’s own paper or card; if they differ, write nothing here.`,
    detailsLock:
      'Messages are sealed in the open age format with ML-KEM-768 and X25519 together, and padded so that their length says little.',
    keyName: 'The office’s key',
    expired: (until) =>
      `The office should have renewed its keys: these were meant for use until ${until}. Your message will be locked all the same, and only the intake team can open it.`,
    notYet: (from) =>
      `The office’s keys are meant for use from ${from}. Your message will be locked all the same, and only the intake team can open it.`,
    untrusted:
      'This page cannot make sure that the keys it was given belong to the office. So it will not take a message. Please reach the office another way, and tell them.',
    unreachable: 'The office cannot be reached just now. Check the connection and try again.',
  },

  telling: {
    title: 'Who is this about?',
    why: 'We ask so that the team knows who is speaking.',
    options: {
      self: 'Myself',
      relative: 'A relative, or someone close to me',
      lawyer: 'Someone I speak for as a lawyer',
      unsaid: 'Somebody else, or I would rather not say',
    },
    missing: 'Choose the one that fits best. You can explain the rest in your own words.',
  },
  triage: {
    title: 'Is anything urgent?',
    why: 'A few taps, so that what cannot wait is read first. Leave out what you like; tap an answer again to take it back.',
    answers: { yes: 'Yes', no: 'No', unknown: 'I do not know' },
    custody: {
      ask: 'Is somebody being held now?',
      why: 'Asked because for somebody who is held every hour counts.',
    },
    child: {
      ask: 'Is any of these people younger than 18?',
      why: 'Asked because messages about children who are held are read before all others.',
    },
    missing: {
      ask: 'Is somebody missing, so that nobody knows where they are?',
      why: 'Asked because a search should begin at once.',
    },
    danger: {
      ask: 'Is somebody in danger now?',
      why: 'Asked so that such a message is read first.',
    },
    hurt: {
      ask: 'Does anybody have injuries that can still be seen?',
      why: 'Asked because marks fade, and a doctor can record only what is still there.',
    },
    hurts: {
      now: 'Somebody is being hurt now',
      fresh: 'Yes, from the last ten days',
      earlier: 'Yes, from longer ago',
      no: 'No',
      unknown: 'I do not know',
    },
    reach: {
      ask: 'Can the office reach the person you write for without you?',
      why: 'Asked so that nobody is left alone if something happens to you.',
    },
    reaches: {
      own: 'Yes, they have a contact of their own',
      'through-lawyer': 'No, only through me',
      unknown: 'I do not know',
    },
  },
  account: {
    title: 'What happened?',
    why: 'We ask because your own words matter more than any form.',
    label: 'In your own words',
    hint: 'Write as you would tell it, in any order. Nothing is sent until you press Send.',
    near: (left) => `There is room for ${number.format(left)} more characters.`,
    over: (over) =>
      `This is ${number.format(over)} characters more than one message can carry. Shorten it here; the rest can follow as an addition.`,
  },
  place: {
    title: 'Where and when was it?',
    why: 'We ask because messages about the same place and day can support each other.',
    where: 'Where, as far as you know',
    whereHint: 'A town, a street, a building, or what you saw on the way.',
    when: 'When, as far as you know',
    whenHint: 'About is enough: “mid-August, in the evening”.',
  },
  authorities: {
    title: 'Were the authorities told?',
    why: 'We ask because it says what can still be done, and what should not be done twice.',
    options: { yes: 'Yes', no: 'No', unsaid: 'I would rather not say' },
    whyNot: 'Why not?',
    reasons: {
      'afraid-for-self': 'Afraid of what would happen to me, or to the person',
      'afraid-for-others': 'Afraid for family or others',
      'no-trust': 'No trust that it would help',
      'refused-to-take': 'They refused to take it down',
      'was-told-not-to': 'Advised or warned not to',
      'does-not-know-how': 'Not knowing how, or where',
      'does-not-want': 'Not wanting to',
      'no-time-yet': 'No time for it yet',
      other: 'Another reason',
      unsaid: 'I would rather not say',
    },
    outcome: 'What came of it?',
    outcomes: {
      'no-answer': 'No answer',
      'registered-only': 'It was taken down, and nothing more',
      refused: 'It was refused',
      'investigation-opened': 'An investigation was opened',
      'investigation-ended': 'An investigation was opened and has ended',
      'pressure-or-punishment': 'Pressure or punishment for telling',
      helped: 'It helped',
      other: 'Something else',
      unsaid: 'I would rather not say',
    },
    words: 'Anything more about it, in your own words',
  },
  reach: {
    title: 'How may the office reach you?',
    why: 'We ask so that an answer finds you and nobody else.',
    options: {
      mailbox: 'Through this page, with the return code',
      phone: 'By phone',
      messenger: 'By messenger',
      email: 'By e-mail',
      other: 'Another way',
      none: 'Not at all',
    },
    optionNotes: { mailbox: 'The safest way: we need not know who you are.' },
    contact: {
      phone: 'The number to ring',
      messenger: 'Which messenger, and your name or number there',
      email: 'The e-mail address',
      other: 'How to find you',
    },
    safety: 'What should we watch out for when we contact you?',
    safetyHint: 'When to ring, who may pick up, what must not be said.',
    missing: 'Write how to find you, or choose another way.',
  },
  keep: {
    title: 'May the office keep your message?',
    why: 'We ask because these are your words, and it is for you to say.',
    yes: 'Yes, keep it',
    no: 'No, do not keep it',
    noMeans:
      'We will note, together with your message, that you do not want it kept. The team has to open the message to see that.',
  },
  mayContact: {
    title: 'May the office contact you?',
    why: 'We ask because a call or a letter can put somebody in danger, and only you know.',
    options: {
      'mailbox-only': 'Only here, where I look with my return code',
      'as-told': 'Yes, in the way I wrote',
      no: 'No, do not contact me',
    },
    asTold: (way, contact) => `${way}: \u2068${contact}\u2069`,
  },
  askFirst: {
    title: 'Should the office ask you first?',
    why: 'We ask because nothing should be done in your name without you.',
    yes: 'Yes, ask me before anything else is done with it',
    no: 'No, the office may decide without asking me',
    means:
      'Anything else means, for example, showing it to another organisation, to a lawyer or to an authority.',
    cannotAsk:
      'You wrote that we should not contact you. We will note that nothing else should be done, because we cannot ask.',
  },
  choose: 'Please choose one. This is the one kind of question that cannot be left out.',

  review: {
    title: 'Read it once more',
    lead: 'You can change anything before it is sent.',
    telling: 'Who it is about',
    urgent: 'What is urgent',
    account: 'What happened',
    where: 'Where',
    when: 'When',
    authorities: 'Were the authorities told?',
    reach: 'How to reach you',
    safety: 'What to watch out for',
    keep: 'May the office keep it?',
    mayContact: 'May the office contact you?',
    askFirst: 'Should it ask you first?',
    token: 'Upload token',
    hasToken: 'This message goes with the token you typed.',
    unsaid: 'Left out',
    yes: 'Yes',
    no: 'No',
    changeWhat: (what) => `Change: ${what}`,
    empty:
      'You have not written yet what happened. You can add it now, or send the message as it is.',
    once: 'Once it is sent, nobody can call it back, and this page cannot show it again.',
    send: 'Send',
  },

  sending: {
    title: 'Your message is on its way',
    locking: 'Locking it on this device…',
    working:
      'Your device does a small piece of work for this message, so that nobody can flood the office with thousands. When very many write at once it takes up to a minute.',
    tries: (done, most) => `${number.format(done)} of at most ${number.format(most)} steps`,
    sending: 'Sending it…',
    manyTitle: 'Very many are writing now',
    waiting:
      'Your message has not been sent yet. It stays here, locked, and is tried again by itself.',
    next: (seconds) =>
      seconds === 1 ? 'The next try is in 1 second.' : `The next try is in ${seconds} seconds.`,
    now: 'Try now',
    stop: 'Stop, and back to my text',
    stay: 'Please keep this page open.',
  },
  notSent: {
    title: 'Nothing has arrived yet',
    notLocked: 'This device could not lock the message, so nothing was sent.',
    untrusted:
      'This page can no longer make sure that the keys belong to the office, so nothing was sent.',
    kept: 'Your text is still here, on this page.',
    toText: 'Back to my text',
    withoutToken: 'Send without the token',
    otherToken: 'Type the token again',
  },
  token: {
    title: 'Your upload token',
    lead: 'Type it from the sheet the office gave you, in words or in digits. Each token is good for one message.',
    label: 'Your token',
  },

  code: {
    title: 'It has arrived',
    lead: 'Your message is with the office. Only the intake team can open it.',
    unsigned:
      'The receipt does not carry this office’s signature, so we cannot be sure that the message is really there. Copy the code all the same, look into the mailbox later, and reach the office another way if you can.',
    heading: 'This is your return code',
    byHand:
      'Copy it by hand, on paper, and keep it where nobody looks. Whoever has it can read the answers. It is shown only now.',
    noCopy:
      'There is no button to save or copy it: a file, a picture or the clipboard would stay on this device.',
    form: 'Show the code as',
    digits: 'Ten groups of digits',
    words: 'Twelve words',
    wordsNote: 'The words are English; both forms are the same code.',
    copied: 'I have copied it',
    decline: 'I do not want a code',
    stay: 'If you close this page now, the code is lost.',
    spoken: (position, group) => `${position}: ${group}`,
  },
  repeat: {
    title: 'Type it once more',
    lead: 'From your paper, to be sure that every sign is right.',
    label: 'Your return code',
    check: 'Check',
    show: 'Show the code again',
  },
  typed: {
    nothing: 'Type the code as it stands on your paper.',
    digitsCount: (digits) =>
      `A code has ten groups of five digits, 50 in all; this has ${number.format(digits)}. See whether one is missing or typed twice.`,
    wordsCount: (words) =>
      `A code has twelve words; this has ${number.format(words)}. See whether one is missing or typed twice.`,
    wrongGroups: (positions) =>
      positions.length === 1
        ? `Look at group ${numbers(positions)} again: it is not right yet.`
        : `Look at groups ${numbers(positions)} again: they are not right yet.`,
    wrongWords: (positions) =>
      positions.length === 1
        ? `Look at word ${numbers(positions)} again: it is not right yet.`
        : `Look at words ${numbers(positions)} again: they are not right yet.`,
    unknownWord: (position, suggestions) =>
      suggestions.length === 0
        ? `Word ${position} is not one of the words used for codes.`
        : `Word ${position} is not one of the words used for codes. Could it be ${either.format(suggestions)}?`,
    checksum:
      'Each part looks right, but together they are no code. See whether two changed places.',
    otherCode: 'This is a whole code, but not the one shown to you a moment ago.',
  },
  decline: {
    title: 'Go without a code?',
    means: [
      'The office cannot answer you through this page.',
      'You cannot add anything to this message later.',
      'We tell the office that you keep no code. What you sent stays with them.',
    ],
    confirm: 'Yes, go without a code',
    keep: 'No, show me the code',
    telling: 'Telling the office…',
  },
  next: {
    title: 'What happens next',
    reading: (office) =>
      `The intake team of ${office} opens your message and reads it. We cannot say how soon.`,
    lookAgain: (day) =>
      `Look into your mailbox again on ${day}. Nobody will call or write to remind you.`,
    withoutCode: 'You keep no code, so you need not come back here.',
    paper: 'Keep the paper apart from this device, and from anything that bears your name.',
    history:
      'Closing clears this page. It cannot remove the visit from the browser’s history: do that yourself if others use this device.',
    close: 'Clear this page and leave',
    mailbox: 'Open my mailbox',
    proof: {
      show: 'Proof that it arrived',
      lead: 'With these four lines you can show later that this message reached the office on this day. They say nothing of what is in it. Write them down only if you need them.',
      day: 'Day',
      message: 'Message',
      entry: 'Record',
      signature: 'Signature',
      wrong: 'This proof does not carry the office’s signature. It proves nothing.',
    },
  },

  mailbox: {
    title: 'Your mailbox',
    lead: 'Type your return code: the ten groups of digits or the twelve words.',
    label: 'Your return code',
    hint: 'Spaces, dashes and capital letters do not matter.',
    open: 'Open',
    opening: 'Opening it on this device…',
    inside: 'What is in your mailbox',
    sent: 'What you have sent',
    sentNote: 'Your own words are not shown here, so that nobody who finds the code can read them.',
    until: (day) =>
      `This mailbox stays open at least until ${day}, and longer while anything about it is open.`,
    sentFirst: (day) => `Your message, ${day}`,
    sentMore: (day) => `Your addition, ${day}`,
    opened: (day) => `Opened by the office on ${day}`,
    unopened: 'Not opened yet',
    answers: 'Answers',
    noAnswers: 'No answer yet. When there is one, it will stand here.',
    readAlong: 'Whoever sees this screen or knows the code reads this too.',
    answered: (day) => `Answer of ${day}`,
    signed: (office) => `Signed by ${office}`,
    notSigned: 'Something is here that is not signed by this office. It is not shown.',
    outOfPlace:
      'Something is here that belongs elsewhere, or something before it is missing. It is not shown.',
    unreadable: 'Something is here that arrived damaged. It is not shown.',
    add: 'Add something',
    addHint: 'It is locked on this device like your first message, and cannot be called back.',
    addLabel: 'What you want to add',
    addSend: 'Send the addition',
    added: 'Your addition has arrived.',
    newer: 'Something newer has arrived in this mailbox. It is shown now; press Send once more.',
    look: 'Look again',
    looked: 'This is how it stands now.',
    notThis: 'Type another code',
  },

  refusals: {
    'envelope-refused':
      'The message arrived damaged, or the office has changed its keys meanwhile. Send it once more.',
    'already-received': 'This very message has arrived already.',
    'mailbox-unknown': 'No mailbox has this return code. Check it group by group.',
    'mailbox-closed': 'This mailbox takes nothing more: no return code was kept for it.',
    'out-of-order':
      'Something newer has arrived in this mailbox. Open it again and send once more.',
    'mailbox-full':
      'This mailbox has taken all it can. Send a new message; it gets a return code of its own.',
    'work-refused':
      'The office did not accept the piece of work your device did for this message. Try again; it is done anew by itself.',
    'token-refused':
      'This upload token is unknown here, used already, or no longer valid. You can send the message without it, or ask the office for another.',
    busy: 'Very many people are writing just now. Keep this page open and try again in a minute.',
    'files-closed':
      'The office has too little room for files just now. Your text is safe there. Try again tomorrow, or bring the file on a stick.',
    'too-many-files':
      'This mailbox has taken all the files it can. Bring the others on a stick, or write a new message.',
    'file-unfinished': 'A part of this file has not arrived yet. Go on sending it.',
    'file-damaged': 'The file did not arrive whole. Send it again from the beginning.',
    malformed:
      'The office’s server and this page do not understand each other. Try again in a minute.',
    'signed-out':
      'The office’s server and this page do not understand each other. Try again in a minute.',
    'not-found': 'There is nothing here. Try again in a minute.',
    unavailable:
      'The office’s server is not ready just now. Nothing was lost; try again in a minute.',
    'no-room':
      'The office has no room left, so nothing was kept. Try again later, or reach the office another way.',
    'too-large': 'This is more than the office can take in one message. Send it in parts.',
    'foreign-origin': 'The request seemed to come from another page and was refused. Try again.',
    unreachable:
      'The connection broke, and we do not know whether it arrived. Trying again is safe: it will not arrive twice.',
    unexpected:
      'The office gave an answer that this page does not understand. Try again in a minute.',
  },
} satisfies Messages
