import { defineVocabulary } from './entry.ts'
import { defineMapped } from './huridocs.ts'

const own = { source: 'Amparo: what is asked of an involvement', certainty: 'office' } as const

/** How somebody was involved in an act, as alleged; it decides nothing of guilt. */
export const involvementDegrees = defineMapped(
  'involvement-degree',
  {
    source: 'HURIDOCS micro-thesaurus 18, degrees of involvement; labels are our own',
    certainty: 'field',
  },
  {
    'carried-out': {
      en: 'carried it out',
      ru: 'непосредственное исполнение',
      be: 'непасрэднае выкананне',
      th: 'ลงมือกระทำเอง',
      huridocs: ['L18/01.01'],
    },
    ordered: {
      en: 'gave the order',
      ru: 'отдача приказа',
      be: 'аддача загаду',
      th: 'ออกคำสั่ง',
      huridocs: ['L18/01.02'],
    },
    'stood-by': {
      en: 'stood by and let it happen',
      ru: 'невмешательство при совершении',
      be: 'неўмяшанне падчас учынення',
      th: 'อยู่ด้วยและปล่อยให้เกิดขึ้น',
      huridocs: ['L18/01.03'],
    },
    present: {
      en: 'was there, confirmed',
      ru: 'подтверждённое присутствие',
      be: 'пацверджаная прысутнасць',
      th: 'อยู่ในที่เกิดเหตุ มีการยืนยัน',
      huridocs: ['L18/01.04'],
    },
    planned: {
      en: 'planned it',
      ru: 'планирование',
      be: 'планаванне',
      th: 'วางแผน',
      huridocs: ['L18/01.05'],
    },
    suspected: {
      en: 'involvement suspected',
      ru: 'предполагаемая причастность',
      be: 'меркаваная датычнасць',
      th: 'มีเหตุให้สงสัยว่าเกี่ยวข้อง',
      huridocs: ['L18/01.06'],
    },
    'authored-law': {
      en: 'wrote the law or rule it rests on',
      ru: 'авторство закона или правила, на котором это основано',
      be: 'аўтарства закона або правіла, на якім гэта заснавана',
      th: 'ร่างกฎหมายหรือกฎที่เป็นฐานของการกระทำ',
      huridocs: ['L18/03.01'],
    },
    'supported-law': {
      en: 'supported that law or rule',
      ru: 'поддержка такого закона или правила',
      be: 'падтрымка такога закона або правіла',
      th: 'สนับสนุนกฎหมายหรือกฎดังกล่าว',
      huridocs: ['L18/03.02'],
    },
    'made-no-law': {
      en: 'failed to make a law against it',
      ru: 'непринятие закона против этого',
      be: 'непрыняцце закона супраць гэтага',
      th: 'ไม่ออกกฎหมายเพื่อป้องกัน',
      huridocs: ['L18/03.03'],
    },
    'applied-law': {
      en: 'applied a law or rule',
      ru: 'применение закона или правила',
      be: 'прымяненне закона або правіла',
      th: 'บังคับใช้กฎหมายหรือกฎ',
      huridocs: ['L18/04'],
    },
    'no-control': {
      en: 'did not control subordinates',
      ru: 'отсутствие контроля над подчинёнными',
      be: 'адсутнасць кантролю над падначаленымі',
      th: 'ไม่ควบคุมผู้ใต้บังคับบัญชา',
      huridocs: ['L18/05.01'],
    },
    'knew-and-did-nothing': {
      en: 'knew of it and did nothing',
      ru: 'осведомлённость и бездействие',
      be: 'дасведчанасць і бяздзейнасць',
      th: 'ทราบแต่ไม่ดำเนินการ',
      huridocs: ['L18/05.02'],
    },
    'did-not-prevent': {
      en: 'did not prevent it',
      ru: 'непредотвращение',
      be: 'непрадухіленне',
      th: 'ไม่ป้องกัน',
      huridocs: ['L18/05.03'],
    },
    'political-responsibility': {
      en: 'general political responsibility',
      ru: 'общая политическая ответственность',
      be: 'агульная палітычная адказнасць',
      th: 'ความรับผิดชอบทางการเมืองโดยทั่วไป',
      huridocs: ['L18/06'],
    },
    other: {
      en: 'in another way',
      ru: 'иным образом',
      be: 'іншым чынам',
      th: 'ด้วยวิธีอื่น',
      huridocs: ['L18/90'],
    },
    unknown: {
      en: 'not known',
      ru: 'неизвестно',
      be: 'невядома',
      th: 'ไม่ทราบ',
      huridocs: ['L18/99'],
    },
  },
)

