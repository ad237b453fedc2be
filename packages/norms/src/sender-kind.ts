import { defineVocabulary } from '@amparo/vocabulary'

/** Who writes. The same letter has other clocks, or none, when another one sends it. */
export const senderKinds = defineVocabulary(
  'sender-kind',
  { source: 'Practice of the field: who writes to authorities', certainty: 'field' },
  {
    'un-office': {
      en: 'an office of the United Nations',
      ru: 'офис ООН',
      be: 'офіс ААН',
      th: 'สำนักงานขององค์การสหประชาชาติ',
    },
    'un-mechanism': {
      en: 'a procedure or committee of the United Nations',
      ru: 'процедура или комитет ООН',
      be: 'працэдура або камітэт ААН',
      th: 'กลไกหรือคณะกรรมการของสหประชาชาติ',
    },
    citizen: {
      en: 'the person or a relative',
      ru: 'сам человек или родственник',
      be: 'сам чалавек або сваяк',
      th: 'เจ้าตัวหรือญาติ',
    },
    lawyer: {
      en: 'a lawyer, for a client',
      ru: 'адвокат от имени доверителя',
      be: 'адвакат ад імя даверніка',
      th: 'ทนายความในนามของลูกความ',
    },
    'legal-person': {
      en: 'an organisation',
      ru: 'организация',
      be: 'арганізацыя',
      th: 'องค์กร',
    },
  },
)

export type SenderKindCode = keyof typeof senderKinds.entries
