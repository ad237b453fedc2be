import type { Labels, Language } from '@amparo/vocabulary'
import { codeSaid } from './fate.ts'
import type { Fate, FateClaim } from './fate.ts'
import type { PeriodState } from './custody-timeline.ts'

/**
 * Words computed from what is known, several at once, because where, acknowledged and alive are
 * independent. None of them leads only to some others: from each a person may turn out released,
 * found or dead. None says "confirmed", "found" or "closed": those are acts of people.
 */
export const fateLabelCodes = [
  'nothing-known',
  'place-not-known',
  'place-heard-of',
  'place-named',
  'place-from-state-only',
  'place-differs',
  'place-sealed',
  'custody-acknowledged-place-known',
  'custody-acknowledged-place-not-known',
  'custody-denied',
  'custody-unanswered',
  'acknowledgement-differs',
  'named-though-denied',
  'named-though-unanswered',
  'alive-said',
  'alive-from-state-only',
  'death-said',
  'death-from-state-only',
  'life-differs',
  'life-sealed',
  'custody-unknown-since',
  'custody-not-acknowledged',
  'came-out',
] as const
export type FateLabelCode = (typeof fateLabelCodes)[number]

/**
 * In the order of `fateLabelCodes`. The states of the person's periods (`custodyTimeline`) are
 * given where they are known; without them nothing is said of custody beyond the three claims.
 */
export function fateLabels(
  fate: Fate,
  periods: readonly PeriodState[] = [],
): readonly FateLabelCode[] {
  const said = new Set<FateLabelCode | null>([
    isSilent(fate) && periods.length === 0 ? 'nothing-known' : placeLabel(fate.where),
    acknowledgedLabel(fate),
    namedLabel(fate),
    lifeLabel(fate.alive),
    ...custodyLabels(fate, periods),
  ])
  return fateLabelCodes.filter((code) => said.has(code))
}

function isSilent({ where, acknowledged, alive }: Fate): boolean {
  return [where, acknowledged, alive].every(({ said, differs }) => said === null && !differs)
}

function placeLabel(where: FateClaim): FateLabelCode {
  if (where.differs) return 'place-differs'
  if (where.said === null) return 'place-not-known'
  if (where.stateAlone) return 'place-from-state-only'
  if (where.said.kind === 'sealed') return 'place-sealed'
  return where.isHearsay && where.origins === 1 ? 'place-heard-of' : 'place-named'
}

function acknowledgedLabel({ acknowledged, where }: Fate): FateLabelCode | null {
  if (acknowledged.differs) return 'acknowledgement-differs'
  switch (codeSaid(acknowledged)) {
    case 'acknowledged':
      return where.said === null
        ? 'custody-acknowledged-place-not-known'
        : 'custody-acknowledged-place-known'
    case 'denied':
      return 'custody-denied'
    case 'silent':
      return 'custody-unanswered'
    default:
      return null
  }
}

// Others name a place, and the authorities say that they do not hold the person, or say nothing.
function namedLabel({ acknowledged, where }: Fate): FateLabelCode | null {
  if (where.said === null || where.stateAlone) return null
  switch (codeSaid(acknowledged)) {
    case 'denied':
      return 'named-though-denied'
    case 'silent':
      return 'named-though-unanswered'
    default:
      return null
  }
}

function lifeLabel(alive: FateClaim): FateLabelCode | null {
  if (alive.differs) return 'life-differs'
  if (alive.said?.kind === 'sealed') return 'life-sealed'
  switch (codeSaid(alive)) {
    case 'alive':
      return alive.stateAlone ? 'alive-from-state-only' : 'alive-said'
    case 'dead':
      return alive.stateAlone ? 'death-from-state-only' : 'death-said'
    default:
      return null
  }
}

function custodyLabels(
  { acknowledged }: Fate,
  periods: readonly PeriodState[],
): readonly FateLabelCode[] {
  if (periods.length === 0) return []
  const isOver = periods.every(({ state }) => state === 'ended')
  const diedInside = periods.some(({ endedBy }) => endedBy.includes('death-in-custody'))
  const labels: FateLabelCode[] = []
  if (!isOver) labels.push('custody-unknown-since')
  if (isOver && !diedInside) labels.push('came-out')
  if (!mayBeAcknowledged(acknowledged)) labels.push('custody-not-acknowledged')
  return labels
}

function mayBeAcknowledged(acknowledged: FateClaim): boolean {
  const code = codeSaid(acknowledged)
  const isSealed = acknowledged.said !== null && code === null
  return isSealed || acknowledged.differs || code === 'acknowledged'
}

/**
 * The nearest terms of HURIDOCS micro-thesauri 25 (status as victim) and 30 (whereabouts), for
 * exports. Most labels have none: the lists know one status at a time.
 */
export const huridocsOfFateLabel: Readonly<Partial<Record<FateLabelCode, string>>> = {
  'nothing-known': '25:01.03',
  'custody-acknowledged-place-known': '30:01.01',
  'custody-acknowledged-place-not-known': '30:01.02',
  'custody-denied': '30:02',
  'death-said': '25:01.01',
  'came-out': '25:02.01',
}

