import { openDoor } from './door.tsx'
import { ask, readIntake } from './calls.ts'
import { languages } from './locales/languages.ts'

// The report page: everything goes over a line to the office's server.
openDoor({
  intake: () => ask(fetch, readIntake, {}),
  load: (code) => Promise.all([languages[code].load(), import('./flow/walk.tsx')]),
})
