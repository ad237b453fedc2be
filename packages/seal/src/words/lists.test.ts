import { describe, expect, test } from 'vitest'
import { belarusian } from './belarusian.ts'
import { english } from './english.ts'
import { russian } from './russian.ts'
import { thai } from './thai.ts'
import type { WordList } from './word-list.ts'

// Beginnings of words that no paper in somebody's pocket should carry: violence, weapons, police and
// prison, army, death and illness, the body, sex, drink and drugs, religion, peoples, politics,
// bribes, insults. A whole word ends in $. Common harmless words with the same beginning are lost
// with them, which costs nothing.
const unwanted = {
  russian: `
    абордаж аванга агент агит адмирал алкогол алтар амулет ангел арест армия армей арсен атака атаман бандит
    батальон беженец бес$ бог божок боев боец бой бомб бордел борт$ брань бронеж бунт взрыв взятк
    викинг вирус виски вино$ водка война воин войск вооруж враг врач выбор выстрел газават
    гвард генерал геноцид герб голова горло гранат грех гроб груд губа гусар дезерт депутат десант
    десна диктат допрос донос драка дурак духов дуэл еврей жертв живот жандарм забаст заключ закон
    залп заложн зараз застен зона зуб избие икона император инфаркт исповед казак казарм казн камера$
    кандал кара$ караул картель кинжал кладб кладбищ клинок княз колено колон$ комисс конвой коньяк
    кость крест кров кулак лагерь лекарств ликер лоб$ локоть лоно любов мавзол марихуан мат$ меч$
    мечет милиц мина$ митинг мозг молит монах морг моральн муж мундир мускул мусульм мятеж
    нагайк наган надзир нападе наркот нары насил нация невольн ниц нога нож$ ножн нос$ ноготь обстрел
    обыск огнемет окоп омон опиум опух оргазм орд оруж осуж отец отрава палач палец партия пенис
    печень пив пистол плен пленн плеть погром подмыш позор позвон пол$ полит полиц поп$ попа$ похищ
    похорон пугать президент преступ приговор призыв прокур протест псалом пуля пушк пытк рабство раб$ рана
    расизм расстрел револьв револю резня религ ресниц решетк рот$ ругат рука румын ружь рюмк сабля
    самоуб сатан свинья священ секс сердце сибир скальп скандал слез слюн смерт солдат срок$ ссылк
    стукач схватк судим суд$ сука сын$ табак танк тело террор тюрьм труп туберк убий убит удавк укол улика
    урод ушиб фашист хирург хлыст христ храм царь церков цыган череп чекист шаман шея$ шлем шпион
    шприц шрам штаб штраф штурм штык щека эмигр этап эшафот ярост
    арктик африк болгар венгр китай моск немец панам париж поляк рига чех швед
    вера$ иван лилия мария марта$ надежд роза$ роман светлан`,
  belarusian: `
    абарон алкаг алтар ангел анёл ар$ армія арышт атрад бамбард бандыт барыкад бежан бінт бог
    бой бомб бунт вайск вайна вінтоў воін вораг вусны ворваг вязен вязніц газават галава
    гарэлк гвалт генерал геноц герб гнеў голы горла гранат грудз грэх гроб дзярж допыт дуб$ дурань
    дурн дух$ дуэль жаўнер жывот забой забойства закон залож заручн зброя здрада злачын злодз зуб$ зубн ікон
    імператар інфаркт казак камера катав кат$ каранац канвой кінжал крапасн косць крыж крыў кроў
    кулак куля лагер лекар лоб$ маліт манах марыхуан мат$ меч$ мінамёт міліц могіл морг мозг мук
    мундз мячэт нагай наган наркот народ нацы нож$ нос$ нявол няволь обыск орган орда палон партыз
    партыя палец пекла печан піва піст плеч плен помст поп$ прысуд прэзід псальм пуля пытк рабст
    рана$ рэвал рэліг расстр рот$ рука ружж свабод святар секс сэрц скальп слёз слязін смерц солд
    спін суд$ судзі сука сын$ танк татар террор тэрор турм труна труп удар уцяк фаш храм хрэст хвор
    цела цар цэрк цыган чэрап чарапн чорт шабл шлем шпіён шпаг штурм штык шыя шпрыц шчака юда яд$
    язык ярасц
    беларус еўроп кітай ліцвін мінск нёман немец паляк слуцк францыя чэх японія
    вера$ іван лілія майя$ марыя надзея роза$ раман`,
  thai: `
    ฆ่า ฆาตกร ศพ ปืน ระเบิด อาวุธ กระสุน ดาบ สงคราม ทหาร ตำรวจ คุก นักโทษ เรือนจำ จับกุม ข่มขืน เซ็กส์
    เปลือย เหล้า เบียร์ ไวน์ บรั่นดี ยาเสพ กัญชา ฝิ่น บุหรี่ ซิการ์ พนัน สินบน พระเจ้า พระพุทธ พระสงฆ์
    สวดมนต์ โบสถ์ เจดีย์ จีวร วิหาร บาตร ทำบุญ ศาสนา เทศนา นรก สวรรค์ ลัทธิ การเมือง รัฐบาล เลือกตั้ง
    โหวต ประท้วง กบฏ กษัตริย์ ราชา ฝรั่ง ญี่ปุ่น จีน ไทย ลาว พม่า เขมร แขก มลายู อีสาน เลือด โรค ป่วย
    ปวด คนไข้ จมูก หัวใจ อวัยวะ ร่างกาย สะดือ มะเร็ว มะเร็ง โจร ขโมย หมา$ ควาย เหี้ย ตะกวด กะหรี่ โสเภณี`,
} as const

