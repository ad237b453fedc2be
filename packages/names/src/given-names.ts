import { nameWords } from './normalise.ts'
import { skeleton, sounds } from './sounds.ts'

/** Cyrillic spellings, then Latin ones. */
type NameForms = Readonly<Record<string, readonly [string, string]>>

/**
 * Given names whose Belarusian, Russian and Latin forms are one name. A name of which all
 * spellings sound alike (Раман, Roman) needs no line. A short form may stand under several (Саша).
 */
const male: NameForms = {
  adam: ['Адам', 'Adam'],
  alaksandr: [
    'Аляксандр Александр Алесь Саша',
    'Aliaksandr Alyaksandr Alexander Aleksandr Alexandr Aleksander Alaksandr Alaksandar Ales Sasha',
  ],
  alaksej: ['Аляксей Алексей', 'Aliaksei Alyaksei Alyaksey Alexey Aleksei Aleksey Alexei Alaksiej'],
  aleh: ['Алег Олег', 'Aleh Oleg'],
  anatol: ['Анатоль Анатолий', 'Anatol Anatoli Anatoly Anatoliy Anatolij'],
  andrej: ['Андрэй Андрей', 'Andrei Andrej Andrey'],
  anton: ['Антон', 'Anton'],
  arkadz: ['Аркадзь Аркадий', 'Arkadz Arkady Arkadiy Arkadij'],
  arciom: ['Арцём Артём Артем', 'Artsiom Artsyom Artyom Artem Arciom Artiom'],
  arsien: ['Арсень Арсений', 'Arsen Arsien Arseny Arseniy Arsenij'],
  barys: ['Барыс Борис', 'Barys Boris'],
  dzianis: ['Дзяніс Денис', 'Dzianis Dzyanis Denis'],
  dzmitry: [
    'Дзмітры Зміцер Дмитрий Дзміцер',
    'Dzmitry Dmitry Dmitriy Dmitri Dmitrij Zmicier Zmitser Dzmitryj',
  ],
  eduard: ['Эдуард', 'Eduard Edward'],
  fiodar: ['Фёдар Хведар Фёдор Федор', 'Fiodar Fyodar Fedor Fyodor Chviedar Khvedar'],
  hieorhij: ['Георгій Георгий', 'Heorhi Hieorhij Georgy Georgiy Georgi Georgij'],
  hienadz: ['Генадзь Геннадий', 'Henadz Hienadz Gennady Gennadiy Gennadi Gennadij'],
  ihar: ['Ігар Игорь', 'Ihar Igor'],
  illa: ['Ілья Илья', 'Illia Ilya Ilia Illa'],
  ivan: ['Іван Иван', 'Ivan'],
  jauhien: [
    'Яўген Евгений Женя',
    'Yauhen Jauhien Yevgeny Evgeny Evgeniy Yevgeniy Evgeni Evgenij Zhenya Zhenia',
  ],
  jahor: ['Ягор Егор', 'Yahor Jahor Iahor Egor Yegor'],
  jazep: ['Язэп Іосіф Иосиф', 'Yazep Jazep Iosif Yosif Joseph'],
  juryj: ['Юрый Юрий', 'Yury Yuri Yuriy Iury Juri Juryj Yurij'],
  kanstancin: ['Канстанцін Константин', 'Kanstantsin Kanstancin Konstantin Constantine Kanstantin'],
  kiryl: ['Кірыл Кирилл', 'Kiryl Kirill Kiril Cyril'],
  leanid: ['Леанід Леонид', 'Leanid Leonid'],
  maksim: ['Максім Максим', 'Maksim Maxim'],
  mikalaj: [
    'Мікалай Мікола Николай',
    'Mikalai Mikalay Mikalaj Nikolai Nikolay Nikolaj Nicolai Mikola',
  ],
  michail: ['Міхаіл Михаил', 'Mikhail Michail Mihail'],
  mikita: ['Мікіта Никита', 'Mikita Nikita'],
  pavel: ['Павел Павал', 'Pavel Paval Pavieł'],
  piotr: ['Пётр Пятро Петр', 'Piotr Pyotr Petr Peter'],
  ryhor: ['Рыгор Григорий', 'Ryhor Hryhory Grigory Grigori Grigoriy Grigorij Gregory'],
  siarhej: ['Сяргей Сергей', 'Siarhei Siarhey Siargej Syarhei Sergey Sergei Serge Sergej Siarhiej'],
  sciapan: ['Сцяпан Степан', 'Stsiapan Stsyapan Sciapan Stepan'],
  cimafiej: ['Цімафей Тимофей', 'Tsimafei Tsimafey Cimafiej Timofey Timofei Timothy'],
  uladzimir: ['Уладзімір Владимир', 'Uladzimir Vladimir Wladimir'],
  uladzislau: ['Уладзіслаў Владислав', 'Uladzislau Uladzislaŭ Vladislav Wladyslaw'],
  vasil: ['Васіль Василий', 'Vasil Vasily Vasiliy Vasili Vasilij Basil'],
  viktar: ['Віктар Виктор', 'Viktar Viktor Victor'],
  viacaslau: ['Вячаслаў Вячеслав', 'Viachaslau Vyachaslau Vyacheslav Viacheslav'],
}

