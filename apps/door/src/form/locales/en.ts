import type { FormMessages } from './form-messages.ts'

export const messages = {
  instead: {
    leaveAbout: 'Clears this page. The Esc key, three times, does the same.',
    about: {
      sentences: (office) => [
        `What you write is read by the intake team of ${office}; their names are not shown here, to keep them safe.`,
        'It is locked on this device, to that team; this form works without the internet and sends nothing.',
        'It cannot protect you from somebody who watches this device or looks over your shoulder, and it cannot take back what you choose to tell.',
        'You owe nobody anything here: you can leave questions out, and you can stop at any time.',
        'At the end you get a code to copy onto paper, and a file to hand on; once the file has reached the office, the code lets you read an answer and add more.',
      ],
      leaving:
        '“Leave now” clears this page at once; so does the Esc key, pressed three times. The form itself stays on this device until you delete it.',
      detailsKey: (office) =>
        `${office} signs with one key. Compare these eight groups with those on the office’s own paper or card; if they differ, write nothing here and delete this file: somebody has changed it.`,
      unreachable:
        'A part of this file is missing or damaged, so it cannot take a message. Ask for the file once more.',
    },
    account: {
      hint: 'Write as you would tell it, in any order. Nothing leaves this page before you save the file at the end.',
    },
    review: {
      lead: 'You can change anything until it is locked.',
      empty:
        'You have not written yet what happened. You can add it now, or lock the message as it is.',
      once: 'Once it is locked, only the intake team can open it: this page cannot show it again.',
      send: 'Lock it',
    },
    sending: { title: 'Your message is being locked' },
    notSent: {
      title: 'It is not locked yet',
      notLocked: 'This device could not lock the message.',
      untrusted:
        'This page can no longer make sure that the keys belong to the office, so nothing was locked.',
    },
    code: {
      title: 'It is locked',
      lead: 'Only the intake team can open it now. First the code; after that you save the file.',
      stay: 'If you close this page now, the message and the code are lost.',
    },
    decline: {
      means: [
        'The office cannot answer you through its report page.',
        'You cannot add anything to this message later.',
        'The file tells the office that you keep no code.',
      ],
    },
  },
  save: {
    title: 'Save the file',
    lead: (office) => `Your message to ${office} is in it, locked.`,
    save: 'Save the file',
    again: 'Save it once more',
    notYet: 'The file is not saved yet. If you close this page now, the message is lost.',
    saved: (file) =>
      `The file is called “${file}”. Most browsers put it into the folder for downloads. See whether it is there before you close this page.`,
    give: 'Give it to somebody you trust, bring it to the office, or send it whichever way is safe for you.',
    carrying:
      'Whoever carries or finds it can read nothing of what you wrote. They can see that it is a locked message.',
    code: 'Once the file has reached the office, your return code opens your mailbox on its report page.',
    traces: 'If others use this device, delete the file and this form when you have handed it on.',
  },
} satisfies FormMessages
