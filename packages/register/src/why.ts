import type { Labels, Language } from '@amparo/vocabulary'

/** Why a value stands first, or why none does. Stored with views: never rename one. */
export const whyCodes = [
  'only-source',
  'all-agree',
  'state-only',
  'not-state-alone',
  'more-origins',
  'more-credible',
  'more-direct',
  'more-exact',
  'said-later',
  'one-of-several',
  'tie',
  'nothing-stands',
] as const
export type WhyCode = (typeof whyCodes)[number]

const sentences: Readonly<Record<WhyCode, Labels>> = {
  'only-source': {
    en: 'One source says so, and no other says anything else.',
    ru: 'Так говорит один источник, и никто не говорит иного.',
  },
  'all-agree': {
    en: 'Everyone who speaks of it says the same.',
    ru: 'Все, кто об этом говорит, говорят одно и то же.',
  },
  'state-only': {
    en: 'Only the authorities say so; nothing is closed by it.',
    ru: 'Так говорят только власти; вопрос этим не закрыт.',
  },
  'not-state-alone': {
    en: 'Against it stands only the word of the authorities, which does not outweigh others here.',
    ru: 'Против этого — только слова властей, а здесь они не перевешивают других источников.',
  },
  'more-origins': {
    en: 'More independent sources say so than say anything else.',
    ru: 'За это больше независимых источников, чем за любое другое значение.',
  },
  'more-credible': {
    en: 'Equally many sources speak for each value; this information is rated more credible.',
    ru: 'Источников поровну, но эти сведения оценены как более достоверные.',
  },
  'more-direct': {
    en: 'The sources weigh the same, but this one stood closer to what happened.',
    ru: 'Источники равноценны, но этот был ближе к произошедшему.',
  },
  'more-exact': {
    en: 'The values agree, and this one is more exact.',
    ru: 'Сведения не противоречат друг другу; эти точнее.',
  },
  'said-later': {
    en: 'The sources weigh the same, but this was said later.',
    ru: 'Источники равноценны, но это сказано позже.',
  },
  'one-of-several': {
    en: 'All of them are kept; this one is shown first only by the alphabet.',
    ru: 'Сохранены все варианты; этот показан первым только по алфавиту.',
  },
  tie: {
    en: 'The sources weigh the same and differ, so no value is put first.',
    ru: 'Источники равноценны и расходятся, поэтому ни одно значение не выделено.',
  },
  'nothing-stands': {
    en: 'Everything said of it was taken back.',
    ru: 'Всё, что об этом говорилось, отозвано.',
  },
}

/** One plain sentence for the person who asks why this value is shown. */
export function whySentence(reason: WhyCode, language: Language): string {
  return sentences[reason][language]
}
