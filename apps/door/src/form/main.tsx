import { openDoor } from '../door.tsx'
import { languages } from '../locales/languages.ts'
import { embeddedIntake } from './embedded-intake.ts'
import { formMessages } from './locales/form-languages.ts'
import { inForm } from './locales/form-messages.ts'
import { Walk } from './walk.tsx'

// The form in one file: whom it seals to stands in it, and what is written leaves it as a file.
openDoor({
  intake: async () => embeddedIntake(document, new Date().toISOString().slice(0, 10)),
  load: async (code) => [inForm(await languages[code].load(), formMessages[code]), { Walk }],
  // An encyclopedia would have to be asked for.
  elsewhere: 'about:blank',
})
