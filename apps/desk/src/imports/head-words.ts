import type { ColumnMeaning } from './imported.ts'

/**
 * What people call the columns of lists, in the languages of the field: lower case, without full stops and with single spaces. Beside
 * what the properties themselves are called.
 */
const words: Partial<Readonly<Record<ColumnMeaning, readonly string[]>>> = {
  'person.name': [
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
  'family-name': ['surname', 'family name', 'last name', 'фамилия', 'прозвішча', 'นามสกุล'],
  'given-name': ['first name', 'given name', 'forename', 'имя', 'імя', 'ชื่อ', 'ชื่อตัว'],
  'person.father': [
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
  'person.sex': ['gender', 'sex (m/f)', 'м/ж'],
  'person.residence': ['address', 'city', 'адрес', 'город', 'горад', 'адрас', 'ที่อยู่'],
  'person.occupation': [
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

function meaningOf(head: string): ColumnMeaning | null {
  const word = head
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('.', '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  const found = Object.entries(words).find(([, called]) => called.includes(word))
  return (found?.[0] as ColumnMeaning | undefined) ?? null
}