/** To what kind of people somebody belonged, as alleged. */
export const involvementTypes = defineMapped(
  'involvement-type',
  {
    source: 'HURIDOCS micro-thesaurus 24, types of perpetrators; labels are our own',
    certainty: 'field',
  },
  {
    police: {
      en: 'police',
      ru: 'полиция или милиция',
      be: 'паліцыя або міліцыя',
      th: 'ตำรวจ',
      huridocs: ['L24/01.01.01.04'],
    },
    'riot-police': {
      en: 'riot police',
      ru: 'отряд полиции или милиции особого назначения',
      be: 'атрад паліцыі або міліцыі асаблівага прызначэння',
      th: 'ตำรวจควบคุมฝูงชน',
      huridocs: [],
      ...own,
    },
    'interior-troops': {
      en: 'interior troops',
      ru: 'внутренние войска',
      be: 'унутраныя войскі',
      th: 'กองกำลังรักษาความสงบภายใน',
      huridocs: [],
      ...own,
    },
    'armed-forces': {
      en: 'armed forces',
      ru: 'вооружённые силы',
      be: 'узброеныя сілы',
      th: 'กองทัพ',
      huridocs: ['L24/01.01.01.03'],
    },
    intelligence: {
      en: 'security or intelligence service',
      ru: 'служба безопасности или разведки',
      be: 'служба бяспекі або разведкі',
      th: 'หน่วยงานความมั่นคงหรือข่าวกรอง',
      huridocs: ['L24/01.01.01.06'],
    },
    'prison-staff': {
      en: 'prison staff',
      ru: 'сотрудники мест лишения свободы',
      be: 'супрацоўнікі месцаў пазбаўлення волі',
      th: 'เจ้าหน้าที่เรือนจำ',
      huridocs: ['L24/01.01.01.05'],
    },
    'border-guard': {
      en: 'border guard',
      ru: 'пограничная служба',
      be: 'памежная служба',
      th: 'หน่วยรักษาชายแดน',
      huridocs: [],
      ...own,
    },
    'presidential-guard': {
      en: 'guard of the head of state',
      ru: 'охрана главы государства',
      be: 'ахова кіраўніка дзяржавы',
      th: 'หน่วยรักษาความปลอดภัยของประมุขแห่งรัฐ',
      huridocs: [],
      ...own,
    },
    unidentified: {
      en: 'people in masks without insignia, not identified',
      ru: 'неустановленные люди в масках без знаков различия',
      be: 'неўстаноўленыя людзі ў масках без знакаў адрознення',
      th: 'กลุ่มคนสวมหน้ากากไม่มีเครื่องหมาย ไม่ทราบว่าเป็นใคร',
      huridocs: [],
      ...own,
    },
    'national-official': {
      en: 'national official',
      ru: 'должностное лицо центральной власти',
      be: 'службовая асоба цэнтральнай улады',
      th: 'เจ้าหน้าที่รัฐส่วนกลาง',
      huridocs: ['L24/01.01.01.01'],
    },
    'local-official': {
      en: 'local official',
      ru: 'должностное лицо местной власти',
      be: 'службовая асоба мясцовай улады',
      th: 'เจ้าหน้าที่รัฐส่วนท้องถิ่น',
      huridocs: ['L24/01.01.01.02'],
    },
    'prosecutor-or-investigator': {
      en: 'prosecutor or investigator',
      ru: 'прокурор или следователь',
      be: 'пракурор або следчы',
      th: 'อัยการหรือพนักงานสอบสวน',
      huridocs: [],
      ...own,
    },
    judiciary: {
      en: 'judiciary',
      ru: 'судебная власть',
      be: 'судовая ўлада',
      th: 'ฝ่ายตุลาการ',
      huridocs: ['L24/01.03'],
    },
    legislature: {
      en: 'legislature',
      ru: 'законодательная власть',
      be: 'заканадаўчая ўлада',
      th: 'ฝ่ายนิติบัญญัติ',
      huridocs: ['L24/01.02'],
    },
    'state-enterprise': {
      en: 'management of a state enterprise',
      ru: 'руководство государственного предприятия',
      be: 'кіраўніцтва дзяржаўнага прадпрыемства',
      th: 'ผู้บริหารรัฐวิสาหกิจ',
      huridocs: [],
      ...own,
    },
    paramilitary: {
      en: 'paramilitary group',
      ru: 'военизированная группа',
      be: 'ваенізаваная група',
      th: 'กลุ่มกึ่งทหาร',
      huridocs: ['L24/02.01.01'],
    },
    vigilantes: {
      en: 'vigilantes or death squad',
      ru: 'самозваные блюстители порядка или «эскадрон смерти»',
      be: 'самазваныя ахоўнікі парадку або «эскадрон смерці»',
      th: 'กลุ่มศาลเตี้ยหรือกลุ่มสังหาร',
      huridocs: ['L24/02.01.02'],
    },
    'opposition-forces': {
      en: 'armed opposition',
      ru: 'вооружённая оппозиция',
      be: 'узброеная апазіцыя',
      th: 'กองกำลังฝ่ายต่อต้าน',
      huridocs: ['L24/02.02'],
    },
    warlord: {
      en: 'warlord',
      ru: 'полевой командир',
      be: 'палявы камандзір',
      th: 'ขุนศึก',
      huridocs: ['L24/02.03'],
    },
    'private-guards': {
      en: 'private guards',
      ru: 'частная охрана',
      be: 'прыватная ахова',
      th: 'เจ้าหน้าที่รักษาความปลอดภัยเอกชน',
      huridocs: ['L24/02.04'],
    },
    crowd: { en: 'crowd', ru: 'толпа', be: 'натоўп', th: 'ฝูงชน', huridocs: ['L24/02.05'] },
    'occupying-forces': {
      en: 'occupying forces',
      ru: 'оккупационные силы',
      be: 'акупацыйныя сілы',
      th: 'กองกำลังยึดครอง',
      huridocs: ['L24/03'],
    },
    employer: {
      en: 'employer or superior at work',
      ru: 'работодатель или руководство на работе',
      be: 'працадаўца або кіраўніцтва на працы',
      th: 'นายจ้างหรือผู้บังคับบัญชาในที่ทำงาน',
      huridocs: ['L24/11.03'],
    },
    school: {
      en: 'school or university',
      ru: 'школа или университет',
      be: 'школа або ўніверсітэт',
      th: 'โรงเรียนหรือมหาวิทยาลัย',
      huridocs: ['L24/11.04'],
    },
    professional: {
      en: 'professional: doctor, lawyer, other',
      ru: 'специалист: врач, адвокат, другие',
      be: 'спецыяліст: лекар, адвакат, іншыя',
      th: 'ผู้ประกอบวิชาชีพ เช่น แพทย์ ทนายความ',
      huridocs: ['L24/11.05'],
    },
    'private-person': {
      en: 'private person with power over others: family, community',
      ru: 'частное лицо, имеющее власть над другими: семья, община',
      be: 'прыватная асоба, якая мае ўладу над іншымі: сям’я, суполка',
      th: 'เอกชนที่มีอำนาจเหนือผู้อื่น เช่น ในครอบครัว ชุมชน',
      huridocs: ['L24/11'],
    },
    business: {
      en: 'business',
      ru: 'коммерческая организация',
      be: 'камерцыйная арганізацыя',
      th: 'ธุรกิจเอกชน',
      huridocs: ['L24/21'],
    },
    other: {
      en: 'somebody else',
      ru: 'кто-то другой',
      be: 'хтосьці іншы',
      th: 'ผู้อื่น',
      huridocs: ['L24/90'],
    },
    unknown: {
      en: 'not known',
      ru: 'неизвестно',
      be: 'невядома',
      th: 'ไม่ทราบ',
      huridocs: ['L24/99'],
    },
  },
)

