import type { LanguageCode } from '../../locales/languages.ts'
import { messages as be } from './be.ts'
import { messages as en } from './en.ts'
import type { FormMessages } from './form-messages.ts'
import { messages as ru } from './ru.ts'
import { messages as th } from './th.ts'

/** The form’s own words: a language of the page that is missing here does not compile. */
export const formMessages: Readonly<Record<LanguageCode, FormMessages>> = { en, ru, be, th }