const cyrillic = { russian, belarusian }
const stems = (text: string) => text.trim().split(/\s+/)
const beginsWith = (word: string, stem: string) =>
  stem.endsWith('$') ? word === stem.slice(0, -1) : word.startsWith(stem)

describe.each(Object.entries({ english, russian, belarusian, thai }))('the %s list', (_, list) => {
  test('has 2,048 different words, and different spellings of them', () => {
    expect(list.words.length).toBe(2048)
    expect(new Set(list.words).size).toBe(2048)
    expect(list.places.size).toBe(2048)
  })

  test('is sorted by code point', () => {
    expect(list.words).toEqual(list.words.toSorted((a, b) => (a < b ? -1 : 1)))
  })

  test('is in one normal form (NFC) and reads its own words', () => {
    for (const [place, word] of list.words.entries()) {
      expect(word).toBe(word.normalize('NFC'))
      expect(list.places.get(list.spelling(word.normalize('NFKD')))).toBe(place)
    }
  })
})

describe.each(Object.entries(cyrillic))('the %s list', (name, list) => {
  test('has words of three to eight letters of its own alphabet', () => {
    const alphabet = {
      russian: /^[абвгдежзийклмнопрстуфхцчшщъыьэюя]{3,8}$/,
      belarusian: /^[абвгдеёжзійклмнопрстуўфхцчшыьэюя]{3,8}$/,
    }[name as keyof typeof cyrillic]
    expect(list.words.filter((word) => !alphabet.test(word))).toEqual([])
  })

  test('has no two words with the same first four letters, however they are typed', () => {
    const beginnings = list.words.map((word) => list.spelling(word).slice(0, 4))
    expect(repeated(beginnings)).toEqual([])
  })

  test('has no word that begins with a whole word of three letters', () => {
    const short = list.words.filter((word) => word.length === 3)
    const longer = list.words.filter((word) => word.length > 3)
    expect(longer.filter((word) => short.some((start) => word.startsWith(start)))).toEqual([])
  })

  test('has no word that begins with what nobody should have to carry', () => {
    const found = list.words.filter((word) =>
      stems(unwanted[name as keyof typeof cyrillic]).some((stem) => beginsWith(word, stem)),
    )
    expect(found).toEqual([])
  })
})

test('the Russian and the Belarusian list share no word', () => {
  expect(russian.words.filter((word) => belarusian.words.includes(word))).toEqual([])
})

describe('the Thai list', () => {
  test('has words of two to eight letters and marks of Thai, and no repetition mark', () => {
    // Not the signs for repeating and shortening, nor money, digits and marks of manuscripts.
    const script = /^(?!.*[\u0e2f\u0e3f\u0e45\u0e46\u0e4f-\u0e5b])\p{Script=Thai}{2,8}$/u
    expect(thai.words.filter((word) => !script.test(word))).toEqual([])
  })

  test('has no two words that one slip makes the same', () => {
    expect(oneSlipApart(thai)).toEqual([])
  })

  test('has no word that is the beginning of another', () => {
    // Among sorted words a beginning stands right before a word that goes on from it.
    const pairs = thai.words.slice(1).map((word, at) => [thai.words[at]!, word] as const)
    expect(pairs.filter(([start, word]) => word.startsWith(start))).toEqual([])
  })

  test('has no two words that differ only in letters of one sound', () => {
    expect(repeated(thai.words.map(sound))).toEqual([])
  })

  test('has no word with what nobody should have to carry in it', () => {
    const found = thai.words.filter((word) =>
      stems(unwanted.thai).some((stem) =>
        stem.endsWith('$') ? word === stem.slice(0, -1) : word.includes(stem),
      ),
    )
    expect(found).toEqual([])
  })
})

function repeated(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return texts.filter((text) => seen.size === seen.add(text).size)
}

// Two words are one letter added, lost, or changed apart, or two neighbours swapped, when one of
// these rests, taken from both, is the same: symmetric deletion, then the true distance.
function oneSlipApart(list: WordList): readonly string[] {
  const byRest = new Map<string, string[]>()
  for (const word of list.words)
    for (const rest of new Set([word, ...without(word)]))
      byRest.set(rest, [...(byRest.get(rest) ?? []), word])
  return [...byRest.values()]
    .flatMap((words) => words.flatMap((a, at) => words.slice(at + 1).map((b) => [a, b] as const)))
    .filter(([a, b]) => isOneSlip(a, b))
    .map(([a, b]) => `${a} ${b}`)
}

const without = (word: string): readonly string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))

function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return without(a).includes(b) || without(b).includes(a)
  const at = Array.from(a).findIndex((letter, place) => letter !== b[place])
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + a[at] + a.slice(at + 2)
  return a.slice(at + 1) === b.slice(at + 1) || swapped === b
}

// Thai writes one sound with several consonants, and some letters are silent.
function sound(word: string): string {
  const classes = [
    ['ด', /ฎ/g],
    ['ต', /ฏ/g],
    ['ท', /[ฐถฑฒธ]/g],
    ['น', /ณ/g],
    ['ส', /[ศษ]/g],
    ['พ', /ภ/g],
    ['ล', /ฬ/g],
    ['ย', /ญ/g],
    ['ค', /ฆ/g],
    ['ไ', /ใ/g],
    ['ไ', /\u0e31ย/g],
    ['\u0e31', /รร/g],
  ] as const
  const spoken = word.replaceAll(/[ก-ฮ][\u0e34\u0e38]?\u0e4c/g, '')
  return classes.reduce((text, [one, many]) => text.replaceAll(many, one), spoken)
}
