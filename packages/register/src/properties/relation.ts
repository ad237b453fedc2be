import { declareKind } from '../declare-kind.ts'
import { leaveOutSince, leaveOutUntil } from './phrases.ts'

/** What one person is to another. */
export const relation = declareKind({
  leads: ['relation.type'],
  time: { from: 'relation.from', to: 'relation.to' },
  properties: {
    'relation.person': {
      number: 1001,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'person',
      belongs: true,
      stateWord: 'counts',
      labels: { en: 'First person', ru: 'Первый человек', be: 'Першы чалавек', th: 'คนแรก' },
      help: {
        en: 'It is read from this person to the other.',
        ru: 'Связь читают от этого человека к другому.',
        be: 'Сувязь чытаюць ад гэтага чалавека да другога.',
        th: 'อ่านความสัมพันธ์จากคนนี้ไปยังอีกคน',
      },
      purpose: 'find',
      retention: 'search',
    },
    'relation.other': {
      number: 1002,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'person',
      stateWord: 'counts',
      labels: { en: 'Other person', ru: 'Другой человек', be: 'Другі чалавек', th: 'อีกคนหนึ่ง' },
      help: {
        en: 'The one to whom the first stands in this relation.',
        ru: 'Тот, с кем первый человек так связан.',
        be: 'Той, з кім першы чалавек так звязаны.',
        th: 'ผู้ที่คนแรกมีความสัมพันธ์เช่นนี้ด้วย',
      },
      purpose: 'find',
      retention: 'search',
    },
    'relation.type': {
      number: 1003,
      value: 'code',
      cardinality: 'one',
      vocabulary: 'relation-type',
      stateWord: 'counts',
      labels: {
        en: 'What the first is to the other',
        ru: 'Кем первый человек приходится другому',
        be: 'Кім першы чалавек даводзіцца другому',
        th: 'คนแรกเป็นอะไรกับอีกคน',
      },
      help: {
        en: 'Choose the one word that fits; the other direction follows from it.',
        ru: 'Выберите одно подходящее; обратная связь следует из него.',
        be: 'Выберыце адно прыдатнае; адваротная сувязь вынікае з яго.',
        th: 'เลือกคำเดียวที่ตรง ความสัมพันธ์อีกทางเป็นไปตามนั้น',
      },
      purpose: 'find',
      retention: 'search',
    },
    'relation.from': {
      number: 1004,
      value: 'date',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Since', ru: 'С какого времени', be: 'З якога часу', th: 'ตั้งแต่' },
      help: leaveOutSince,
      purpose: 'find',
      retention: 'search',
    },
    'relation.to': {
      number: 1005,
      value: 'date',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Until', ru: 'До какого времени', be: 'Да якога часу', th: 'จนถึง' },
      help: leaveOutUntil,
      purpose: 'find',
      retention: 'search',
    },
  },
})
