import type { DemoMessage } from './message.ts'
import { belarusianMessages } from './messages-belarusian.ts'
import { englishMessages } from './messages-english.ts'
import { russianMessages } from './messages-russian.ts'

/** Twenty invented messages in the order in which they came; each stands at its own `index`. */
export const demoMessages: readonly DemoMessage[] = [
  ...belarusianMessages,
  ...englishMessages,
  ...russianMessages,
].toSorted((a, b) => a.index - b.index)