const female: NameForms = {
  aksana: ['Аксана Оксана', 'Aksana Oksana Oxana'],
  alaksandra: ['Аляксандра Александра Саша', 'Aliaksandra Alyaksandra Alexandra Aleksandra Sasha'],
  alena: ['Алена Елена', 'Alena Elena Yelena Helena'],
  alesia: ['Алеся Олеся', 'Alesia Alesya Olesya Olesia'],
  chryscina: ['Хрысціна Кристина', 'Khrystsina Chryscina Kristina Christina'],
  daria: ['Дар’я Дарья', 'Darya Daria Dar’ja'],
  hanna: ['Ганна Анна', 'Hanna Anna'],
  jauhienija: [
    'Яўгенія Евгения Женя',
    'Yauheniya Yauhenia Jauhienija Yevgenia Yevgeniya Evgenia Evgeniya Zhenya Zhenia',
  ],
  julija: ['Юлія Юлия', 'Yuliya Yulia Iuliia Julia Julija'],
  kaciaryna: [
    'Кацярына Екатерина',
    'Katsiaryna Kaciaryna Katsyaryna Yekaterina Ekaterina Catherine Katerina',
  ],
  ksienija: ['Ксенія Ксения', 'Kseniya Ksenia Kseniia Xenia'],
  lizavieta: ['Лізавета Елизавета', 'Lizaveta Yelizaveta Elizaveta Elizabeth'],
  maryja: ['Марыя Мария', 'Maryia Mariya Maria Marya Mariia Maryja'],
  nadzieja: ['Надзея Надежда', 'Nadzeya Nadzeia Nadzieja Nadezhda Nadeschda'],
  natalla: ['Наталля Наталья Наталия', 'Natallia Natallya Nataliya Natalia Natalya Natalla'],
  sviatlana: ['Святлана Светлана', 'Sviatlana Svyatlana Svetlana Swetlana'],
  tacciana: ['Таццяна Татьяна', 'Tatsiana Tatsyana Tacciana Tatyana Tatiana Tatjana'],
  viktoryja: ['Вікторыя Виктория', 'Viktoryia Viktoria Viktoriya Victoria'],
  volha: ['Вольга Ольга', 'Volha Olga Olha Wolha'],
}

/**
 * The known given names this word may be a form of, as symbols; usually none or one. An unlisted
 * spelling counts when its consonants, three or more, belong to exactly one of the names.
 */
export function givenNames(ofSounds: string): readonly string[] {
  return everyone.bySounds.get(ofSounds) ?? byConsonants(everyone, ofSounds)
}

/** The same among men's names, also by the stem that a patronymic leaves (Мікала-, Сярге-). */
export function fathersNames(ofSounds: string): readonly string[] {
  const exact = men.bySounds.get(ofSounds) ?? men.byStem.get(stem(ofSounds))
  return exact ?? byConsonants(men, ofSounds)
}

type Symbols = ReadonlyMap<string, readonly string[]>

interface NameIndex {
  readonly bySounds: Symbols
  readonly byStem: Symbols
  readonly bySkeleton: Symbols
}

function byConsonants(index: NameIndex, ofSounds: string): readonly string[] {
  const ofConsonants = skeleton(ofSounds)
  if (!/(.*[^aeiuU]){3}/u.test(ofConsonants)) return []
  const alike = index.bySkeleton.get(ofConsonants) ?? []
  return alike.length === 1 ? alike : []
}

function stem(ofSounds: string): string {
  return ofSounds.replace(/[aeiuU]+$/, '')
}

function indexOf(...tables: readonly NameForms[]): NameIndex {
  const forms = tables.flatMap((table) => Object.entries(table)).flatMap(soundsOfForms)
  return {
    bySounds: grouped(forms, (form) => form),
    byStem: grouped(forms, stem),
    bySkeleton: grouped(forms, skeleton),
  }
}

type Form = readonly [symbol: string, ofSounds: string]

function soundsOfForms([symbol, spellings]: readonly [string, readonly string[]]): Form[] {
  return spellings
    .flatMap((line) => line.split(' ').flatMap(nameWords))
    .map((word) => [symbol, sounds(word)])
}

function grouped(forms: readonly Form[], by: (ofSounds: string) => string): Symbols {
  const groups = Map.groupBy(forms, ([, ofSounds]) => by(ofSounds))
  return new Map([...groups].map(([key, group]) => [key, symbolsIn(group)]))
}

function symbolsIn(forms: readonly Form[]): string[] {
  return [...new Set(forms.map(([symbol]) => symbol))].toSorted()
}

const everyone = indexOf(male, female)
const men = indexOf(male)