/** How the source came to say who it was. */
export const involvementBases = defineVocabulary('involvement-basis', own, {
  'knew-before': {
    en: 'known to the source from before',
    ru: 'источник знал раньше',
    be: 'крыніца ведала раней',
    th: 'แหล่งข้อมูลรู้จักมาก่อน',
  },
  'said-themselves': {
    en: 'said or showed who they were',
    ru: 'представились или показали документ',
    be: 'назваліся або паказалі дакумент',
    th: 'บอกหรือแสดงหลักฐานเองว่าเป็นใคร',
  },
  'called-by-name': {
    en: 'called by name or rank by others there',
    ru: 'другие обращались по имени или званию',
    be: 'іншыя звярталіся па імені або званні',
    th: 'ผู้อื่นในที่นั้นเรียกชื่อหรือยศ',
  },
  insignia: {
    en: 'uniform, insignia, number or vehicle',
    ru: 'форма, знаки различия, номер или машина',
    be: 'форма, знакі адрознення, нумар або машына',
    th: 'เครื่องแบบ เครื่องหมาย หมายเลข หรือยานพาหนะ',
  },
  recording: {
    en: 'a photo or video',
    ru: 'фото или видео',
    be: 'фота або відэа',
    th: 'ภาพถ่ายหรือวิดีโอ',
  },
  document: {
    en: 'a document with the name or signature',
    ru: 'документ с именем или подписью',
    be: 'дакумент з імем або подпісам',
    th: 'เอกสารที่มีชื่อหรือลายมือชื่อ',
  },
  post: {
    en: 'the post held there at that time',
    ru: 'занимаемая там в то время должность',
    be: 'пасада, якая была там у той час',
    th: 'ตำแหน่งที่ดำรงอยู่ที่นั่นในขณะนั้น',
  },
  'own-admission': {
    en: 'their own admission',
    ru: 'собственное признание',
    be: 'уласнае прызнанне',
    th: 'คำยอมรับของเจ้าตัว',
  },
  'told-by-others': {
    en: 'told by others',
    ru: 'известно со слов других',
    be: 'вядома са слоў іншых',
    th: 'ผู้อื่นบอก',
  },
  concluded: {
    en: 'concluded from other things',
    ru: 'вывод из других сведений',
    be: 'выснова з іншых звестак',
    th: 'สรุปจากข้อมูลอื่น',
  },
  unknown: { en: 'not known', ru: 'неизвестно', be: 'невядома', th: 'ไม่ทราบ' },
})

/**
 * How sure it is that it was they. It grades this one piece of information: no person is ever
 * given a grade, neither the one who tells nor the one who is named.
 */
export const involvementConfidences = defineVocabulary(
  'involvement-confidence',
  { source: 'Amparo: how sure an identification is, in three steps', certainty: 'office' },
  {
    high: { en: 'sure', ru: 'уверенно', be: 'упэўнена', th: 'แน่ใจ' },
    medium: {
      en: 'fairly sure',
      ru: 'скорее уверенно',
      be: 'хутчэй упэўнена',
      th: 'ค่อนข้างแน่ใจ',
    },
    low: { en: 'not sure', ru: 'неуверенно', be: 'няўпэўнена', th: 'ไม่แน่ใจ' },
  },
)

export type InvolvementDegreeCode = keyof typeof involvementDegrees.entries
export type InvolvementTypeCode = keyof typeof involvementTypes.entries
export type InvolvementBasisCode = keyof typeof involvementBases.entries
export type InvolvementConfidenceCode = keyof typeof involvementConfidences.entries
