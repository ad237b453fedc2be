import { defineVocabulary } from './entry.ts'

/**
 * Which right somebody was exercising when they were taken, as alleged: custody that results from
 * it is arbitrary in category II. Choosing a code qualifies nothing in law.
 */
export const rightsExercised = defineVocabulary(
  'right-exercised',
  {
    source: 'Working Group on Arbitrary Detention, category II; labels are our own',
    certainty: 'field',
  },
  {
    expression: {
      en: 'to hold and say an opinion, to seek and pass on information',
      ru: 'иметь и выражать мнение, искать и распространять информацию',
      be: 'мець і выказваць меркаванне, шукаць і пашыраць інфармацыю',
      th: 'มีและแสดงความคิดเห็น แสวงหาและเผยแพร่ข้อมูล',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 19, ICCPR 19',
    },
    assembly: {
      en: 'to assemble peacefully',
      ru: 'участвовать в мирном собрании',
      be: 'удзельнічаць у мірным сходзе',
      th: 'ชุมนุมโดยสงบ',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 20, ICCPR 21',
    },
    association: {
      en: 'to associate with others',
      ru: 'объединяться с другими',
      be: 'аб’ядноўвацца з іншымі',
      th: 'รวมกลุ่มกับผู้อื่น',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 20, ICCPR 22',
    },
    belief: {
      en: 'to have and practise a religion or belief',
      ru: 'исповедовать религию или убеждения',
      be: 'вызнаваць рэлігію або перакананні',
      th: 'นับถือและปฏิบัติตามศาสนาหรือความเชื่อ',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 18, ICCPR 18',
    },
    'public-affairs': {
      en: 'to vote, to stand for election, to take part in public affairs',
      ru: 'голосовать, избираться, участвовать в общественных делах',
      be: 'галасаваць, быць абраным, удзельнічаць у грамадскіх справах',
      th: 'ลงคะแนน สมัครรับเลือกตั้ง และมีส่วนร่วมในกิจการสาธารณะ',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 21, ICCPR 25',
    },
    movement: {
      en: 'to move freely, to leave and enter the country',
      ru: 'свободно передвигаться, покидать страну и въезжать в неё',
      be: 'свабодна перамяшчацца, пакідаць краіну і вяртацца ў яе',
      th: 'เดินทางโดยเสรี ออกจากและเข้าประเทศ',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 13, ICCPR 12',
    },
    asylum: {
      en: 'to ask for asylum from persecution',
      ru: 'просить убежища от преследования',
      be: 'прасіць прытулку ад пераследу',
      th: 'ขอลี้ภัยจากการประหัตประหาร',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 14',
    },
    equality: {
      en: 'to be equal before the law, without discrimination',
      ru: 'быть равным перед законом, без дискриминации',
      be: 'быць роўным перад законам, без дыскрымінацыі',
      th: 'เสมอภาคตามกฎหมายโดยไม่ถูกเลือกปฏิบัติ',
      source: 'Working Group on Arbitrary Detention, category II: UDHR 7, ICCPR 26',
    },
    'minority-culture': {
      en: 'to live the culture, language or religion of a minority',
      ru: 'жить культурой, языком или религией меньшинства',
      be: 'жыць культурай, мовай або рэлігіяй меншасці',
      th: 'ดำรงวัฒนธรรม ภาษา หรือศาสนาของชนกลุ่มน้อย',
      source: 'Working Group on Arbitrary Detention, category II: ICCPR 27',
    },
    other: {
      en: 'another right',
      ru: 'другое право',
      be: 'іншае права',
      th: 'สิทธิอื่น',
      source: 'Amparo: a right that the list does not name',
      certainty: 'office',
    },
  },
)

export type RightExercisedCode = keyof typeof rightsExercised.entries
