import { declareKind } from '../declare-kind.ts'
import { exactAsKnown, placeAsNamed, surelyThisPlace } from './phrases.ts'

/** Something that happened: one act, or several that belong together. */
export const event = declareKind({
  leads: ['event.title', 'event.description'],
  time: { at: 'event.at' },
  foundBy: { words: ['event.title', 'event.place'] },
  properties: {
    'event.title': {
      number: 301,
      value: 'text',
      cardinality: 'many',
      stateWord: 'counts',
      labels: { en: 'Title', ru: 'Название', be: 'Назва', th: 'ชื่อเหตุการณ์' },
      help: {
        en: 'A few plain words by which colleagues will find it, without names of people.',
        ru: 'Несколько простых слов, по которым его найдут коллеги, без имён людей.',
        be: 'Некалькі простых слоў, па якіх яе знойдуць калегі, без імёнаў людзей.',
        th: 'ถ้อยคำสั้น ๆ ให้เพื่อนร่วมงานค้นพบได้ โดยไม่มีชื่อบุคคล',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'event.at': {
      number: 302,
      value: 'date',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'When', ru: 'Когда', be: 'Калі', th: 'เมื่อใด' },
      help: exactAsKnown,
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'event.place': {
      number: 303,
      value: 'text',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Where', ru: 'Где', be: 'Дзе', th: 'ที่ใด' },
      help: placeAsNamed,
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'event.facility': {
      number: 304,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'facility',
      stateWord: 'counts',
      labels: {
        en: 'Place of detention',
        ru: 'Место содержания',
        be: 'Месца ўтрымання',
        th: 'สถานที่ควบคุมตัว',
      },
      help: surelyThisPlace,
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'event.description': {
      number: 305,
      value: 'text',
      cardinality: 'many',
      stateWord: 'counts',
      labels: { en: 'What happened', ru: 'Что произошло', be: 'Што адбылося', th: 'เกิดอะไรขึ้น' },
      help: {
        en: 'What the source says of the whole; what was done to each person is an act of its own.',
        ru: 'Что источник говорит о событии в целом; то, что сделали с каждым человеком, записывают отдельно.',
        be: 'Што крыніца кажа пра падзею ў цэлым; тое, што зрабілі з кожным чалавекам, запісваюць асобна.',
        th: 'สิ่งที่แหล่งข้อมูลบอกถึงเหตุการณ์โดยรวม ส่วนสิ่งที่เกิดกับแต่ละคนให้บันทึกแยก',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
  },
})
