import { declareKind } from '../declare-kind.ts'
import { exactAsKnown, placeAsNamed, surelyThisPlace } from './phrases.ts'

/** One thing known to have happened in a period of custody. */
export const point = declareKind({
  leads: ['point.type', 'point.place'],
  time: { at: 'point.at' },
  properties: {
    'point.custody': {
      number: 701,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'custody',
      belongs: true,
      stateWord: 'never-alone',
      labels: {
        en: 'Period of custody',
        ru: 'Период лишения свободы',
        be: 'Перыяд пазбаўлення волі',
        th: 'ช่วงการควบคุมตัว',
      },
      help: {
        en: 'The one period of which this was a part.',
        ru: 'Период, частью которого это было.',
        be: 'Перыяд, часткай якога гэта было.',
        th: 'ช่วงที่เรื่องนี้เป็นส่วนหนึ่ง',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'point.type': {
      number: 702,
      value: 'code',
      cardinality: 'one',
      vocabulary: 'point-type',
      stateWord: 'never-alone',
      labels: { en: 'What happened', ru: 'Что произошло', be: 'Што адбылося', th: 'เกิดอะไรขึ้น' },
      help: {
        en: 'One thing at one time; what lay between two of them is never filled in.',
        ru: 'Одно событие в одно время; то, что было между ними, не додумывают.',
        be: 'Адна падзея ў адзін час; тое, што было паміж імі, не дадумваюць.',
        th: 'หนึ่งเรื่องในหนึ่งเวลา สิ่งที่อยู่ระหว่างนั้นไม่เติมเอาเอง',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'point.at': {
      number: 703,
      value: 'date',
      cardinality: 'one',
      stateWord: 'never-alone',
      labels: { en: 'When', ru: 'Когда', be: 'Калі', th: 'เมื่อใด' },
      help: exactAsKnown,
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'point.place': {
      number: 704,
      value: 'text',
      cardinality: 'one',
      stateWord: 'never-alone',
      labels: { en: 'Where', ru: 'Где', be: 'Дзе', th: 'ที่ใด' },
      help: placeAsNamed,
      purpose: 'find',
      retention: 'record',
    },
    'point.facility': {
      number: 705,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'facility',
      stateWord: 'never-alone',
      labels: {
        en: 'Place of detention',
        ru: 'Место содержания',
        be: 'Месца ўтрымання',
        th: 'สถานที่ควบคุมตัว',
      },
      help: surelyThisPlace,
      purpose: 'find',
      retention: 'record',
    },
  },
})
