import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { matchKeys, mostKeys } from './match-keys.ts'

function share(kind: 't' | 'p' | 'a', one: readonly string[], other: readonly string[]): boolean {
  return one.some((key) => key.startsWith(`${kind}:`) && other.includes(key))
}

function meet(one: string, other: string): boolean {
  return share('t', matchKeys(one), matchKeys(other))
}

/** Every two of these spellings that share no key. */
function thatDoNotMeet(line: string): string[] {
  const spellings = line.split(' ')
  return spellings.flatMap((one) =>
    spellings.filter((other) => !meet(one, other)).map((other) => `${one} and ${other}`),
  )
}

// Belarusian, Russian, common Latin spellings.
const givenNames = [
  'Аляксандр Александр Aliaksandr Alyaksandr Alexander Aleksandr',
  'Аляксей Алексей Aliaksei Alyaksei Alexey Aleksei',
  'Андрэй Андрей Andrei Andrej Andrey',
  'Арцём Артём Artsiom Artyom Artem',
  'Віктар Виктор Viktar Viktor Victor',
  'Вольга Ольга Volha Olga',
  'Генадзь Геннадий Henadz Hienadz Gennady Gennadiy',
  'Ганна Анна Hanna Anna',
  'Дзмітры Зміцер Дмитрий Dzmitry Dmitry Dmitriy Zmicier',
  'Ігар Игорь Ihar Igor',
  'Кацярына Екатерина Katsiaryna Yekaterina Ekaterina',
  'Мікалай Николай Mikalai Nikolai Nikolay',
  'Мікіта Никита Mikita Nikita',
  'Надзея Надежда Nadzeya Nadezhda',
  'Наталля Наталья Наталия Natallia Nataliya Natalia',
  'Павел Павал Pavel Paval',
  'Сяргей Сергей Siarhei Siargej Sergey Sergei',
  'Святлана Светлана Sviatlana Svetlana',
  'Таццяна Татьяна Tatsiana Tatyana Tatiana',
  'Уладзімір Владимир Uladzimir Vladimir',
  'Юлія Юлия Yuliya Iuliia Julia',
  'Яўген Евгений Yauhen Yevgeny',
  'Яўгенія Евгения Yauheniya Evgenia',
  'Іван Иван Ivan',
  'Марыя Мария Maryia Maria Mariya',
  'Алег Олег Aleh Oleg',
  'Алена Елена Alena Elena',
  'Рыгор Григорий Ryhor Grigory',
  'Ягор Егор Yahor Egor',
  'Дзяніс Денис Dzianis Denis',
  'Васіль Василий Vasil Vasily',
  'Уладзіслаў Владислав Uladzislau Vladislav',
  'Максім Максим Maksim Maxim',
  'Кірыл Кирилл Kiryl Kirill',
  'Канстанцін Константин Kanstantsin Konstantin',
  'Цімафей Тимофей Tsimafei Timofey',
  'Фёдар Фёдор Федор Fiodar Fyodor Fedor',
  'Сцяпан Степан Stsiapan Stepan',
  'Язэп Іосіф Иосиф Yazep Iosif',
  'Лізавета Елизавета Lizaveta Elizaveta',
  'Дар’я Дарья Darya Daria',
  'Міхаіл Михаил Mikhail',
  'Аксана Оксана Aksana Oksana',
  'Ксенія Ксения Kseniya Xenia',
]

const surnames = [
  'Кавалёў Ковалёв Ковалев Kavaliou Kavalyow Kovalev Kovalyov Kavaloŭ',
  'Кавалёва Ковалёва Ковалева Kavaliova Kovaleva Kovalyova Кавалёў',
  'Шаўчэнка Шевченко Shauchenka Shevchenko Šaŭčenka Szewczenko',
  'Церахаў Терехов Tserakhau Terekhov Cierachaŭ',
  'Адамовіч Адамович Adamovich Adamovič Adamowicz',
  'Ліпскі Липский Lipski Lipskiy Lipsky Lipskij Липская Ліпская Lipskaya',
  'Бяляцкі Беляцкий Bialiatski Bialacki Bielacki Belyatsky',
  'Рудзь Рудь Rudz Rud',
  'Карань Корень Karan Koren',
  'Воўкаў Волков Voukau Volkov Voŭkaŭ',
  'Уласаў Власов Ulasau Vlasov',
  'Ярмакоў Ермаков Yarmakou Iarmakou Ermakov Yermakov Jarmakoŭ',
  'Шчарбакоў Щербаков Shcharbakou Shcherbakov Ščarbakoŭ',
  'Жукоўскі Жуковский Zhukouski Zhukovsky Žukoŭski',
  'Юркевіч Юркевич Yurkevich Iurkevich Jurkievič',
]

