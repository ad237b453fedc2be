import { declareKind } from '../declare-kind.ts'

/**
 * What a source has to do with an event. The source itself is the source of its claims and stands
 * in none of its properties.
 */
export const information = declareKind({
  leads: ['information.connection'],
  properties: {
    'information.event': {
      number: 901,
      value: 'subject',
      cardinality: 'one',
      refersTo: 'event',
      belongs: true,
      stateWord: 'counts',
      labels: { en: 'Event', ru: 'Событие', be: 'Падзея', th: 'เหตุการณ์' },
      help: {
        en: 'The event of which the source speaks.',
        ru: 'Событие, о котором говорит источник.',
        be: 'Падзея, пра якую кажа крыніца.',
        th: 'เหตุการณ์ที่แหล่งข้อมูลพูดถึง',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'information.connection': {
      number: 902,
      value: 'code',
      cardinality: 'one',
      vocabulary: 'information-connection',
      stateWord: 'counts',
      labels: {
        en: 'What the source has to do with it',
        ru: 'Как источник связан с событием',
        be: 'Як крыніца звязана з падзеяй',
        th: 'แหล่งข้อมูลเกี่ยวข้องอย่างไร',
      },
      help: {
        en: 'Where the source stood to what happened; it grades nobody.',
        ru: 'Кем источник был по отношению к событию; это никого не оценивает.',
        be: 'Кім крыніца была адносна падзеі; гэта нікога не ацэньвае.',
        th: 'แหล่งข้อมูลอยู่ในฐานะใดต่อเหตุการณ์ ไม่ใช่การให้คะแนนใคร',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'information.learnt': {
      number: 903,
      value: 'code',
      cardinality: 'one',
      vocabulary: 'information-learnt',
      stateWord: 'counts',
      labels: {
        en: 'How the source came to know',
        ru: 'Откуда источник об этом знает',
        be: 'Адкуль крыніца пра гэта ведае',
        th: 'แหล่งข้อมูลทราบได้อย่างไร',
      },
      help: {
        en: 'By being there, from others, or from something written or recorded.',
        ru: 'Из пережитого, от других или из записанного.',
        be: 'З перажытага, ад іншых або з запісанага.',
        th: 'จากการอยู่ในเหตุการณ์ จากผู้อื่น หรือจากสิ่งที่เขียนหรือบันทึกไว้',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
    'information.words': {
      number: 904,
      value: 'text',
      cardinality: 'many',
      stateWord: 'counts',
      labels: {
        en: 'In the source’s words',
        ru: 'Словами источника',
        be: 'Словамі крыніцы',
        th: 'ตามคำของแหล่งข้อมูล',
      },
      help: {
        en: 'As it was said and without names of others; the rest stays in the account.',
        ru: 'Так, как сказано, и без имён других людей; остальное остаётся в рассказе.',
        be: 'Так, як сказана, і без імёнаў іншых людзей; астатняе застаецца ў аповедзе.',
        th: 'ตามที่พูดไว้โดยไม่มีชื่อของผู้อื่น ส่วนที่เหลือคงอยู่ในคำบอกเล่า',
      },
      purpose: 'show-what-happened',
      retention: 'record',
    },
  },
})
