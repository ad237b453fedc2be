import type { Language } from '@amparo/vocabulary'
import { bodyForms, type Body, type BodyForm } from './letter.ts'

/**
 * The name of a body or a post as a sentence needs it: what the office gave in `forms`, else by rule; undefined where the rule
 * does not know the word, so that the office is asked rather than a minister misnamed. English takes its article, Thai nothing.
 */
export function bodyInForm(body: Body, form: BodyForm, language: Language): string | undefined {
  const given = body.forms?.[form]
  if (given !== undefined) return given
  if (language === 'th') return body.name
  if (language === 'en') return form === 'definite' ? withArticle(body.name) : body.name
  return form === 'definite' ? body.name : declined(body.name, form, language)
}

function withArticle(name: string): string {
  return `the ${name.replace(/^the /iu, '')}`
}

type Case = Exclude<BodyForm, 'definite'>
const cases = bodyForms.filter((form): form is Case => form !== 'definite')

/** Adjectives, then a noun that is known; whatever follows it depends on it and stays as it is. */
function declined(name: string, wanted: Case, language: 'ru' | 'be'): string | undefined {
  const words = name.split(' ')
  const at = words.findIndex((word) => nounEndings(word, language) !== undefined)
  if (/^\p{Lu}{2,}$/u.test(words[0] ?? '')) return name
  if (at < 0) return undefined
  const before = words.slice(0, at).map((word) => adjective(word, wanted, language))
  if (before.includes(undefined)) return undefined
  const noun = declinedNoun(words[at] ?? '', wanted, language)
  return softened([...before, noun, ...words.slice(at + 1)].join(' '), language)
}

/** After a vowel Belarusian writes ў for у, and the case has just changed what stands before. */
function softened(name: string, language: 'ru' | 'be'): string {
  if (language === 'ru') return name
  return name.replace(/(?<=[аеёіоуыэюя] )у/gu, 'ў').replace(/(?<=[^аеёіоуыэюя ] )ў/gu, 'у')
}

function declinedNoun(word: string, wanted: Case, language: 'ru' | 'be'): string {
  const [ending = '', ...others] = nounEndings(word, language) ?? []
  const stem = word.slice(0, word.length - ending.length)
  return stem + (others[cases.indexOf(wanted)] ?? ending)
}

function adjective(word: string, wanted: Case, language: 'ru' | 'be'): string | undefined {
  const found = adjectives[language].find(([ending]) => word.endsWith(ending ?? ''))
  if (found === undefined) return undefined
  const [ending = '', ...others] = found
  return word.slice(0, word.length - ending.length) + (others[cases.indexOf(wanted)] ?? '')
}

function nounEndings(word: string, language: 'ru' | 'be'): readonly string[] | undefined {
  const small = word.toLowerCase().replace(/^ў/u, 'у')
  return nouns[language].find(([, ofThese]) => ofThese.has(small))?.[0]
}

/** Endings: nominative, genitive, dative, instrumental. */
type Declension = readonly [readonly string[], ReadonlySet<string>]

const declension = (endings: string, words: string): Declension => [
  endings.split(' ').map((ending) => (ending === '-' ? '' : ending)),
  new Set(words.split(' ')),
]

const nouns: Readonly<Record<'ru' | 'be', readonly Declension[]>> = {
  ru: [
    declension('о а у ом', 'министерство агентство представительство посольство консульство'),
    declension(
      '- а у ом',
      'комитет суд департамент отдел совет офис центр изолятор институт министр прокурор директор президент комиссар координатор',
    ),
    declension('- а у ом', 'начальник советник посланник представник'),
    declension('е я ю ем', 'управление отделение учреждение'),
    declension('а ы е ой', 'прокуратура палата глава служба тюрьма'),
    declension('а ы е ей', 'больница'),
    declension(
      'я и и ей',
      'администрация канцелярия комиссия организация инспекция миссия колония коллегия',
    ),
    declension('ь я ю ем', 'председатель руководитель заместитель представитель секретарь'),
    declension('о о о о', 'бюро'),
  ],
  be: [
    declension('а а у ам', 'міністэрства агенцтва прадстаўніцтва пасольства консульства'),
    declension(
      '- а у ам',
      'камітэт дэпартамент аддзел савет офіс цэнтр ізалятар інстытут міністр пракурор дырэктар прэзідэнт камісар каардынатар начальнік намеснік',
    ),
    declension('- а у ом', 'суд кіраўнік прадстаўнік сакратар'),
    declension('е я ю ем', 'упраўленне аддзяленне'),
    declension('а ы ы ай', 'пракуратура бальніца'),
    declension('а ы е ай', 'служба установа турма'),
    declension('та ты це тай', 'палата'),
    declension(
      'я і і яй',
      'адміністрацыя канцылярыя камісія арганізацыя інспекцыя місія калонія калегія',
    ),
    declension('я і і ёй', 'старшыня'),
    declension('о о о о', 'бюро'),
  ],
}

const adjectives: Readonly<Record<'ru' | 'be', readonly (readonly string[])[]>> = {
  ru: [
    ['ский', 'ского', 'скому', 'ским'],
    ['кий', 'кого', 'кому', 'ким'],
    ['ший', 'шего', 'шему', 'шим'],
    ['ый', 'ого', 'ому', 'ым'],
    ['ое', 'ого', 'ому', 'ым'],
    ['ая', 'ой', 'ой', 'ой'],
  ],
  be: [
    ['кі', 'кага', 'каму', 'кім'],
    ['ы', 'ага', 'аму', 'ым'],
    ['ае', 'ага', 'аму', 'ым'],
    ['ая', 'ай', 'ай', 'ай'],
  ],
}