/** A whole sentence. */
export function fateSentence(code: FateLabelCode, language: Language): string {
  return sentences[code][language]
}

const sentences: Readonly<Record<FateLabelCode, Labels>> = {
  'nothing-known': {
    en: 'Nothing is known of where the person is, how they are or who holds them.',
    ru: 'Неизвестно, где этот человек, что с ним и кто его удерживает.',
    be: 'Невядома, дзе гэты чалавек, што з ім і хто яго ўтрымлівае.',
    th: 'ไม่ทราบว่าบุคคลนี้อยู่ที่ใด เป็นอย่างไร หรือใครควบคุมตัวอยู่',
  },
  'place-not-known': {
    en: 'Nobody says where the person is now.',
    ru: 'Никто не говорит, где этот человек сейчас.',
    be: 'Ніхто не кажа, дзе гэты чалавек цяпер.',
    th: 'ไม่มีใครบอกว่าขณะนี้บุคคลนี้อยู่ที่ใด',
  },
  'place-heard-of': {
    en: 'One source has heard where the person is; nobody else says so.',
    ru: 'Один источник слышал, где этот человек; больше об этом никто не говорит.',
    be: 'Адна крыніца чула, дзе гэты чалавек; больш ніхто пра гэта не кажа.',
    th: 'มีแหล่งข้อมูลเดียวที่ได้ยินมาว่าบุคคลนี้อยู่ที่ใด และไม่มีแหล่งอื่นบอกเช่นนี้',
  },
  'place-named': {
    en: 'Somebody other than the authorities says where the person is.',
    ru: 'О том, где этот человек, говорят не только власти.',
    be: 'Пра тое, дзе гэты чалавек, кажуць не толькі ўлады.',
    th: 'มีผู้อื่นนอกจากหน่วยงานรัฐบอกว่าบุคคลนี้อยู่ที่ใด',
  },
  'place-from-state-only': {
    en: 'Only the authorities say where the person is.',
    ru: 'О том, где этот человек, говорят только власти.',
    be: 'Пра тое, дзе гэты чалавек, кажуць толькі ўлады.',
    th: 'มีเพียงหน่วยงานรัฐที่บอกว่าบุคคลนี้อยู่ที่ใด',
  },
  'place-differs': {
    en: 'Sources differ on where the person is.',
    ru: 'Источники расходятся в том, где этот человек.',
    be: 'Крыніцы разыходзяцца ў тым, дзе гэты чалавек.',
    th: 'แหล่งข้อมูลบอกที่อยู่ของบุคคลนี้ไม่ตรงกัน',
  },
  'place-sealed': {
    en: 'Somebody says where the person is; you cannot open it.',
    ru: 'Сведения о том, где этот человек, есть, но вам они не открыты.',
    be: 'Звесткі пра тое, дзе гэты чалавек, ёсць, але вам яны не адкрытыя.',
    th: 'มีผู้บอกว่าบุคคลนี้อยู่ที่ใด แต่คุณเปิดดูข้อมูลนี้ไม่ได้',
  },
  'custody-acknowledged-place-known': {
    en: 'The authorities acknowledge that they hold the person, and a place is named.',
    ru: 'Власти признают, что удерживают этого человека, и место названо.',
    be: 'Улады прызнаюць, што ўтрымліваюць гэтага чалавека, і месца названа.',
    th: 'หน่วยงานรัฐยอมรับว่าควบคุมตัวบุคคลนี้ และมีการระบุสถานที่',
  },
  'custody-acknowledged-place-not-known': {
    en: 'The authorities acknowledge that they hold the person; where is not known.',
    ru: 'Власти признают, что удерживают этого человека; где — неизвестно.',
    be: 'Улады прызнаюць, што ўтрымліваюць гэтага чалавека; дзе — невядома.',
    th: 'หน่วยงานรัฐยอมรับว่าควบคุมตัวบุคคลนี้ แต่ไม่ทราบว่าอยู่ที่ใด',
  },
  'custody-denied': {
    en: 'The authorities deny that they hold the person.',
    ru: 'Власти отрицают, что удерживают этого человека.',
    be: 'Улады адмаўляюць, што ўтрымліваюць гэтага чалавека.',
    th: 'หน่วยงานรัฐปฏิเสธว่าไม่ได้ควบคุมตัวบุคคลนี้',
  },
  'custody-unanswered': {
    en: 'The authorities were asked whether they hold the person and have not answered.',
    ru: 'Властям задан вопрос, удерживают ли они этого человека; ответа нет.',
    be: 'Уладам зададзена пытанне, ці ўтрымліваюць яны гэтага чалавека; адказу няма.',
    th: 'มีการถามหน่วยงานรัฐว่าควบคุมตัวบุคคลนี้หรือไม่ และยังไม่มีคำตอบ',
  },
  'acknowledgement-differs': {
    en: 'What the authorities are said to have answered differs from source to source.',
    ru: 'Источники расходятся в том, что ответили власти.',
    be: 'Крыніцы разыходзяцца ў тым, што адказалі ўлады.',
    th: 'แหล่งข้อมูลบอกคำตอบของหน่วยงานรัฐไม่ตรงกัน',
  },
  'named-though-denied': {
    en: 'Others name a place, while the authorities deny that they hold the person.',
    ru: 'Другие источники называют место, а власти отрицают, что удерживают этого человека.',
    be: 'Іншыя крыніцы называюць месца, а ўлады адмаўляюць, што ўтрымліваюць гэтага чалавека.',
    th: 'แหล่งอื่นระบุสถานที่ ขณะที่หน่วยงานรัฐปฏิเสธว่าไม่ได้ควบคุมตัวบุคคลนี้',
  },
  'named-though-unanswered': {
    en: 'Others name a place, while the authorities have not answered.',
    ru: 'Другие источники называют место, а власти не ответили.',
    be: 'Іншыя крыніцы называюць месца, а ўлады не адказалі.',
    th: 'แหล่งอื่นระบุสถานที่ ขณะที่หน่วยงานรัฐยังไม่ตอบ',
  },
  'alive-said': {
    en: 'Somebody other than the authorities says that the person is alive.',
    ru: 'О том, что этот человек жив, говорят не только власти.',
    be: 'Пра тое, што гэты чалавек жывы, кажуць не толькі ўлады.',
    th: 'มีผู้อื่นนอกจากหน่วยงานรัฐบอกว่าบุคคลนี้ยังมีชีวิตอยู่',
  },
  'alive-from-state-only': {
    en: 'Only the authorities say that the person is alive.',
    ru: 'О том, что этот человек жив, говорят только власти.',
    be: 'Пра тое, што гэты чалавек жывы, кажуць толькі ўлады.',
    th: 'มีเพียงหน่วยงานรัฐที่บอกว่าบุคคลนี้ยังมีชีวิตอยู่',
  },
  'death-said': {
    en: 'Somebody other than the authorities says that the person has died.',
    ru: 'О смерти этого человека говорят не только власти.',
    be: 'Пра смерць гэтага чалавека кажуць не толькі ўлады.',
    th: 'มีผู้อื่นนอกจากหน่วยงานรัฐบอกว่าบุคคลนี้เสียชีวิตแล้ว',
  },
  'death-from-state-only': {
    en: 'Only the authorities say that the person has died.',
    ru: 'О смерти этого человека говорят только власти.',
    be: 'Пра смерць гэтага чалавека кажуць толькі ўлады.',
    th: 'มีเพียงหน่วยงานรัฐที่บอกว่าบุคคลนี้เสียชีวิตแล้ว',
  },
  'life-differs': {
    en: 'Sources differ on whether the person is alive.',
    ru: 'Источники расходятся в том, жив ли этот человек.',
    be: 'Крыніцы разыходзяцца ў тым, ці жывы гэты чалавек.',
    th: 'แหล่งข้อมูลไม่ตรงกันว่าบุคคลนี้ยังมีชีวิตอยู่หรือไม่',
  },
  'life-sealed': {
    en: 'Somebody says whether the person is alive; you cannot open it.',
    ru: 'Сведения о том, жив ли этот человек, есть, но вам они не открыты.',
    be: 'Звесткі пра тое, ці жывы гэты чалавек, ёсць, але вам яны не адкрытыя.',
    th: 'มีผู้บอกว่าบุคคลนี้ยังมีชีวิตอยู่หรือไม่ แต่คุณเปิดดูข้อมูลนี้ไม่ได้',
  },
  'custody-unknown-since': {
    en: 'Since the last day known of a custody, it is not known whether the person is still held.',
    ru: 'После последнего известного дня неизвестно, удерживают ли ещё этого человека.',
    be: 'Пасля апошняга вядомага дня невядома, ці ўтрымліваюць яшчэ гэтага чалавека.',
    th: 'หลังจากวันสุดท้ายที่ทราบ ไม่ทราบว่าบุคคลนี้ยังถูกควบคุมตัวอยู่หรือไม่',
  },
  'custody-not-acknowledged': {
    en: 'Nothing in the record says that the authorities ever acknowledged the custody.',
    ru: 'В записях нет ничего о том, чтобы власти когда-либо признали задержание.',
    be: 'У запісах няма нічога пра тое, каб улады калі-небудзь прызналі затрыманне.',
    th: 'ไม่มีบันทึกใดระบุว่าหน่วยงานรัฐเคยยอมรับการควบคุมตัวนี้',
  },
  'came-out': {
    en: 'Every known period of custody has ended, and not only by the word of the authorities.',
    ru: 'Все известные случаи лишения свободы закончились, и об этом говорят не только власти.',
    be: 'Усе вядомыя выпадкі пазбаўлення волі скончыліся, і пра гэта кажуць не толькі ўлады.',
    th: 'การควบคุมตัวทุกครั้งที่ทราบสิ้นสุดแล้ว และไม่ได้มีเพียงหน่วยงานรัฐที่บอก',
  },
}
