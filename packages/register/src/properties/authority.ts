import { declareKind } from '../declare-kind.ts'
import { everyNameOfIt, whereToFind } from './phrases.ts'

/** A body of the state, a unit of one, a court. */
export const authority = declareKind({
  leads: ['authority.name'],
  foundBy: { name: 'authority.name', words: ['authority.place'] },
  properties: {
    'authority.name': {
      number: 501,
      value: 'name',
      cardinality: 'many',
      stateWord: 'counts',
      labels: { en: 'Name', ru: 'Название', be: 'Назва', th: 'ชื่อ' },
      help: everyNameOfIt,
      purpose: 'tell-apart',
      retention: 'record',
    },
    'authority.type': {
      number: 502,
      value: 'code',
      cardinality: 'one',
      vocabulary: 'authority-type',
      facet: true,
      stateWord: 'counts',
      labels: {
        en: 'Kind of body',
        ru: 'Какой это орган',
        be: 'Які гэта орган',
        th: 'ประเภทหน่วยงาน',
      },
      help: {
        en: 'What the body is, or the body a unit belongs to.',
        ru: 'Что это за орган или к какому органу относится подразделение.',
        be: 'Што гэта за орган або да якога органа належыць падраздзяленне.',
        th: 'เป็นหน่วยงานประเภทใด หรือหน่วยนี้สังกัดหน่วยงานประเภทใด',
      },
      purpose: 'tell-apart',
      retention: 'record',
    },
    'authority.place': {
      number: 503,
      value: 'text',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Where it is', ru: 'Где находится', be: 'Дзе знаходзіцца', th: 'ตั้งอยู่ที่ใด' },
      help: whereToFind,
      purpose: 'tell-apart',
      retention: 'record',
    },
    'authority.part-of': {
      number: 504,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'authority',
      stateWord: 'counts',
      labels: { en: 'Part of', ru: 'В составе', be: 'У складзе', th: 'สังกัด' },
      help: {
        en: 'The body it belongs to by its structure; who gave orders to whom, and when, is recorded apart.',
        ru: 'Орган, в который входит по структуре; кто, кому и когда приказывал, записывают отдельно.',
        be: 'Орган, у які ўваходзіць паводле структуры; хто, каму і калі загадваў, запісваюць асобна.',
        th: 'หน่วยงานต้นสังกัดตามโครงสร้าง ส่วนใครสั่งการใครและเมื่อใดให้บันทึกแยก',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
  },
})
