import { defineVocabulary } from '@amparo/vocabulary'
import type { Entry } from '@amparo/vocabulary'
import type { StateCode } from './state.ts'
import type { TreatyCode } from './treaty.ts'

interface NoteFacts {
  readonly state: StateCode
  readonly treaty: TreatyCode
}

export type ParticipationNote = Entry & NoteFacts

/**
 * Reservations, declarations and exits that change what a treaty is good for. Facts to read, not
 * rules: none of them closes a way by itself.
 */
export const participationNotes = defineVocabulary<ParticipationNoteCode, NoteFacts>(
  'participation-note',
  { source: 'Common knowledge of the field; to be checked', certainty: 'uncertain' },
  {
    'BY-op1-pending': {
      en: 'complaints brought before 8 February 2023 go on; of that day itself practitioners and the committee speak differently',
      ru: 'жалобы, поданные до 8 февраля 2023 года, рассматриваются дальше; о самом этом дне практики и комитет говорят по-разному',
      be: 'скаргі, пададзеныя да 8 лютага 2023 года, разглядаюцца далей; пра сам гэты дзень практыкі і камітэт кажуць па-рознаму',
      th: 'ข้อร้องเรียนที่ยื่นก่อนวันที่ 8 กุมภาพันธ์ ค.ศ. 2023 ยังพิจารณาต่อ ส่วนวันนั้นเองมีความเห็นไม่ตรงกัน',
      state: 'BY',
      treaty: 'iccpr-op1',
      source: 'Human Rights Committee, statement on the denunciation by Belarus',
      certainty: 'field',
    },
    'BY-cat-20': {
      en: 'the reservation to article 20 (inquiries) made on joining was withdrawn in 2001',
      ru: 'оговорка к статье 20 (расследования), сделанная при присоединении, снята в 2001 году',
      be: 'агаворка да артыкула 20 (расследаванні), зробленая пры далучэнні, знятая ў 2001 годзе',
      th: 'ข้อสงวนต่อข้อ 20 (การไต่สวน) ที่ทำไว้เมื่อเข้าร่วม ถูกถอนในปี ค.ศ. 2001',
      state: 'BY',
      treaty: 'cat',
    },
    'KZ-op1-later-acts': {
      en: 'complaints about what was done or decided after the protocol came into force for the state',
      ru: 'жалобы на то, что сделано или решено после вступления протокола в силу для государства',
      be: 'скаргі на тое, што зроблена або вырашана пасля ўступлення пратакола ў сілу для дзяржавы',
      th: 'ร้องเรียนได้เฉพาะสิ่งที่กระทำหรือตัดสินหลังพิธีสารมีผลใช้บังคับต่อรัฐ',
      state: 'KZ',
      treaty: 'iccpr-op1',
      source: 'UN Treaty Collection, declarations as of March 2015',
      certainty: 'standard',
    },
    'KZ-opcat-24': {
      en: 'a postponement under article 24 was declared on joining',
      ru: 'при присоединении заявлена отсрочка по статье 24',
      be: 'пры далучэнні заяўлена адтэрміноўка паводле артыкула 24',
      th: 'ประกาศขอเลื่อนตามข้อ 24 เมื่อเข้าร่วม',
      state: 'KZ',
      treaty: 'opcat',
      source: 'UN Treaty Collection, declarations as of March 2015',
      certainty: 'standard',
    },
    'MM-cedaw-29': {
      en: 'a reservation to article 29 (disputes between states)',
      ru: 'оговорка к статье 29 (споры между государствами)',
      be: 'агаворка да артыкула 29 (спрэчкі паміж дзяржавамі)',
      th: 'ข้อสงวนต่อข้อ 29 (ข้อพิพาทระหว่างรัฐ)',
      state: 'MM',
      treaty: 'cedaw',
      source: 'UN Treaty Collection, reservations as of March 2015',
      certainty: 'standard',
    },
    'NI-no-cooperation': {
      en: 'no cooperation with the committee and the subcommittee on torture since 2022; no treaty was left',
      ru: 'с 2022 года нет сотрудничества с комитетом и подкомитетом против пыток; из договоров государство не вышло',
      be: 'з 2022 года няма супрацоўніцтва з камітэтам і падкамітэтам супраць катаванняў; з дагавораў дзяржава не выйшла',
      th: 'ไม่ร่วมมือกับคณะกรรมการและคณะอนุกรรมการด้านการทรมานตั้งแต่ปี ค.ศ. 2022 แต่ไม่ได้ถอนตัวจากสนธิสัญญา',
      state: 'NI',
      treaty: 'cat',
      source: 'OHCHR, 29 November 2022',
      certainty: 'field',
    },
    'PL-op1-elsewhere': {
      en: 'a reservation: not what was already examined by another international procedure',
      ru: 'оговорка: не то, что уже рассмотрено другой международной процедурой',
      be: 'агаворка: не тое, што ўжо разгледжана іншай міжнароднай працэдурай',
      th: 'ข้อสงวน: ไม่รับเรื่องที่กระบวนการระหว่างประเทศอื่นพิจารณาแล้ว',
      state: 'PL',
      treaty: 'iccpr-op1',
      source: 'UN Treaty Collection, reservations as of March 2015',
      certainty: 'standard',
    },
    'PL-cat-20-30': {
      en: 'reservations to articles 20 (inquiries) and 30(1); whether the first still stands has to be checked',
      ru: 'оговорки к статьям 20 (расследования) и 30(1); действует ли первая, нужно проверить',
      be: 'агаворкі да артыкулаў 20 (расследаванні) і 30(1); ці дзейнічае першая, трэба праверыць',
      th: 'ข้อสงวนต่อข้อ 20 (การไต่สวน) และ 30(1) ต้องตรวจสอบว่าข้อแรกยังมีผลหรือไม่',
      state: 'PL',
      treaty: 'cat',
      source: 'UN Treaty Collection, reservations as of March 2015',
    },
    'RU-op1-later-events': {
      en: 'complaints about what happened after the protocol came into force; not what another international procedure is examining',
      ru: 'жалобы на то, что произошло после вступления протокола в силу; не то, что рассматривает другая международная процедура',
      be: 'скаргі на тое, што адбылося пасля ўступлення пратакола ў сілу; не тое, што разглядае іншая міжнародная працэдура',
      th: 'ร้องเรียนได้เฉพาะเหตุการณ์หลังพิธีสารมีผลใช้บังคับ และไม่ใช่เรื่องที่กระบวนการระหว่างประเทศอื่นกำลังพิจารณา',
      state: 'RU',
      treaty: 'iccpr-op1',
      source: 'UN Treaty Collection, declarations as of March 2015',
      certainty: 'standard',
    },
    'TH-cat-1-4-5': {
      en: 'declarations on articles 1, 4 and 5; what they mean since the law of 2022 has to be checked',
      ru: 'заявления по статьям 1, 4 и 5; что они значат после закона 2022 года, нужно проверить',
      be: 'заявы па артыкулах 1, 4 і 5; што яны значаць пасля закона 2022 года, трэба праверыць',
      th: 'คำประกาศต่อข้อ 1, 4 และ 5 ต้องตรวจสอบว่ามีความหมายอย่างไรหลังกฎหมายปี ค.ศ. 2022',
      state: 'TH',
      treaty: 'cat',
      source: 'UN Treaty Collection, declarations as of March 2015',
    },
    'TH-crc-22': {
      en: 'the reservation to article 22 (refugee children) was withdrawn on 30 August 2024',
      ru: 'оговорка к статье 22 (дети-беженцы) снята 30 августа 2024 года',
      be: 'агаворка да артыкула 22 (дзеці-бежанцы) знятая 30 жніўня 2024 года',
      th: 'ถอนข้อสงวนต่อข้อ 22 (เด็กผู้ลี้ภัย) เมื่อวันที่ 30 สิงหาคม ค.ศ. 2024',
      state: 'TH',
      treaty: 'crc',
      source: 'United Nations in Thailand',
      certainty: 'field',
    },
    'UA-cat-20': {
      en: 'the reservation to article 20 (inquiries) was lifted by a law of 1998',
      ru: 'оговорка к статье 20 (расследования) снята законом 1998 года',
      be: 'агаворка да артыкула 20 (расследаванні) знятая законам 1998 года',
      th: 'ข้อสงวนต่อข้อ 20 (การไต่สวน) ถูกยกเลิกโดยกฎหมายปี ค.ศ. 1998',
      state: 'UA',
      treaty: 'cat',
      source: 'Ukraine, Law 234-XIV of 1998',
      certainty: 'field',
    },
    'UA-iccpr-derogations': {
      en: 'derogations were notified in 2015 and again under martial law from 2022: ask a lawyer which articles, where and until when',
      ru: 'об отступлениях уведомлено в 2015 году и вновь при военном положении с 2022 года: от каких статей, где и до когда, спросите юриста',
      be: 'пра адступленні паведамлена ў 2015 годзе і зноў пры ваенным становішчы з 2022 года: ад якіх артыкулаў, дзе і да калі, спытайце юрыста',
      th: 'แจ้งการเลี่ยงพันธกรณีในปี ค.ศ. 2015 และอีกครั้งภายใต้กฎอัยการศึกตั้งแต่ปี ค.ศ. 2022: โปรดถามนักกฎหมายว่าข้อใด ที่ใด และถึงเมื่อใด',
      state: 'UA',
      treaty: 'iccpr',
      certainty: 'field',
    },
  },
)

export type ParticipationNoteCode =
  | 'BY-op1-pending'
  | 'BY-cat-20'
  | 'KZ-op1-later-acts'
  | 'KZ-opcat-24'
  | 'MM-cedaw-29'
  | 'NI-no-cooperation'
  | 'PL-op1-elsewhere'
  | 'PL-cat-20-30'
  | 'RU-op1-later-events'
  | 'TH-cat-1-4-5'
  | 'TH-crc-22'
  | 'UA-cat-20'
  | 'UA-iccpr-derogations'

/** What to know beside the plain fact that a state is a party. */
export function notesOn(state: string, treaty: TreatyCode): readonly ParticipationNote[] {
  const notes: readonly ParticipationNote[] = Object.values(participationNotes.entries)
  return notes.filter((note) => note.state === state && note.treaty === treaty)
}
