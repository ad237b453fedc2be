import { defineVocabulary } from '@amparo/vocabulary'

/** Whether an obligation can be set aside in a declared emergency, or limited in ordinary times. */
export const derogabilities = defineVocabulary(
  'derogability',
  { source: 'ICCPR, art. 4; Human Rights Committee, general comment 29', certainty: 'field' },
  {
    absolute: {
      en: 'absolute: no limit and no exception, ever',
      ru: 'абсолютно: без ограничений и исключений, всегда',
      be: 'абсалютна: без абмежаванняў і выключэнняў, заўсёды',
      th: 'เด็ดขาด: ไม่มีข้อจำกัดหรือข้อยกเว้นไม่ว่ากรณีใด',
    },
    'non-derogable': {
      en: 'cannot be set aside in an emergency',
      ru: 'нельзя отменить и при чрезвычайном положении',
      be: 'нельга адмяніць і пры надзвычайным становішчы',
      th: 'เลี่ยงไม่ได้แม้ในภาวะฉุกเฉิน',
    },
    'core-non-derogable': {
      en: 'its core cannot be set aside in an emergency, the rest can',
      ru: 'основу нельзя отменить и при чрезвычайном положении, остальное можно',
      be: 'аснову нельга адмяніць і пры надзвычайным становішчы, астатняе можна',
      th: 'แก่นของสิทธิเลี่ยงไม่ได้แม้ในภาวะฉุกเฉิน ส่วนอื่นเลี่ยงได้',
    },
    derogable: {
      en: 'can be set aside in a declared emergency, as far as strictly required',
      ru: 'можно отменить при объявленном чрезвычайном положении, в строго необходимой мере',
      be: 'можна адмяніць пры абвешчаным надзвычайным становішчы, у строга неабходнай меры',
      th: 'เลี่ยงได้ในภาวะฉุกเฉินที่ประกาศแล้ว เท่าที่จำเป็นอย่างยิ่ง',
    },
    limitable: {
      en: 'can be limited by law, where necessary and proportionate',
      ru: 'можно ограничить законом, если это необходимо и соразмерно',
      be: 'можна абмежаваць законам, калі гэта неабходна і сувымерна',
      th: 'จำกัดได้โดยกฎหมาย เท่าที่จำเป็นและได้สัดส่วน',
    },
    'not-stated': {
      en: 'nothing is said about it',
      ru: 'об этом ничего не сказано',
      be: 'пра гэта нічога не сказана',
      th: 'ไม่ได้กล่าวไว้',
      source: 'Amparo: where the treaty has no rule on emergencies',
      certainty: 'office',
    },
  },
)

export type DerogabilityCode = keyof typeof derogabilities.entries
