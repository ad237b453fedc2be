/**
 * Names of months in the languages of the field, as dates have them: nominative and genitive (domain/standards 8.7), and what they
 * are cut down to. Lower case, without full stops.
 */
const names: readonly (readonly string[])[] = [
  ['january', 'jan', 'январь', 'января', 'янв', 'студзень', 'студзеня', 'студз', 'มกราคม', 'มค'],
  [
    'february',
    'feb',
    'февраль',
    'февраля',
    'фев',
    'февр',
    'люты',
    'лютага',
    'лют',
    'กุมภาพันธ์',
    'กพ',
  ],
  ['march', 'mar', 'март', 'марта', 'мар', 'сакавік', 'сакавіка', 'сак', 'มีนาคม', 'มีค'],
  ['april', 'apr', 'апрель', 'апреля', 'апр', 'красавік', 'красавіка', 'крас', 'เมษายน', 'เมย'],
  ['may', 'май', 'мая', 'травень', 'траўня', 'พฤษภาคม', 'พค'],
  ['june', 'jun', 'июнь', 'июня', 'июн', 'чэрвень', 'чэрвеня', 'чэрв', 'มิถุนายน', 'มิย'],
  ['july', 'jul', 'июль', 'июля', 'июл', 'ліпень', 'ліпеня', 'ліп', 'กรกฎาคม', 'กค'],
  ['august', 'aug', 'август', 'августа', 'авг', 'жнівень', 'жніўня', 'жн', 'สิงหาคม', 'สค'],
  [
    'september',
    'sep',
    'sept',
    'сентябрь',
    'сентября',
    'сен',
    'сент',
    'верасень',
    'верасня',
    'вер',
    'กันยายน',
    'กย',
  ],
  [
    'october',
    'oct',
    'октябрь',
    'октября',
    'окт',
    'кастрычнік',
    'кастрычніка',
    'кастр',
    'ตุลาคม',
    'ตค',
  ],
  [
    'november',
    'nov',
    'ноябрь',
    'ноября',
    'ноя',
    'нояб',
    'лістапад',
    'лістапада',
    'ліст',
    'พฤศจิกายน',
    'พย',
  ],
  ['december', 'dec', 'декабрь', 'декабря', 'дек', 'снежань', 'снежня', 'снеж', 'ธันวาคม', 'ธค'],
]

/** As old papers number them. */
const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

const byName = new Map(
  names.flatMap((all, at) => [...all, roman[at] ?? ''].map((name) => [name, at + 1] as const)),
)

/** The month of a name, from 1; undefined for a word that is none. Full stops and case do not matter. */
export function monthOf(word: string): number | undefined {
  return byName.get(word.normalize('NFC').toLowerCase().replaceAll('.', ''))
}
