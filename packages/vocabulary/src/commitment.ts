import { defineVocabulary } from './entry.ts'

/**
 * What became of what was promised or demanded, as somebody found out. There is no word for a day that passed in silence:
 * that is computed, and it is no finding.
 */
export const commitmentStandings = defineVocabulary(
  'commitment-standing',
  {
    source: 'Amparo: what an office writes down about promises of authorities',
    certainty: 'office',
  },
  {
    kept: { en: 'kept', ru: 'выполнено', be: 'выканана', th: 'ทำตามแล้ว' },
    partly: {
      en: 'kept in part',
      ru: 'выполнено частично',
      be: 'выканана часткова',
      th: 'ทำตามบางส่วน',
    },
    'not-kept': { en: 'not kept', ru: 'не выполнено', be: 'не выканана', th: 'ไม่ได้ทำตาม' },
    'not-known': {
      en: 'not known: asked, and nobody could say',
      ru: 'неизвестно: спросили, сказать никто не смог',
      be: 'невядома: спыталі, сказаць ніхто не змог',
      th: 'ไม่ทราบ สอบถามแล้วไม่มีใครบอกได้',
    },
  },
)

export type CommitmentStandingCode = keyof typeof commitmentStandings.entries

/** How an office knows what became of it. */
export const commitmentSources = defineVocabulary(
  'commitment-source',
  { source: 'Amparo: how an office learns whether a promise was kept', certainty: 'office' },
  {
    reply: {
      en: 'a reply of theirs',
      ru: 'их ответ',
      be: 'іх адказ',
      th: 'หนังสือตอบของหน่วยงาน',
    },
    meeting: {
      en: 'said at a meeting',
      ru: 'сказано на встрече',
      be: 'сказана на сустрэчы',
      th: 'แจ้งในการประชุม',
    },
    visit: {
      en: 'the office went and saw',
      ru: 'сотрудники побывали там и увидели',
      be: 'супрацоўнікі пабывалі там і ўбачылі',
      th: 'เจ้าหน้าที่ไปดูด้วยตนเอง',
    },
    told: {
      en: 'told by the person, the family or their lawyer',
      ru: 'со слов самого человека, семьи или адвоката',
      be: 'са слоў самога чалавека, сям’і або адваката',
      th: 'เจ้าตัว ครอบครัว หรือทนายความเล่า',
    },
    published: {
      en: 'published',
      ru: 'опубликовано',
      be: 'апублікавана',
      th: 'มีการเผยแพร่',
    },
  },
)

export type CommitmentSourceCode = keyof typeof commitmentSources.entries
