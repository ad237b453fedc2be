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
    'Аляксандр Александр Олександр Алесь Саша Шура Саня',
    'Aliaksandr Alyaksandr Alexander Aleksandr Alexandr Aleksander Alaksandr Alaksandar Oleksandr Ales Sasha Sascha Shura Sanya',
  ],
  alaksej: [
    'Аляксей Алексей Олексій Лёша Алёша Лёха',
    'Aliaksei Alyaksei Alyaksey Alexey Aleksei Aleksey Alexei Alaksiej Oleksii Oleksiy Lyosha Alyosha Lesha Alesha',
  ],
  aleh: ['Алег Олег', 'Aleh Oleg'],
  anatol: [
    'Анатоль Анатолий Толя Толік',
    'Anatol Anatoli Anatoly Anatoliy Anatolij Anatole Tolya Tolia',
  ],
  andrej: ['Андрэй Андрей Андрій', 'Andrei Andrej Andrey Andrii Andriy Andrzej Andrew'],
  anton: ['Антон Антось Тоша', 'Anton Antos Antoni Antony'],
  bahdan: ['Багдан Богдан', 'Bahdan Bogdan Bohdan'],
  arkadz: ['Аркадзь Аркадий', 'Arkadz Arkady Arkadiy Arkadij'],
  arciom: ['Арцём Артём Артем', 'Artsiom Artsyom Artyom Artem Arciom Artiom'],
  arsien: ['Арсень Арсений', 'Arsen Arsien Arseny Arseniy Arsenij'],
  barys: ['Барыс Борис Боря', 'Barys Boris Borys Borya'],
  daniil: [
    'Даніл Даніла Данііл Даниил Данила Данил Даня',
    'Daniil Danil Danila Danilo Danylo Daniel Danya',
  ],
  dzianis: ['Дзяніс Денис', 'Dzianis Dzyanis Denis Denys'],
  dzmitry: [
    'Дзмітры Зміцер Дмитрий Дмитро Дзміцер Дима Дзіма Митя',
    'Dzmitry Dmitry Dmitriy Dmitri Dmitrij Dmytro Dimitri Zmicier Zmitser Dzmitryj Dima Dzima Mitya',
  ],
  eduard: ['Эдуард', 'Eduard Edward'],
  fiodar: [
    'Фёдар Хведар Фёдор Федор Федя',
    'Fiodar Fyodar Fedor Fyodor Fiodor Chviedar Khvedar Theodor Fedya',
  ],
  hieorhij: [
    'Георгій Георгий Жора Гоша',
    'Heorhi Hieorhij Georgy Georgiy Georgi Georgij George Zhora Gosha',
  ],
  hienadz: ['Генадзь Геннадий Гена', 'Henadz Hienadz Gennady Gennadiy Gennadi Gennadij Gena Hena'],
  ihar: ['Ігар Игорь', 'Ihar Igor'],
  illa: ['Ілья Илья Илюша Ілюша', 'Illia Ilya Ilia Illa Elijah Ilyusha'],
  ivan: ['Іван Иван Янка Ваня', 'Ivan Janka Yanka Vanya Vania'],
  jauhien: [
    'Яўген Евгений Женя',
    'Yauhen Jauhien Yevgeny Evgeny Evgeniy Yevgeniy Evgeni Evgenij Zhenya Zhenia',
  ],
  jahor: ['Ягор Егор', 'Yahor Jahor Iahor Egor Yegor Iegor'],
  jaraslau: ['Яраслаў Ярослав', 'Yaraslau Jaraslau Yaroslav Jaroslav'],
  jazep: ['Язэп Іосіф Иосиф Юзаф', 'Yazep Jazep Iosif Yosif Joseph Josef Juzaf'],
  juryj: ['Юрый Юрий Юра Юрась', 'Yury Yuri Yuriy Iury Juri Juryj Yurij Iurii Yura Yuras'],
  kanstancin: [
    'Канстанцін Константин Костянтин Кастусь Костя',
    'Kanstantsin Kanstancin Konstantin Constantine Constantin Kanstantin Kostiantyn Kastus Kostya',
  ],
  kiryl: ['Кірыл Кирилл', 'Kiryl Kirill Kiril Cyril'],
  leanid: ['Леанід Леонид Лёня', 'Leanid Leonid Lyonya Lenya'],
  leu: ['Леў Лев', 'Leu Lieŭ Lev Leo Lew'],
  maciej: ['Мацвей Матвей Матей', 'Matsvei Maciej Matvey Matvei Matwei Matthew Matvejs'],
  maksim: ['Максім Максим Макс', 'Maksim Maxim Maksym Maxime Max'],
  mikalaj: [
    'Мікалай Мікола Николай Микола Коля',
    'Mikalai Mikalay Mikalaj Nikolai Nikolay Nikolaj Nicolai Nikolas Nicolas Mikola Mykola Kolya Kolia',
  ],
  michail: [
    'Міхаіл Михаил Михайло Міхась Миша Міша',
    'Mikhail Michail Mihail Mykhailo Michael Michas Mikhas Misha Mischa',
  ],
  mikita: ['Мікіта Никита Микита', 'Mikita Nikita Mykyta'],
  pavel: ['Павел Павал Павло Паша', 'Pavel Paval Pavieł Pavlo Pawel Paul Pasha'],
  piotr: ['Пётр Пятро Петр Петро Петя Пеця', 'Piotr Pyotr Petr Petro Peter Petya'],
  raman: ['Раман Роман Рома', 'Raman Roman Roma'],
  ryhor: [
    'Рыгор Григорий Григорій Грыша Гриша',
    'Ryhor Rygor Hryhory Hryhorii Grigory Grigori Grigoriy Grigorij Gregory Grisha Hrysha',
  ],
  siarhej: [
    'Сяргей Сергей Сергій Сярожа Серёжа Сяржук',
    'Siarhei Siarhey Siargej Syarhei Sergey Sergei Serge Sergej Siarhiej Serhii Serhiy Seryozha Siarzhuk',
  ],
  sciapan: ['Сцяпан Степан Стёпа', 'Stsiapan Stsyapan Sciapan Stepan Stefan Styopa'],
  stanislau: ['Станіслаў Станислав Стас', 'Stanislau Stanislav Stanislaw Stas'],
  cimafiej: ['Цімафей Тимофей Тима', 'Tsimafei Tsimafey Cimafiej Timofey Timofei Timothy Tima'],
  uladzimir: [
    'Уладзімір Владимир Володимир Валодзя Вова Володя',
    'Uladzimir Vladimir Wladimir Volodymyr Valodzia Vova Volodya',
  ],
  uladzislau: [
    'Уладзіслаў Владислав Влад Улад',
    'Uladzislau Uladzislaŭ Vladislav Wladyslaw Vlad Ulad',
  ],
  vadzim: ['Вадзім Вадим', 'Vadzim Vadim Vadym Wadim'],
  valancin: ['Валянцін Валентин Валя', 'Valiantsin Valyantsin Valentin Valentyn Walentin Valya'],
  valeryj: ['Валерый Валерий Валера', 'Valery Valeri Valeriy Valerij Valerii Valeryj Valera'],
  vasil: [
    'Васіль Василий Василь Базыль Вася',
    'Vasil Vasily Vasiliy Vasili Vasilij Vasyl Basil Bazyl Vasya',
  ],
  viktar: ['Віктар Виктор Витя Віця', 'Viktar Viktor Victor Vitya'],
  vital: ['Віталь Виталий Виталик', 'Vital Vitali Vitaly Vitaliy Vitalij Vitalii Vitalik'],
  viacaslau: [
    'Вячаслаў Вячеслав Слава',
    'Viachaslau Vyachaslau Vyacheslav Viacheslav Viatcheslav Slava',
  ],
}

