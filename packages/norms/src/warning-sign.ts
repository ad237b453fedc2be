import { defineVocabulary } from '@amparo/vocabulary'

/** With any of these somebody needs a doctor at once, whatever a list says and however long ago it was. */
export const warningSigns = defineVocabulary(
  'warning-sign',
  {
    source: 'Practice of emergency medicine; to be checked with a doctor before it is quoted',
    certainty: 'field',
  },
  {
    head: {
      en: 'fainting, vomiting or a worsening headache',
      ru: 'обмороки, рвота или усиливающаяся головная боль',
      be: 'непрытомнасць, ваніты або ўзмацненне болю ў галаве',
      th: 'เป็นลม อาเจียน หรือปวดศีรษะมากขึ้น',
    },
    urine: {
      en: 'dark urine, or none',
      ru: 'тёмная моча или её отсутствие',
      be: 'цёмная мача або яе адсутнасць',
      th: 'ปัสสาวะสีเข้มหรือไม่มีปัสสาวะ',
    },
    chest: {
      en: 'pain in the chest, short of breath',
      ru: 'боль в груди, одышка',
      be: 'боль у грудзях, задышка',
      th: 'เจ็บหน้าอก หายใจไม่อิ่ม',
    },
    belly: {
      en: 'a hard belly',
      ru: 'твёрдый живот',
      be: 'цвёрды жывот',
      th: 'ท้องแข็ง',
    },
    neck: {
      en: 'another voice or trouble swallowing after pressure on the neck',
      ru: 'изменившийся голос или трудности с глотанием после сдавления шеи',
      be: 'зменены голас або цяжкасці з глытаннем пасля сціскання шыі',
      th: 'เสียงเปลี่ยนหรือกลืนลำบากหลังถูกกดคอ',
    },
    testicles: {
      en: 'swollen testicles',
      ru: 'отёк яичек',
      be: 'ацёк яечак',
      th: 'อัณฑะบวม',
    },
    limb: {
      en: 'a weak arm or leg',
      ru: 'слабость в руке или ноге',
      be: 'слабасць у руцэ або назе',
      th: 'แขนหรือขาอ่อนแรง',
    },
    bleeding: {
      en: 'bleeding, or pregnancy',
      ru: 'кровотечение или беременность',
      be: 'крывацёк або цяжарнасць',
      th: 'เลือดออก หรือตั้งครรภ์',
    },
    wound: {
      en: 'a wound with fever',
      ru: 'рана с жаром',
      be: 'рана з гарачкай',
      th: 'แผลที่มีไข้ร่วมด้วย',
    },
    medicine: {
      en: 'missed insulin, or medicine against epilepsy or HIV',
      ru: 'пропущенный инсулин, лекарства от эпилепсии или ВИЧ',
      be: 'прапушчаны інсулін, лекі ад эпілепсіі або ВІЧ',
      th: 'ขาดอินซูลิน ยากันชัก หรือยาต้านไวรัสเอชไอวี',
    },
    suicide: {
      en: 'a plan to take one’s life',
      ru: 'план уйти из жизни',
      be: 'план пайсці з жыцця',
      th: 'มีแผนจะจบชีวิต',
    },
  },
)
