import { isOneSlip } from '@amparo/register'
import type { ColumnMeaning } from './imported.ts'

/** What people call the columns of lists, in the languages of the field. Beside what the properties themselves are called. */
const words: Partial<Readonly<Record<ColumnMeaning, readonly string[]>>> = {
  'person.name': [
    'фио задержанного',
    'фио полностью',
    'фамилия имя',
    'фамилия, имя, отчество',
    'имя, фамилия',
    'ф и о',
    'прозвішча імя імя па бацьку',
    'прозвішча, імя, імя па бацьку',
    'імя прозвішча',
    'ชื่อ-สกุล',
    'ชื่อ - สกุล',
    'ชื่อ-นามสกุล ผู้ถูกจับกุม',
    'الاسم الكامل',
    'الاسم',
    'الاسم واللقب',
    'full name',
    'name and surname',
    'фио',
    'фамилия имя отчество',
    'фамилия и имя',
    'фамилия, имя',
    'имя и фамилия',
    'піб',
    'прозвішча і імя',
    'імя і прозвішча',
    'прозвішча, імя',
    'ชื่อ-นามสกุล',
    'ชื่อ นามสกุล',
    'ชื่อสกุล',
  ],
  'family-name': [
    'surnames',
    'lastname',
    'اللقب',
    'اسم العائلة',
    'surname',
    'family name',
    'last name',
    'фамилия',
    'прозвішча',
    'นามสกุล',
  ],
  'given-name': [
    'name',
    'names',
    'given names',
    'first names',
    'forenames',
    'الاسم الأول',
    'first name',
    'given name',
    'forename',
    'имя',
    'імя',
    'ชื่อ',
    'ชื่อตัว',
  ],
  'person.father': [
    'اسم الأب',
    'اسم الاب',
    'patronymic',
    'father',
    'father’s name',
    "father's name",
    'отчество',
    'имя отца',
    'імя па бацьку',
    'бацька',
    'บิดา',
  ],
  'person.birth': [
    'дата и год рождения',
    'год рожд',
    'дата рожд',
    'г р',
    'д р',
    'birthday',
    'birthdate',
    'birth',
    'год нар',
    'วัน เดือน ปี เกิด',
    'วันเกิด',
    'วันที่เกิด',
    'تاريخ الميلاد',
    'تاريخ الولادة',
    'سنة الميلاد',
    'سنة الولادة',
    'born',
    'birth date',
    'date of birth',
    'dob',
    'year of birth',
    'дата рождения',
    'др',
    'год рождения',
    'гр',
    'родился',
    'дата нараджэння',
    'год нараджэння',
    'วันเดือนปีเกิด',
    'ปีเกิด',
  ],
  'person.personal-number': [
    'personal number',
    'personal identification number',
    'national id',
    'national id number',
    'личный номер',
    'идентификационный номер',
    'личный идентификационный номер',
    'асабісты нумар',
    'ідэнтыфікацыйны нумар',
    'асабісты ідэнтыфікацыйны нумар',
    'เลขบัตรประชาชน',
    'เลขประจำตัว',
  ],
  'person.document': [
    'passport',
    'passport no',
    'passport number',
    'identity card',
    'identity document',
    'паспорт',
    'номер паспорта',
    '№ паспорта',
    'серия и номер паспорта',
    'пашпарт',
    'нумар пашпарта',
    '№ пашпарта',
    'серыя і нумар пашпарта',
    'หนังสือเดินทาง',
    'เลขหนังสือเดินทาง',
  ],
  'person.alive': ['alive', 'alive/dead', 'жив', 'жив/мёртв', 'жывы', 'жывы/мёртвы'],
  'person.sex': ['sex', 'пол', 'الجنس', 'เพศ', 'gender', 'sex (m/f)', 'м/ж'],
  'person.residence': [
    'место жительства',
    'адрес проживания',
    'месца жыхарства',
    'العنوان',
    'مكان السكن',
    'address',
    'city',
    'адрес',
    'город',
    'горад',
    'адрас',
    'ที่อยู่',
  ],
  'person.occupation': [
    'المهنة',
    'อาชีพ',
    'job',
    'profession',
    'work',
    'профессия',
    'работа',
    'место работы',
    'прафесія',
    'праца',
    'месца працы',
  ],
  'custody.from': [
    'дата и время задержания',
    'задержание / дата',
    'задержание: дата',
    'задержана',
    'день задержания',
    'дата ареста',
    'дата і час затрымання',
    'затрыманне / дата',
    'дзень затрымання',
    'detention / date',
    'arrest date',
    'detention date',
    'วันที่ถูกจับกุม',
    'วันที่จับกุม',
    'تاريخ الاعتقال',
    'تاريخ التوقيف',
    'detained',
    'detained on',
    'arrested',
    'date of detention',
    'date of arrest',
    'дата задержания',
    'задержан',
    'когда задержан',
    'дата затрымання',
    'затрыманы',
    'калі затрыманы',
    'วันที่ถูกจับ',
    'วันที่ถูกควบคุมตัว',
  ],
  'custody.to': [
    'дата выхода',
    'когда освобожден',
    'дата освобожд',
    'release date',
    'تاريخ الإفراج',
    'released',
    'released on',
    'date of release',
    'освобожден',
    'освобождён',
    'дата освобождения',
    'вызвалены',
    'дата вызвалення',
    'วันที่ปล่อยตัว',
  ],
  'custody.place': [
    'место содержания под стражей',
    'задержание / место',
    'где содержат',
    'месца ўтрымання',
    'detention place',
    'مكان الاعتقال',
    'مكان الاحتجاز',
    'detained at',
    'held at',
    'place of detention',
    'prison',
    'место задержания',
    'место содержания',
    'где содержится',
    'где находится',
    'месца затрымання',
    'дзе ўтрымліваецца',
    'สถานที่ควบคุมตัว',
    'เรือนจำ',
  ],
}

