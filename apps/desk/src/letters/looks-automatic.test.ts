import { expect, test } from 'vitest'
import { looksAutomatic } from './looks-automatic.ts'

test.each([
  'Ваше обращение зарегистрировано под номером 17. Это автоматическое сообщение.',
  'Ваш зварот зарэгістраваны. Гэта аўтаматычны адказ, не адказвайце на гэты ліст.',
  'Your message has been received. This is an automatic reply, please do not reply.',
  'ระบบได้รับเรื่องของท่านแล้ว ข้อความนี้ส่งโดยอัตโนมัติ',
])('reads as a registry’s automatic confirmation: %s', (words) => {
  expect(looksAutomatic(words)).toBe(true)
})

test.each([
  '',
  'Гражданин освобождён 13 августа по отбытии административного ареста.',
  'Ваше обращение зарегистрировано. По существу сообщаем: гражданин не содержится.',
  'Письмо получено автоматически.',
])('a person has written or may have written: %s', (words) => {
  expect(looksAutomatic(words)).toBe(false)
})

test('a long letter says more than that another has come', () => {
  const short = 'Your letter has been registered automatically. '
  expect(looksAutomatic(short)).toBe(true)
  expect(looksAutomatic(short.repeat(40))).toBe(false)
})
