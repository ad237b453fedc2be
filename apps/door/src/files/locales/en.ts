import { sayBytes, type FileMessages } from './file-messages.ts'

export const messages: FileMessages = {
  title: 'Add photos, a voice message, a video',
  lead: 'They are locked on this device like your text, and nobody but the team can open them. Your text has arrived already; this can take as long as it needs.',
  choose: 'Choose files',
  record: 'Record a voice message',
  recording: (minutes) => `Recording: ${minutes}`,
  finishRecording: 'Finish the recording',
  noMicrophone:
    'The microphone cannot be used. Allow it in the browser, or record with another app and choose the file.',
  cannotRecord: 'This browser cannot record. Record with another app and choose the file.',
  voiceName: 'Voice message',
  listen: 'Listen to it before you send it',
  shows: 'What this file tells besides the picture:',
  showsNothing: 'Nothing was found in it besides the picture itself.',
  showsUnknown: 'This page could not look inside; it may carry a place, a time and the device.',
  place: 'The place where it was taken is written into it.',
  device: (name) => `The device: ${name}`,
  taken: (day) => `When it was taken: ${day}`,
  author: (name) => `A name: ${name}`,
  thumbnail: 'A small copy of the picture, perhaps from before it was cut or covered.',
  original:
    'It is sent whole, because it can be evidence; only the team sees this. If you would rather not, leave it out.',
  send: 'Send',
  sendSlowly: 'Send slowly',
  slowlyHint: 'With pauses, so that it stands out less on the line. It takes much longer.',
  leaveOut: 'Leave it out',
  looking: (percent) => `Looking through the file: ${percent}`,
  sending: (sent, of) => `${sent} of ${of} have arrived`,
  waitingForLine: 'The line is away. It goes on by itself as soon as it is back. Nothing is lost.',
  finishing: 'Almost there…',
  arrived: 'Arrived, locked.',
  stop: 'Stop',
  goOn: 'Go on',
  drop: 'Throw it away',
  dropped: 'Thrown away. Nothing of it is kept.',
  left: (minutes) => `about ${minutes} left`,
  unfinished: 'Not finished yet',
  unfinishedFile: (name, percent) => `${name}: ${percent} have arrived`,
  chooseAgain: 'Choose this file once more, and it goes on from there',
  otherFile:
    'This is not the same file, or it was changed since. Nothing of it was sent. Choose the very same file, or throw the unfinished one away.',
  voiceLost:
    'This was recorded in the page and is gone with it. Throw it away and record it again.',
  stopped: 'Stopped. What has arrived stays for three days; you can go on until then.',
  problems: {
    empty: 'This file is empty.',
    tooLarge:
      'This file is larger than 4 GB. Cut it into parts and send them one after the other, or bring it to the office on a stick: write in a message that you have one, and we answer how.',
    tooMany:
      'This message has taken all the files it can. Write a new message for the others, or bring them on a stick.',
    closed:
      'The office has too little room for files just now. Your text is safe. Try again tomorrow, or bring the file on a stick.',
    changed:
      'The file changed while it was being sent, so sending was stopped. Choose it again as it is now.',
    unreadable:
      'The device does not hand this file out any more. Choose it again; if it lies in a cloud, save it on the device first.',
    notLocked: 'The file could not be locked on this device, so nothing of it was sent.',
    refused:
      'The office did not take this file. Try again; if it happens once more, tell the office in a message.',
  },
  bytes: (count) => sayBytes(count, 'en-GB', ['bytes', 'KB', 'MB', 'GB']),
}
