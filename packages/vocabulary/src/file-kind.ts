import { defineVocabulary } from './entry.ts'

/** What a file is, as its sender says it: the server cannot look. */
export const fileKinds = defineVocabulary(
  'file-kind',
  { source: 'Amparo: what people add to a message', certainty: 'office' },
  {
    photo: { en: 'photo', ru: 'фотография', be: 'фотаздымак', th: 'ภาพถ่าย' },
    video: { en: 'video', ru: 'видео', be: 'відэа', th: 'วิดีโอ' },
    voice: { en: 'voice recording', ru: 'запись голоса', be: 'запіс голасу', th: 'บันทึกเสียง' },
    document: { en: 'document', ru: 'документ', be: 'дакумент', th: 'เอกสาร' },
    other: {
      en: 'another kind of file',
      ru: 'файл другого вида',
      be: 'файл іншага віду',
      th: 'ไฟล์ชนิดอื่น',
    },
  },
)

export type FileKindCode = keyof typeof fileKinds.entries
