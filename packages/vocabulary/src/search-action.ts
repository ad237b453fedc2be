import { defineVocabulary } from './entry.ts'

const origin = {
  source:
    'Search actions of the ICRC’s missing-person data set: place, channel, answer; labels are our own',
  certainty: 'field',
} as const

/** What kind of place or list was asked or looked through for somebody. */
export const searchPlaces = defineVocabulary('search-place', origin, {
  hospital: { en: 'hospital', ru: 'больница', be: 'бальніца', th: 'โรงพยาบาล' },
  morgue: { en: 'morgue', ru: 'морг', be: 'морг', th: 'ห้องเก็บศพ' },
  police: {
    en: 'police station',
    ru: 'отдел полиции или милиции',
    be: 'аддзел паліцыі або міліцыі',
    th: 'สถานีตำรวจ',
  },
  'facility-gate': {
    en: 'place of detention, at the gate',
    ru: 'место содержания под стражей, у входа',
    be: 'месца ўтрымання пад вартай, каля ўваходу',
    th: 'สถานที่คุมขัง ที่หน้าประตู',
  },
  'parcel-window': {
    en: 'place of detention, where parcels are taken',
    ru: 'место содержания под стражей, окно передач',
    be: 'месца ўтрымання пад вартай, акно перадач',
    th: 'สถานที่คุมขัง จุดรับของฝาก',
  },
  court: { en: 'court', ru: 'суд', be: 'суд', th: 'ศาล' },
  'court-list': {
    en: 'list of court hearings',
    ru: 'список судебных заседаний',
    be: 'спіс судовых пасяджэнняў',
    th: 'รายการนัดพิจารณาคดี',
  },
  'official-list': {
    en: 'list published by an authority',
    ru: 'список, опубликованный государственным органом',
    be: 'спіс, апублікаваны дзяржаўным органам',
    th: 'รายชื่อที่หน่วยงานรัฐเผยแพร่',
  },
  'volunteer-list': {
    en: 'list kept by volunteers or organisations',
    ru: 'список волонтёров или организаций',
    be: 'спіс валанцёраў або арганізацый',
    th: 'รายชื่อของอาสาสมัครหรือองค์กร',
  },
  hotline: { en: 'hotline', ru: 'горячая линия', be: 'гарачая лінія', th: 'สายด่วน' },
  'people-released': {
    en: 'people who were released',
    ru: 'освобождённые люди',
    be: 'вызваленыя людзі',
    th: 'ผู้ที่ได้รับการปล่อยตัว',
  },
  'last-place': {
    en: 'where the person was seen last',
    ru: 'место, где человека видели в последний раз',
    be: 'месца, дзе чалавека бачылі апошні раз',
    th: 'ที่ที่พบเห็นครั้งสุดท้าย',
  },
  other: { en: 'another place', ru: 'другое место', be: 'іншае месца', th: 'ที่อื่น' },
})

/** How somebody asked or looked. */
export const searchWays = defineVocabulary('search-way', origin, {
  visit: { en: 'in person', ru: 'лично', be: 'асабіста', th: 'ไปด้วยตนเอง' },
  phone: { en: 'by telephone', ru: 'по телефону', be: 'па тэлефоне', th: 'ทางโทรศัพท์' },
  'in-writing': { en: 'in writing', ru: 'письменно', be: 'пісьмова', th: 'เป็นลายลักษณ์อักษร' },
  'read-through': {
    en: 'by reading a list',
    ru: 'просмотром списка',
    be: 'праглядам спіса',
    th: 'โดยตรวจดูรายชื่อ',
  },
  other: { en: 'another way', ru: 'иначе', be: 'інакш', th: 'วิธีอื่น' },
})

/**
 * What came of it, as it was said there. It is what somebody answered, not where the person is: that is claimed of the person,
 * with its own source.
 */
export const searchResults = defineVocabulary('search-result', origin, {
  'said-here': {
    en: 'said to be there',
    ru: 'сказали, что человек там',
    be: 'сказалі, што чалавек там',
    th: 'ได้รับแจ้งว่าอยู่ที่นั่น',
  },
  'said-was-here': {
    en: 'said to have been there, and not any more',
    ru: 'сказали, что человек там был и его там больше нет',
    be: 'сказалі, што чалавек там быў і яго там больш няма',
    th: 'ได้รับแจ้งว่าเคยอยู่ แต่ไม่อยู่แล้ว',
  },
  'said-not-here': {
    en: 'said not to be there',
    ru: 'сказали, что человека там нет',
    be: 'сказалі, што чалавека там няма',
    th: 'ได้รับแจ้งว่าไม่อยู่',
  },
  'parcel-taken': {
    en: 'a parcel for the person was taken',
    ru: 'передачу для этого человека приняли',
    be: 'перадачу для гэтага чалавека прынялі',
    th: 'รับของฝากไว้ให้บุคคลนี้',
  },
  'parcel-refused': {
    en: 'a parcel for the person was not taken',
    ru: 'передачу для этого человека не приняли',
    be: 'перадачу для гэтага чалавека не прынялі',
    th: 'ไม่รับของฝากให้บุคคลนี้',
  },
  'on-the-list': {
    en: 'a name like this is on the list',
    ru: 'похожее имя есть в списке',
    be: 'падобнае імя ёсць у спісе',
    th: 'มีชื่อลักษณะนี้ในรายชื่อ',
  },
  'not-on-the-list': {
    en: 'no such name is on the list',
    ru: 'такого имени в списке нет',
    be: 'такога імя ў спісе няма',
    th: 'ไม่มีชื่อนี้ในรายชื่อ',
  },
  'perhaps-here': {
    en: 'somebody unidentified who may be the person',
    ru: 'есть неопознанный человек, который может им быть',
    be: 'ёсць неапазнаны чалавек, які можа ім быць',
    th: 'มีผู้ที่ยังไม่ทราบชื่อซึ่งอาจเป็นบุคคลนี้',
  },
  refused: {
    en: 'they would not say',
    ru: 'отказались отвечать',
    be: 'адмовіліся адказваць',
    th: 'ไม่ยอมบอก',
  },
  'nobody-answered': {
    en: 'nobody answered',
    ru: 'никто не ответил',
    be: 'ніхто не адказаў',
    th: 'ไม่มีใครตอบ',
  },
  waiting: {
    en: 'an answer was promised',
    ru: 'обещали ответить',
    be: 'абяцалі адказаць',
    th: 'รับปากว่าจะตอบ',
  },
})