describe('spellings of one person', () => {
  test.each(givenNames)('given names meet: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test.each(surnames)('surnames meet: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test('a full name meets by its pair of words, with or without the patronymic', () => {
    const full = matchKeys('Кавалёў Аляксандр Мікалаевіч')
    for (const other of [
      'Ковалёв Александр Николаевич',
      'Aliaksandr Kavaliou',
      'Kovalev Alexander',
    ]) {
      expect(`${other}: ${share('p', full, matchKeys(other))}`).toBe(`${other}: true`)
    }
  })

  test('a pair is one pair, whichever of its words is the longer in that spelling', () => {
    expect(share('p', matchKeys('Юлія Рудзь'), matchKeys('Iuliia Rud'))).toBe(true)
  })

  test('a hyphenated surname meets each of its parts', () => {
    expect(meet('Марыя Рудзь-Кавалёва', 'Ковалева Мария')).toBe(true)
    expect(meet('Марыя Рудзь-Кавалёва', 'Maria Rud')).toBe(true)
  })

  test('letters of the wrong keyboard do not part a name', () => {
    const [c, o, e] = ['\u0063', '\u006F', '\u0065']
    expect(matchKeys(`К${o}валёв Ал${e}к${c}андр`)).toEqual(matchKeys('Ковалёв Александр'))
    expect(matchKeys('Kov\u0430lev')).toEqual(matchKeys('Kovalev'))
  })

  test('a stress mark and each kind of apostrophe are no difference', () => {
    expect(matchKeys('Ко\u0301валь')).toEqual(matchKeys('Коваль'))
    expect(matchKeys("Дар'я")).toEqual(matchKeys('Дар’я'))
  })
})

/** Names of one person as they are called at home, in passports, and by others. */
const shortForms = [
  'Ольга Оля Olya Вольга',
  'Іван Янка Ваня Vanya Ivan',
  'Дзмітры Дима Зміцер Dima Dmytro',
  'Настя Анастасия Nastassia Анастасія',
  'Рыгор Гриша Григорий Hryhorii',
  'Міхась Миша Михаил Michas Mykhailo',
  'Владимир Вова Володя Уладзімір Volodymyr',
]

const transcriptions = [
  'Кукушкин Koukouchkine Kukushkin Kukuschkin',
  'Матвеев Matvejevs Matveyev Matwejew',
  'Захаров Zaxarov Zakharov Zacharow',
  'Юрий Ûrij Yuriy Iurii',
  'Илья Ilʹâ Ilya Ilia',
  'Шишкин Schischkin Chichkine Shishkin',
  'Сохнацкий Sokhnat\u0361skiĭ Sokhnatsky',
  'Ващиковский Vashhikovskij Vashchikovsky',
]

// As somebody writes by ear in Russian what another language means by its letters: of each orthography one, and some that
// East Slavic names went through. All are names of nobody in particular.
const otherOrthographies = [
  'Готье Gautier',
  'Бонне Bonnet',
  'Уоллес Wallace',
  'Найтли Knightley',
  'Штайнбах Steinbach',
  'Зоммер Sommer',
  'Чакки Ciacchi',
  'Родригес Rodríguez',
  'Хименес Jiménez',
  'Ямасита Yamashita',
  'Кадзуко Kazuko',
  'Чжан Zhang',
  'Секей Székely',
  'Йылдызджан Yıldızcan',
  'Овидий Ovidius',
  'Джурич Đurić',
  'Ржевуский Rzewuski',
  'Грохольский Grocholski',
  'Домбровский Dąbrowski',
  'Захарович Sacharowitsch',
  'Хрущёв Chruschtschow',
  'Михайлович Michajlovitsj',
  'Джураев Juraev',
  'Михалькович Mihaljković',
]

// Thai by the Royal Thai General System; Arabic without its short vowels.
const otherScripts = [
  'สมชาย Somchai',
  'ทักษิณ Thaksin',
  'ชัยวัฒน์ Chaiwat',
  'พิธา Phitha',
  'พิธา Pita',
  'سليم Salim Saleem',
  'جمال Jamal Djamel',
  'خديجة Khadija',
  'يوسف Yusuf Youssef',
  'بيترسون Peterson',
  'جولدمان Goldman',
  'تشرشل Churchill',
  'روميو Romeo',
]

describe('spellings further apart', () => {
  test.each(shortForms)('short forms meet the whole name: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test.each(transcriptions)('transcriptions of other languages meet: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test.each(otherOrthographies)('a word is found as another language spells it: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test('the passports’ spelling of an East Slavic surname is read in that way alone', () => {
    for (const name of ['Kovalev', 'Shevchenko', 'Yermakou', 'Lipskaya'])
      expect(matchKeys(name)).toHaveLength(1)
  })

  test('what only has the consonants of a given name keeps a key of its own', () => {
    expect(matchKeys('Косин')).toEqual(expect.arrayContaining(['t:=ksienija', 't:ksn']))
  })

  test.each(otherScripts)('Thai and Arabic meet Latin: %s', (line) => {
    expect(thatDoNotMeet(line)).toEqual([])
  })

  test('the article and “son of” of an Arabic name may be written or not', () => {
    const full = matchKeys('محمد بن خليفة الأحمد')
    expect(share('p', full, matchKeys('Mohammed Khalifa al-Ahmad'))).toBe(true)
    expect(share('p', full, matchKeys('Ahmad, Muhammad bin Khalifa'))).toBe(true)
  })

  test('Mr and Ms are no part of a Thai name, though they are written together with it', () => {
    for (const title of ['นาย', 'นาง', 'นางสาว'])
      expect(matchKeys(`${title}สมชาย ใจดี`)).toEqual(matchKeys('สมชาย ใจดี'))
  })

  test('a Thai name is one however its vowels were typed', () => {
    expect(matchKeys('เเก้ว')).toEqual(matchKeys('แก้ว'))
    expect(matchKeys('อํานาจ')).toEqual(matchKeys('อำนาจ'))
  })
})

describe('different people', () => {
  test.each([
    ['Аксана', 'Ксенія'],
    ['Алена', 'Аліна'],
    ['Яўген', 'Яўгенія'],
    ['Аляксандр', 'Аляксандра'],
    ['Віктар', 'Вікторыя'],
    ['Іван', 'Ян'],
  ])('%s and %s do not meet', (one, other) => {
    expect(meet(one, other)).toBe(false)
  })

  test('Саша may be either of two names, and they stay two', () => {
    expect(meet('Саша', 'Аляксандр')).toBe(true)
    expect(meet('Sasha', 'Александра')).toBe(true)
  })
})

describe('the father', () => {
  test.each([
    ['Мікалаевіч', 'Николаевич'],
    ['Мікалаеўна', 'Николай'],
    ['Iванаўна', 'Ivanovich'],
    ['Ильинична', 'Ілья'],
    ['Петрович', 'Пятровіч'],
    ['Рыгоравіч', 'Григорьевич'],
    ['Сяргееўна', 'Sergeevna'],
    ['Яўгенавіч', 'Евгеньевич'],
    ['Аляксандраўна', 'Александр'],
    ['Paulavich', 'Павел'],
  ])('%s and %s give one key', (one, other) => {
    expect(share('a', matchKeys('Рудзь', one), matchKeys('Рудзь', other))).toBe(true)
  })

  test('a patronymic written inside the name gives the key as well', () => {
    expect(matchKeys('Рудзь Ганна Іванаўна')).toContain('a:ivan')
    expect(share('a', matchKeys('Рудзь Ганна Іванаўна'), matchKeys('Rudz', 'Иванович'))).toBe(true)
  })

  test('a surname in -віч is not taken for a father in a name of two words', () => {
    expect(matchKeys('Ганна Адамовіч').filter((key) => key.startsWith('a:'))).toEqual([])
  })
})

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const alphabet = 'абвгдеёжзійклмнопрстуўфхцчшыьэюяиъщ’abcdefghijklmnopqrstuvwxyzčšž'
const nameLetters = fc.constantFrom(...Array.from(alphabet))
const word = fc
  .array(nameLetters, { minLength: 2, maxLength: 12 })
  .map((letters) => letters.join(''))
const name = fc.array(word, { minLength: 1, maxLength: 4 })

describe('whatever is written', () => {
  test('keys are few, distinct, short, well-formed, and the same every time', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, father) => {
        const keys = matchKeys(text, father)
        expect(keys.length).toBeLessThanOrEqual(mostKeys)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys.every((key) => /^[tpqa]:\P{Cc}+$/u.test(key) && key.isWellFormed())).toBe(true)
        expect(keys.every((key) => key.length <= 200)).toBe(true)
        expect(matchKeys(text, father)).toEqual(keys)
      }),
    )
  })

  test('a letter of two code units is never cut in two', () => {
    expect(matchKeys('Рудзь', '𐞀').every((key) => key.isWellFormed())).toBe(true)
  })

  test('the order of words, capitals and spaces are no difference', () => {
    fc.assert(
      fc.property(name, (words) => {
        const turned = words.toReversed().join('   ').toUpperCase()
        expect(matchKeys(turned)).toEqual(matchKeys(words.join(' ').toUpperCase()))
      }),
    )
  })

  test('a name found by its normal form has the same keys as before', () => {
    fc.assert(
      fc.property(name, (words) => {
        const text = words.join(' ')
        expect(matchKeys(text.normalize('NFD'))).toEqual(matchKeys(text.normalize('NFC')))
      }),
    )
  })

  test.each(['สมชาย ใจดี', 'محمد الأحمد', 'გიორგი', '👻', 'Ю', 'X Æ', '金正', '12'])(
    'a name such as %s has a key',
    (text) => {
      expect(matchKeys(text).length).toBeGreaterThan(0)
    },
  )

  test.each(['', '   ', '\u200B\u0000'])('nothing written has no key', (text) => {
    expect(matchKeys(text)).toEqual([])
  })

  test('two thousand letters are read without complaint', () => {
    expect(matchKeys('Аляксандр '.repeat(200)).length).toBeGreaterThan(0)
    expect(matchKeys('щ'.repeat(2000)).length).toBeGreaterThan(0)
    expect(matchKeys('ẞ̂'.repeat(100_000)).length).toBeLessThanOrEqual(mostKeys)
  })
})