/** What each head means by the words of lists. A given name is half of a name only where the other half has a column too. */
export function listedMeanings(heads: readonly string[]): readonly (ColumnMeaning | null)[] {
  const found = heads.map((head) => meaningOf(head))
  const isSplit = found.includes('family-name') && found.includes('given-name')
  return found.map((meaning) =>
    isSplit || (meaning !== 'family-name' && meaning !== 'given-name') ? meaning : 'person.name',
  )
}

/**
 * A head as it is compared: without what nobody sees, signs, stress, remarks in brackets, and letters of another alphabet that only
 * look alike.
 */
export function plainHead(head: string): string {
  return withoutLookalikes(
    head
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\p{Cf}\u0301\u0300]/gu, '')
      .replaceAll('ё', 'е')
      .replaceAll(/[’ʼ`´]/gu, "'")
      .replaceAll(/(?<=.)\([^)]*\)|\[[^\]]*\]/gu, ' ')
      .replaceAll(/[.*:?!"«»“”_]/gu, ''),
  )
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

const lookalikes = new Map(
  Array.from('aceopxyktmhbiu', (letter, at) => [
    letter,
    Array.from('асеорхукт\u043cнвіи')[at] ?? '',
  ]),
)

/** In a word of both alphabets the letters of the other were meant. */
function withoutLookalikes(text: string): string {
  return text.replaceAll(/[\p{L}\p{M}]+/gu, (word) =>
    /\p{sc=Cyrillic}/u.test(word)
      ? Array.from(word, (letter) => lookalikes.get(letter) ?? letter).join('')
      : word,
  )
}

const byWord = new Map(
  Object.entries(words).flatMap(([meaning, called]) =>
    called.map((word) => [plainHead(word), meaning as ColumnMeaning] as const),
  ),
)

/** What a cell means if it is a head in so many words. Quick, since it is asked of every cell. */
export function meaningSaid(cell: string): ColumnMeaning | null {
  return cell.length > LONGEST_HEAD
    ? null
    : (byWord.get(cell.trim().toLowerCase().replaceAll('.', '')) ?? null)
}

function meaningOf(head: string): ColumnMeaning | null {
  const word = plainHead(head.slice(0, LONGEST_HEAD))
  return byWord.get(word) ?? byWord.get(onOtherKeys(word)) ?? misspelt(word)
}

/** Nobody calls a column by more. */
const LONGEST_HEAD = 100

/** Typed on a Russian keyboard while it wrote Latin letters. */
const keys = new Map(
  Array.from("qwertyuiop[]asdfghjkl;'zxcvbnm,", (key, at) => [
    key,
    Array.from('йцукенгшщзхъфывапролджэячсмитьб')[at] ?? '',
  ]),
)

function onOtherKeys(word: string): string {
  return /\p{sc=Cyrillic}/u.test(word)
    ? ''
    : Array.from(word, (key) => keys.get(key) ?? key).join('')
}

/** So long a word is known with one slip in it: a shorter one could be another word. */
const LONG = 7

function misspelt(word: string): ColumnMeaning | null {
  if (word.length < LONG) return null
  const found = new Set(
    [...byWord].flatMap(([known, meaning]) =>
      known.length >= LONG && isOneSlip(word, known) ? [meaning] : [],
    ),
  )
  return found.size === 1 ? ([...found][0] ?? null) : null
}
