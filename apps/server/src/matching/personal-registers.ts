import type { StateCode } from '@amparo/norms'
import { defineVocabulary } from '@amparo/vocabulary'

interface Form {
  readonly state: StateCode
  /** What a source calls its number in brackets. */
  readonly called: readonly string[]
  /** Letters and figures alone, as `identifierForm` writes them. */
  readonly form: RegExp
  /** Whether its check figures are right, of what has the form. */
  readonly checks: (number: string) => boolean
}

/**
 * Registers that give everybody in them one number, as far as the form of their numbers is public. Of any other register nothing is
 * known. Nothing is concluded from what else a form says: a day of birth, a sex, a district.
 */
export const personalRegisters = defineVocabulary<
  'by-id' | 'th-pin' | 'ru-snils' | 'ru-inn' | 'pl-pesel',
  Form
>(
  'personal-register',
  { source: 'each as it says', certainty: 'uncertain' },
  {
    'by-id': {
      en: 'identification number of Belarus',
      ru: 'идентификационный номер Республики Беларусь',
      be: 'ідэнтыфікацыйны нумар Рэспублікі Беларусь',
      th: 'เลขประจำตัวของเบลารุส',
      source:
        'Form: notice of the Republican Institute for Knowledge Control, Minsk, on answer sheets, told by budakosh.by on 1 January 2026. Check figure (weights 7, 3, 1, letters from 10): belarus-personal-number-validator on npm alone',
      certainty: 'uncertain',
      state: 'BY',
      called: [],
      form: /^\d{7}[A-Z]\d{3}[A-Z]{2}\d$/,
      checks: (number) => {
        const values = Array.from(number.slice(0, -1), (one) => Number.parseInt(one, 36))
        return weighed(values, [7, 3, 1]) % 10 === Number(number.at(-1))
      },
    },
    'th-pin': {
      en: 'personal identification number of Thailand',
      ru: 'личный номер гражданина Таиланда',
      be: 'асабісты нумар грамадзяніна Тайланда',
      th: 'เลขประจำตัวประชาชนไทย',
      source:
        'Form: Ministry of Social Development and Human Security of Thailand, data standard CitizenID 1.1, 16/12/2559 BE. Check figure: python-stdnum, th.pin',
      certainty: 'field',
      state: 'TH',
      called: ['เลขประจำตัวประชาชน'],
      form: /^\d{13}$/,
      checks: (number) => {
        const sum = weighed(figures(number, 12), [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
        return (11 - (sum % 11)) % 10 === Number(number.at(-1))
      },
    },
    'ru-snils': {
      en: 'insurance account number of the Russian Federation (SNILS)',
      ru: 'страховой номер индивидуального лицевого счёта (СНИЛС)',
      be: 'страхавы нумар індывідуальнага асабовага рахунку ў Расіі (СНІЛС)',
      th: 'หมายเลขบัญชีประกันสังคมรัสเซีย (SNILS)',
      source:
        'Eleven figures, the last two of them check figures above 001-001-998: consultant.ru, document LAW 142584, as cited by the validators of SNILS; python-stdnum, ru.snils',
      certainty: 'field',
      state: 'RU',
      called: ['снилс', 'снілс', 'snils'],
      form: /^\d{11}$/,
      checks: (number) => {
        if (number.slice(0, 9) <= '001001998') return false
        const rest = weighed(figures(number, 9), [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101
        return rest % 100 === Number(number.slice(-2))
      },
    },
    'ru-inn': {
      en: 'taxpayer number of the Russian Federation (INN)',
      ru: 'идентификационный номер налогоплательщика (ИНН)',
      be: 'ідэнтыфікацыйны нумар падаткаплацельшчыка ў Расіі (ІНН)',
      th: 'เลขประจำตัวผู้เสียภาษีรัสเซีย (INN)',
      source: 'Twelve figures for persons, two of them check figures: python-stdnum, ru.inn',
      certainty: 'field',
      state: 'RU',
      called: ['инн', 'інн', 'inn'],
      form: /^\d{12}$/,
      checks: (number) => {
        const weights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
        const first = (weighed(figures(number, 10), weights.slice(1)) % 11) % 10
        const second = (weighed(figures(number, 11), weights) % 11) % 10
        return number.endsWith(`${first}${second}`)
      },
    },
    'pl-pesel': {
      en: 'population register number of Poland (PESEL)',
      ru: 'номер PESEL (Польша)',
      be: 'нумар PESEL (Польшча)',
      th: 'เลขทะเบียนราษฎรโปแลนด์ (PESEL)',
      source:
        'Eleven figures, the last of them a check figure: gov.pl on PESEL, as told by loginlublin.pl; validator.js, isIdentityCard',
      certainty: 'field',
      state: 'PL',
      called: ['pesel', 'песель'],
      form: /^\d{11}$/,
      checks: (number) => {
        const sum = weighed(figures(number, 10), [1, 3, 7, 9])
        return (10 - (sum % 10)) % 10 === Number(number.at(-1))
      },
    },
  },
)

export type RegisterCode = keyof typeof personalRegisters.entries

function figures(number: string, count: number): number[] {
  return Array.from(number.slice(0, count), Number)
}

/** Each times its weight; the weights begin again where they end. */
function weighed(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * (weights[at % weights.length] ?? 0), 0)
}