const female: NameForms = {
  aksana: ['Аксана Оксана', 'Aksana Oksana Oxana'],
  alaksandra: [
    'Аляксандра Александра Олександра Саша Шура',
    'Aliaksandra Alyaksandra Alexandra Aleksandra Oleksandra Sasha Shura',
  ],
  alena: ['Алена Елена Олена Лена', 'Alena Elena Yelena Helena Olena Helen Lena'],
  alesia: ['Алеся Олеся Леся', 'Alesia Alesya Olesya Olesia Lesya Lesia'],
  anastasija: [
    'Анастасія Настасся Анастасия Настя Насця',
    'Anastasiya Anastasiia Anastasia Anastasija Nastassia Nastasya Nastya Nastia',
  ],
  chryscina: ['Хрысціна Кристина', 'Khrystsina Chryscina Kristina Christina'],
  daria: ['Дар’я Дарья Даша', 'Darya Daria Dar’ja Dasha'],
  halina: ['Галіна Галина Галя', 'Halina Galina Halyna Galya Halya'],
  hanna: ['Ганна Анна Аня Анюта', 'Hanna Anna Ganna Anne Ann Anya Ania'],
  iryna: ['Ірына Ирина Арына Арина Іра Ира', 'Iryna Irina Arina Irene Ira'],
  jauhienija: [
    'Яўгенія Евгения Женя',
    'Yauheniya Yauhenia Jauhienija Yevgenia Yevgeniya Evgenia Evgeniya Zhenya Zhenia',
  ],
  julija: ['Юлія Юлия Юля', 'Yuliya Yulia Iuliia Julia Julija Yulya Julya'],
  kaciaryna: [
    'Кацярына Екатерина Катерина Каця Катя',
    'Katsiaryna Kaciaryna Katsyaryna Yekaterina Ekaterina Catherine Katerina Kateryna Katarina Katya Katia',
  ],
  ksienija: ['Ксенія Ксения Ксюша', 'Kseniya Ksenia Kseniia Xenia Ksyusha'],
  ludmila: [
    'Людміла Людмила Люда Люся',
    'Liudmila Lyudmila Ljudmila Ludmila Liudmyla Lyudmyla Luda Lyuda',
  ],
  lizavieta: [
    'Лізавета Елизавета Єлизавета Ліза Лиза',
    'Lizaveta Yelizaveta Elizaveta Elizabeth Yelyzaveta Liza',
  ],
  maryja: [
    'Марыя Мария Маша Марыся',
    'Maryia Mariya Maria Marya Mariia Maryja Marie Mary Masha Marysia',
  ],
  nadzieja: [
    'Надзея Надежда Надія Надзя Надя',
    'Nadzeya Nadzeia Nadzieja Nadezhda Nadeschda Nadejda Nadiya Nadia Nadya',
  ],
  natalla: [
    'Наталля Наталья Наталия Наташа',
    'Natallia Natallya Nataliya Natalia Natalya Natalla Nathalie Natasha',
  ],
  safija: ['Сафія София Софья Соня Соф’я', 'Safiya Sofia Sofiya Sofya Sophia Sonya Sofja'],
  sviatlana: [
    'Святлана Светлана Света Світлана',
    'Sviatlana Svyatlana Svetlana Swetlana Svitlana Sveta',
  ],
  tacciana: [
    'Таццяна Татьяна Тетяна Таня',
    'Tatsiana Tatsyana Tacciana Tatyana Tatiana Tatjana Tetiana Tanya Tania',
  ],
  valancina: ['Валянціна Валентина Валя', 'Valiantsina Valyantsina Valentina Valentyna Valya'],
  valeryja: ['Валерыя Валерия Лера', 'Valeryia Valeria Valeriya Lera'],
  viktoryja: ['Вікторыя Виктория Віка Вика', 'Viktoryia Viktoria Viktoriya Victoria Vika'],
  volha: ['Вольга Ольга Оля', 'Volha Olga Olha Wolha Olya Olia'],
}

