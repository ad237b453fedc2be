import type { Labels, Language } from '@amparo/vocabulary'
import type { ValueProblem } from './value.ts'

const sentences: Readonly<Record<ValueProblem, Labels>> = {
  'not-text': {
    en: 'This cannot be read as text. Please type it again.',
    ru: 'Это не удаётся прочитать как текст. Пожалуйста, наберите ещё раз.',
  },
  empty: {
    en: 'Nothing is written here yet. Write what the source said, or leave the field out.',
    ru: 'Здесь пока ничего не написано. Напишите, что сказал источник, или пропустите поле.',
  },
  'too-long': {
    en: 'This is longer than 2,000 characters. Keep the value here and the rest in the account.',
    ru: 'Здесь больше 2000 знаков. Оставьте само значение, а остальное запишите в рассказ.',
  },
  'control-characters': {
    en: 'There are invisible control characters in this text. Please type it by hand.',
    ru: 'В тексте есть невидимые управляющие знаки. Пожалуйста, наберите его вручную.',
  },
  'direction-controls': {
    en: 'Hidden marks in this text change the order in which it is read. Please type it by hand.',
    ru: 'Скрытые знаки в тексте меняют порядок чтения. Пожалуйста, наберите его вручную.',
  },
  'not-a-date': {
    en: 'There is no such date. Write the day, the month or only the year, as far as it is known.',
    ru: 'Такой даты нет. Укажите день, месяц или только год — насколько известно.',
  },
  'unknown-code': {
    en: 'This is not in the list. Choose one of the entries.',
    ru: 'Этого нет в списке. Выберите один из вариантов.',
  },
  'must-be-sealed': {
    en: 'Only a team may see this. Choose the team, and it is sealed before it is saved.',
    ru: 'Это может видеть только команда. Выберите её: запись будет зашифрована до сохранения.',
  },
  'not-an-id': {
    en: 'This does not point to a record. Choose the person or the record again.',
    ru: 'Это не указывает на запись. Выберите человека или запись ещё раз.',
  },
  'not-a-flag': {
    en: 'Choose yes or no.',
    ru: 'Выберите «да» или «нет».',
  },
  'not-a-number': {
    en: 'Write a number.',
    ru: 'Напишите число.',
  },
}

/** What to say beside the field: what is the matter and what to do. Holds nothing that was typed. */
export function problemSentence(problem: ValueProblem, language: Language): string {
  return sentences[problem][language]
}
