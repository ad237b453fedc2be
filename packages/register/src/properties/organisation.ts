import { declareKind } from '../declare-kind.ts'
import { everyNameOfIt, whereToFind } from './phrases.ts'

/** An organisation that is not of the state. */
export const organisation = declareKind({
  leads: ['organisation.name'],
  foundBy: { name: 'organisation.name', words: ['organisation.place'] },
  properties: {
    'organisation.name': {
      number: 601,
      value: 'name',
      cardinality: 'many',
      stateWord: 'counts',
      labels: { en: 'Name', ru: 'Название', be: 'Назва', th: 'ชื่อ' },
      help: everyNameOfIt,
      purpose: 'tell-apart',
      retention: 'record',
    },
    'organisation.type': {
      number: 602,
      value: 'text',
      cardinality: 'one',
      stateWord: 'counts',
      labels: {
        en: 'Kind of organisation',
        ru: 'Какая это организация',
        be: 'Якая гэта арганізацыя',
        th: 'ประเภทองค์กร',
      },
      help: {
        en: 'What it does, in a few plain words.',
        ru: 'Чем занимается, в нескольких простых словах.',
        be: 'Чым займаецца, у некалькіх простых словах.',
        th: 'ทำอะไร เป็นถ้อยคำสั้น ๆ',
      },
      purpose: 'tell-apart',
      retention: 'record',
    },
    'organisation.place': {
      number: 603,
      value: 'text',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Where it is', ru: 'Где находится', be: 'Дзе знаходзіцца', th: 'ตั้งอยู่ที่ใด' },
      help: whereToFind,
      purpose: 'tell-apart',
      retention: 'record',
    },
  },
})
