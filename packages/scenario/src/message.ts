import type { AuthoritiesTold, Consent, Reach, Telling, Urgency } from '@amparo/seal'

export type MessageLanguage = 'be' | 'en' | 'ru'

/** What a sender wrote; the fields a `SubmissionDocument` takes from its sender. */
export interface DemoMessage {
  readonly synthetic: true
  /** Place among the demo messages, from 0; claims name their message by it. */
  readonly index: number
  readonly language: MessageLanguage
  readonly day: string
  readonly telling: Telling
  /** Begins or ends with the line of `syntheticLines` in its language. */
  readonly account: string
  readonly where: string
  readonly when: string
  readonly reach: Reach
  readonly consent: Consent
  /** What the sender tapped; it goes into the small triage part. */
  readonly urgency: Urgency
  readonly authorities: AuthoritiesTold
}

/** Stands in every account, so that a text torn out of the demo still says what it is. */
export const syntheticLines: Readonly<Record<MessageLanguage, string>> = {
  be: '[Сінтэтычныя даныя: прыдумана для дэманстрацыі]',
  en: '[Synthetic: invented for the demo]',
  ru: '[Синтетические данные: придумано для демонстрации]',
}

type Told = Omit<DemoMessage, 'synthetic' | 'language' | 'account' | 'authorities'> & {
  readonly text: string
  /** Left out when nothing was said of them. */
  readonly authorities?: AuthoritiesTold
}

/** A message with its mark. The text is one paragraph a line. */
export function toldIn(language: MessageLanguage, { text, ...told }: Told): DemoMessage {
  const account = `${text.trim()}\n\n${syntheticLines[language]}`
  return { synthetic: true, language, account, authorities: nothingSaid, ...told }
}

const nothingSaid: AuthoritiesTold = { told: 'unsaid', reason: '', words: '' }

/** No question answered. */
export const unsaid: Urgency = {
  custody: 'unsaid',
  child: 'unsaid',
  missing: 'unsaid',
  danger: 'unsaid',
  hurt: 'unsaid',
}

export const onlyHere: Reach = { way: 'mailbox', contact: '', safety: '' }

/** As the report page presets it: keep, answer in the mailbox, ask before anything else. */
export const asPreset: Consent = { keep: true, contact: 'mailbox-only', askFirst: true }