/**
 * The known given names this word may be a form of, as symbols; usually none or one. An unlisted
 * spelling counts when its consonants, three or more, belong to exactly one of the names.
 */
export function givenNames(ofSounds: string): readonly string[] {
  return everyone.bySounds.get(ofSounds) ?? byConsonants(everyone, ofSounds)
}

/** Only the given names of which a listed spelling sounds exactly so. */
export function namesSounding(ofSounds: string): readonly string[] {
  return everyone.bySounds.get(ofSounds) ?? []
}

/** The same among men's names, also by the stem that a patronymic leaves (Мікала-, Сярге-). */
export function fathersNames(ofSounds: string): readonly string[] {
  const exact = men.bySounds.get(ofSounds) ?? men.byStem.get(stem(ofSounds))
  return exact ?? byConsonants(men, ofSounds)
}

/**
 * The letters that an initial of this name may be, by its symbol: Ольга and Вольга are one name, and so are О. and В. Empty where
 * the name is not listed.
 */
export function initialsOf(symbol: string): readonly string[] {
  return initials.get(symbol) ?? []
}

function initialsOfForms([symbol, [spellings]]: readonly [string, readonly string[]]) {
  // The Belarusian and the Russian form stand first; what friends say comes later.
  const letters = (spellings ?? '').split(' ', 2).map((form) => form.charAt(0))
  return [symbol, [...new Set(letters)]] as const
}

type Symbols = ReadonlyMap<string, readonly string[]>

interface NameIndex {
  readonly bySounds: Symbols
  readonly byStem: Symbols
  readonly bySkeleton: Symbols
}

function byConsonants(index: NameIndex, ofSounds: string): readonly string[] {
  const ofConsonants = skeleton(ofSounds)
  if (ofConsonants.replace(/[aeiuU]/g, '').length < 3) return []
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
const initials: Symbols = new Map(
  [male, female].flatMap((table) => Object.entries(table)).map(initialsOfForms),
)
