import type { Labels, Language } from '@amparo/vocabulary'
import type { ValueProblem } from './value.ts'

const sentences: Readonly<Record<ValueProblem, Labels>> = {
  'not-text': {
    en: 'This cannot be read as text. Please type it again.',
    ru: 'Это не удаётся прочитать как текст. Пожалуйста, наберите ещё раз.',
    be: 'Гэта не ўдаецца прачытаць як тэкст. Калі ласка, набярыце яшчэ раз.',
    th: 'อ่านสิ่งนี้เป็นข้อความไม่ได้ โปรดพิมพ์อีกครั้ง',
  },
  empty: {
    en: 'Nothing is written here yet. Write what the source said, or leave the field out.',
    ru: 'Здесь пока ничего не написано. Напишите, что сказал источник, или пропустите поле.',
    be: 'Тут пакуль нічога не напісана. Напішыце, што сказала крыніца, або прапусціце поле.',
    th: 'ยังไม่มีข้อความที่นี่ โปรดเขียนสิ่งที่แหล่งข้อมูลบอก หรือเว้นช่องนี้ไว้',
  },
  'too-long': {
    en: 'This is longer than 2,000 characters. Keep the value here and the rest in the account.',
    ru: 'Здесь больше 2000 знаков. Оставьте само значение, а остальное запишите в рассказ.',
    be: 'Тут больш за 2000 знакаў. Пакіньце само значэнне, а астатняе запішыце ў аповед.',
    th: 'ยาวเกิน 2,000 อักขระ โปรดเก็บเฉพาะข้อมูลไว้ที่นี่ และเขียนส่วนที่เหลือในคำบอกเล่า',
  },
  'control-characters': {
    en: 'There are invisible control characters in this text. Please type it by hand.',
    ru: 'В тексте есть невидимые управляющие знаки. Пожалуйста, наберите его вручную.',
    be: 'У тэксце ёсць нябачныя кіроўныя знакі. Калі ласка, набярыце яго ўручную.',
    th: 'ข้อความนี้มีอักขระควบคุมที่มองไม่เห็น โปรดพิมพ์เองอีกครั้ง',
  },
  'direction-controls': {
    en: 'Hidden marks in this text change the order in which it is read. Please type it by hand.',
    ru: 'Скрытые знаки в тексте меняют порядок чтения. Пожалуйста, наберите его вручную.',
    be: 'Схаваныя знакі ў тэксце мяняюць парадак чытання. Калі ласка, набярыце яго ўручную.',
    th: 'ข้อความนี้มีอักขระซ่อนที่เปลี่ยนลำดับการอ่าน โปรดพิมพ์เองอีกครั้ง',
  },
  'not-a-date': {
    en: 'There is no such date. Write the day, the month or only the year, as far as it is known.',
    ru: 'Такой даты нет. Укажите день, месяц или только год — насколько известно.',
    be: 'Такой даты няма. Пазначце дзень, месяц або толькі год — наколькі вядома.',
    th: 'ไม่มีวันที่นี้ โปรดเขียนวัน เดือน หรือเพียงปีเท่าที่ทราบ โดยใช้ปีคริสต์ศักราช',
  },
  'unknown-code': {
    en: 'This is not in the list. Choose one of the entries.',
    ru: 'Этого нет в списке. Выберите один из вариантов.',
    be: 'Гэтага няма ў спісе. Выберыце адзін з варыянтаў.',
    th: 'สิ่งนี้ไม่มีในรายการ โปรดเลือกจากรายการ',
  },
  'must-be-sealed': {
    en: 'Only a team may see this. Choose the team, and it is sealed before it is saved.',
    ru: 'Это может видеть только команда. Выберите её: запись будет зашифрована до сохранения.',
    be: 'Гэта можа бачыць толькі група. Выберыце яе: запіс будзе зашыфраваны да захавання.',
    th: 'มีเพียงทีมเดียวที่เห็นสิ่งนี้ได้ โปรดเลือกทีม ข้อมูลจะถูกปิดผนึกก่อนบันทึก',
  },
  'not-an-id': {
    en: 'This does not point to a record. Choose the person or the record again.',
    ru: 'Это не указывает на запись. Выберите человека или запись ещё раз.',
    be: 'Гэта не паказвае на запіс. Выберыце чалавека або запіс яшчэ раз.',
    th: 'สิ่งนี้ไม่ได้ชี้ไปยังบันทึกใด โปรดเลือกบุคคลหรือบันทึกอีกครั้ง',
  },
  'not-a-flag': {
    en: 'Choose yes or no.',
    ru: 'Выберите «да» или «нет».',
    be: 'Выберыце «так» або «не».',
    th: 'โปรดเลือกใช่หรือไม่ใช่',
  },
  'not-a-number': {
    en: 'Write a whole number in figures, 0 or more.',
    ru: 'Напишите целое число цифрами, 0 или больше.',
    be: 'Напішыце цэлы лік лічбамі, 0 або больш.',
    th: 'โปรดเขียนจำนวนเต็มเป็นตัวเลข ตั้งแต่ 0 ขึ้นไป',
  },
}

/** What to say beside the field: what is the matter and what to do. Holds nothing that was typed. */
export function problemSentence(problem: ValueProblem, language: Language): string {
  return sentences[problem][language]
}
