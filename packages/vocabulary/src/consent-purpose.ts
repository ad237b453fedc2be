import { defineVocabulary } from './entry.ts'

/** What stands until the person has answered: ask them, ask them each time, or no. */
export type ConsentPreset = 'ask' | 'ask-each-time' | 'no'

/** Consent is asked purpose by purpose; silence is never a yes. */
export const consentPurposes = defineVocabulary<ConsentPurposeCode, { preset: ConsentPreset }>(
  'consent-purpose',
  {
    source: 'Consent matrix, generalised from the separate questions of PHR MediCapt',
    certainty: 'field',
  },
  {
    INTERVIEW: {
      en: 'being interviewed, with notes taken',
      ru: 'беседа, в ходе которой делаются записи',
      preset: 'ask',
    },
    RECORD: {
      en: 'recording by audio, video or photo',
      ru: 'аудиозапись, видеосъёмка, фотографирование',
      preset: 'no',
    },
    STORE: {
      en: 'keeping it in the protected database, for a stated time',
      ru: 'хранение в защищённой базе данных в течение указанного срока',
      preset: 'ask',
    },
    ANALYSIS_ANON: {
      en: 'counting and quoting it without identity',
      ru: 'использование в статистике и цитирование без указания личности',
      preset: 'ask',
    },
    RAISE_ANON: {
      en: 'raising the case with the authorities without the name',
      ru: 'обращение к властям по этому случаю без указания имени',
      preset: 'ask',
    },
    RAISE_NAMED: {
      en: 'raising the case with the authorities with the name',
      ru: 'обращение к властям по этому случаю с указанием имени',
      preset: 'no',
    },
    UN_SP: {
      en: 'sending it to the special procedures of the UN Human Rights Council',
      ru: 'передача специальным процедурам Совета ООН по правам человека',
      preset: 'no',
    },
    UN_TB: {
      en: 'sending it to UN treaty bodies or the working group on disappearances',
      ru: 'передача договорным органам ООН или Рабочей группе по исчезновениям',
      preset: 'no',
    },
    ACCOUNT: {
      en: 'sharing it with investigators and prosecutors',
      ru: 'передача следственным органам и обвинению (международным или иных стран)',
      preset: 'no',
    },
    NGO: {
      en: 'sharing it with named partner organisations',
      ru: 'передача названным партнёрским организациям',
      preset: 'no',
    },
    SERVICE: {
      en: 'sharing the listed facts with a named provider of help',
      ru: 'передача перечисленных сведений названной службе помощи',
      preset: 'ask-each-time',
    },
    FAMILY: { en: 'informing the family', ru: 'информирование семьи', preset: 'ask' },
    MEDIA: {
      en: 'public use: name, face or voice',
      ru: 'публичное использование имени, лица или голоса',
      preset: 'no',
    },
    RECONTACT: {
      en: 'being contacted again, by a safe way',
      ru: 'повторная связь безопасным способом',
      preset: 'ask',
    },
  },
)

export type ConsentPurposeCode =
  | 'INTERVIEW'
  | 'RECORD'
  | 'STORE'
  | 'ANALYSIS_ANON'
  | 'RAISE_ANON'
  | 'RAISE_NAMED'
  | 'UN_SP'
  | 'UN_TB'
  | 'ACCOUNT'
  | 'NGO'
  | 'SERVICE'
  | 'FAMILY'
  | 'MEDIA'
  | 'RECONTACT'
