import type { Labels, Language } from '@amparo/vocabulary'

/** Why a value stands first, or why none does. Stored with views: never rename one. */
export const whyCodes = [
  'only-source',
  'all-agree',
  'state-only',
  'not-state-alone',
  'more-origins',
  'more-credible',
  'more-direct',
  'more-exact',
  'said-later',
  'one-of-several',
  'tie',
  'nothing-stands',
] as const
export type WhyCode = (typeof whyCodes)[number]

const sentences: Readonly<Record<WhyCode, Labels>> = {
  'only-source': {
    en: 'One source says so, and no other says anything else.',
    ru: 'Так говорит один источник, и никто не говорит иного.',
    be: 'Так кажа адна крыніца, і ніхто не кажа іншага.',
    th: 'มีแหล่งข้อมูลเดียวที่บอกเช่นนี้ และไม่มีแหล่งใดบอกเป็นอย่างอื่น',
  },
  'all-agree': {
    en: 'Everyone who speaks of it says the same.',
    ru: 'Все, кто об этом говорит, говорят одно и то же.',
    be: 'Усе, хто пра гэта кажа, кажуць адно і тое ж.',
    th: 'ทุกแหล่งที่พูดถึงเรื่องนี้บอกตรงกัน',
  },
  'state-only': {
    en: 'Only the authorities say so; nothing is closed by it.',
    ru: 'Так говорят только власти; вопрос этим не закрыт.',
    be: 'Так кажуць толькі ўлады; пытанне гэтым не закрыта.',
    th: 'มีเพียงหน่วยงานรัฐที่บอกเช่นนี้ จึงยังไม่ถือเป็นข้อยุติ',
  },
  'not-state-alone': {
    en: 'Against it stands only the word of the authorities, which does not outweigh others here.',
    ru: 'Против этого — только слова властей, а здесь они не перевешивают других источников.',
    be: 'Супраць гэтага — толькі словы ўладаў, а тут яны не пераважваюць іншых крыніц.',
    th: 'มีเพียงคำของหน่วยงานรัฐที่แย้ง ซึ่งในเรื่องนี้ไม่มีน้ำหนักเหนือแหล่งอื่น',
  },
  'more-origins': {
    en: 'More independent sources say so than say anything else.',
    ru: 'За это больше независимых источников, чем за любое другое значение.',
    be: 'За гэта больш незалежных крыніц, чым за любое іншае значэнне.',
    th: 'มีแหล่งข้อมูลที่เป็นอิสระต่อกันบอกเช่นนี้มากกว่าที่บอกเป็นอย่างอื่น',
  },
  'more-credible': {
    en: 'Equally many sources speak for each value; this information is rated more credible.',
    ru: 'Источников поровну, но эти сведения оценены как более достоверные.',
    be: 'Крыніц пароўну, але гэтыя звесткі ацэнены як больш верагодныя.',
    th: 'จำนวนแหล่งข้อมูลเท่ากัน แต่ข้อมูลนี้ได้รับการประเมินว่าน่าจะเป็นความจริงมากกว่า',
  },
  'more-direct': {
    en: 'The sources weigh the same, but this one stood closer to what happened.',
    ru: 'Источники равноценны, но этот был ближе к произошедшему.',
    be: 'Крыніцы раўнацэнныя, але гэта была бліжэй да таго, што адбылося.',
    th: 'แหล่งข้อมูลมีน้ำหนักเท่ากัน แต่แหล่งนี้อยู่ใกล้เหตุการณ์มากกว่า',
  },
  'more-exact': {
    en: 'The values agree, and this one is more exact.',
    ru: 'Сведения не противоречат друг другу; эти точнее.',
    be: 'Звесткі не супярэчаць адны адным; гэтыя больш падрабязныя.',
    th: 'ข้อมูลไม่ขัดกัน และข้อมูลนี้ละเอียดกว่า',
  },
  'said-later': {
    en: 'The sources weigh the same, but this was said later.',
    ru: 'Источники равноценны, но это сказано позже.',
    be: 'Крыніцы раўнацэнныя, але гэта сказана пазней.',
    th: 'แหล่งข้อมูลมีน้ำหนักเท่ากัน แต่ข้อมูลนี้บอกภายหลัง',
  },
  'one-of-several': {
    en: 'All of them are kept; this one is shown first only by the alphabet.',
    ru: 'Сохранены все варианты; этот показан первым только по алфавиту.',
    be: 'Захаваны ўсе варыянты; гэты паказаны першым толькі паводле алфавіта.',
    th: 'เก็บไว้ทั้งหมด โดยแสดงข้อมูลนี้ก่อนตามลำดับตัวอักษรเท่านั้น',
  },
  tie: {
    en: 'The sources weigh the same and differ, so no value is put first.',
    ru: 'Источники равноценны и расходятся, поэтому ни одно значение не выделено.',
    be: 'Крыніцы раўнацэнныя і разыходзяцца, таму ніводнае значэнне не вылучана.',
    th: 'แหล่งข้อมูลมีน้ำหนักเท่ากันแต่บอกไม่ตรงกัน จึงไม่ยกข้อมูลใดขึ้นก่อน',
  },
  'nothing-stands': {
    en: 'Everything said of it was taken back.',
    ru: 'Всё, что об этом говорилось, отозвано.',
    be: 'Усё, што пра гэта казалі, адклікана.',
    th: 'ทุกสิ่งที่เคยบอกเรื่องนี้ถูกถอนคืนแล้ว',
  },
}

/** One plain sentence for the person who asks why this value is shown. */
export function whySentence(reason: WhyCode, language: Language): string {
  return sentences[reason][language]
}
