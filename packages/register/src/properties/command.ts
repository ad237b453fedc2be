import { declareKind } from '../declare-kind.ts'
import { leaveOutSince, leaveOutUntil } from './phrases.ts'

/** Which body stood over which, from when to when. It is known by its two ends and has no name. */
export const command = declareKind({
  leads: [],
  time: { from: 'command.from', to: 'command.to' },
  properties: {
    'command.unit': {
      number: 1201,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'authority',
      belongs: true,
      stateWord: 'counts',
      labels: {
        en: 'Under orders',
        ru: 'Кто подчинялся',
        be: 'Хто падпарадкоўваўся',
        th: 'ผู้รับคำสั่ง',
      },
      help: {
        en: 'The body or unit that took orders.',
        ru: 'Орган или подразделение, которое получало приказы.',
        be: 'Орган або падраздзяленне, якое атрымлівала загады.',
        th: 'หน่วยงานหรือหน่วยที่รับคำสั่ง',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'command.over': {
      number: 1202,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'authority',
      stateWord: 'counts',
      labels: { en: 'Who gave orders', ru: 'Кто приказывал', be: 'Хто загадваў', th: 'ผู้สั่งการ' },
      help: {
        en: 'The superior body or unit, in fact or by rule, as the source says it.',
        ru: 'Вышестоящий орган или подразделение, на деле или по правилам, со слов источника.',
        be: 'Вышэйшы орган або падраздзяленне, на справе або паводле правілаў, са слоў крыніцы.',
        th: 'หน่วยงานหรือหน่วยที่อยู่เหนือขึ้นไป ในทางปฏิบัติหรือตามระเบียบ ตามที่แหล่งข้อมูลบอก',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'command.from': {
      number: 1203,
      value: 'date',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Since', ru: 'С какого времени', be: 'З якога часу', th: 'ตั้งแต่' },
      help: leaveOutSince,
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'command.to': {
      number: 1204,
      value: 'date',
      cardinality: 'one',
      stateWord: 'counts',
      labels: { en: 'Until', ru: 'До какого времени', be: 'Да якога часу', th: 'จนถึง' },
      help: leaveOutUntil,
      purpose: 'show-what-happened',
      retention: 'record',
    },
  },
})
