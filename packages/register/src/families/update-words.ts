import type { Language } from '@amparo/vocabulary'

interface UpdateWords {
  readonly greeting: string
  readonly searchGoesOn: string
  readonly weAsked: string
  readonly nothingAsked: string
  readonly anAuthority: string
  readonly answered: string
  readonly noAnswer: string
  readonly next: string
  readonly come: string
  readonly news: string
  readonly liaison: (name: string) => string
  readonly support: (name: string) => string
  readonly closing: string
}

/** In the family's language, which need not be the officer's. */
export const updateWords: Readonly<Record<Language, UpdateWords>> = {
  en: {
    greeting: 'Hello. This is about the person you asked us to look for.',
    searchGoesOn: 'We are still looking, and we go on.',
    weAsked: 'What we asked, whom and when:',
    nothingAsked: 'We have not written to any authority yet.',
    anAuthority: 'an authority',
    answered: 'an answer came, and we are checking it',
    noAnswer: 'no answer yet',
    next: 'We go on asking and checking. Once something is certain and may be told, we ask you to come or to call.',
    come: 'Please come to us or call us. You may bring someone with you.',
    news: 'There is confirmed news. Please come to us or call us, and we tell you what we know.',
    liaison: (name) => `Ask for ${name}.`,
    support: (name) => `If you would like support: ${name}.`,
    closing: 'If you have learned something new, write it here. Look here again in a week.',
  },
  ru: {
    greeting: 'Здравствуйте. Это о человеке, которого вы просили нас найти.',
    searchGoesOn: 'Мы всё ещё ищем и продолжаем поиск.',
    weAsked: 'Что мы спросили, кого и когда:',
    nothingAsked: 'Мы пока не писали ни в какой орган.',
    anAuthority: 'орган власти',
    answered: 'ответ пришёл, мы его проверяем',
    noAnswer: 'ответа пока нет',
    next: 'Мы продолжаем спрашивать и проверять. Когда что-то станет точно известно и об этом можно будет сказать, мы попросим вас прийти или позвонить.',
    come: 'Пожалуйста, приходите к нам или позвоните нам. С собой можно взять близкого человека.',
    news: 'Есть подтверждённые новости. Пожалуйста, приходите к нам или позвоните нам: мы расскажем, что знаем.',
    liaison: (name) => `С вами на связи: ${name}.`,
    support: (name) => `Если вам нужна поддержка: ${name}.`,
    closing: 'Если вы узнали что-то новое, напишите здесь. Загляните сюда снова через неделю.',
  },
  be: {
    greeting: 'Вітаем. Гэта пра чалавека, якога вы прасілі нас знайсці.',
    searchGoesOn: 'Мы ўсё яшчэ шукаем і працягваем пошук.',
    weAsked: 'Што мы спыталі, у каго і калі:',
    nothingAsked: 'Мы пакуль не пісалі ні ў які орган.',
    anAuthority: 'орган улады',
    answered: 'адказ прыйшоў, мы яго правяраем',
    noAnswer: 'адказу пакуль няма',
    next: 'Мы працягваем пытацца і правяраць. Калі нешта стане дакладна вядома і пра гэта можна будзе сказаць, мы папросім вас прыйсці або патэлефанаваць.',
    come: 'Калі ласка, прыходзьце да нас або патэлефануйце нам. З сабой можна ўзяць блізкага чалавека.',
    news: 'Ёсць пацверджаныя навіны. Калі ласка, прыходзьце да нас або патэлефануйце нам: мы раскажам, што ведаем.',
    liaison: (name) => `З вамі на сувязі: ${name}.`,
    support: (name) => `Калі вам патрэбна падтрымка: ${name}.`,
    closing: 'Калі вы даведаліся нешта новае, напішыце тут. Зазірніце сюды зноў праз тыдзень.',
  },
  th: {
    greeting: 'สวัสดี ข้อความนี้เกี่ยวกับบุคคลที่คุณขอให้เราช่วยตามหา',
    searchGoesOn: 'เรายังคงตามหาอยู่ และจะตามหาต่อไป',
    weAsked: 'เราถามอะไร ถามใคร และเมื่อใด:',
    nothingAsked: 'เรายังไม่ได้เขียนถึงหน่วยงานใด',
    anAuthority: 'หน่วยงานรัฐ',
    answered: 'มีคำตอบมาแล้ว และเรากำลังตรวจสอบ',
    noAnswer: 'ยังไม่มีคำตอบ',
    next: 'เรายังคงถามและตรวจสอบต่อไป เมื่อมีเรื่องที่แน่ชัดและบอกได้แล้ว เราจะขอให้คุณมาพบหรือโทรหาเรา',
    come: 'โปรดมาพบเราหรือโทรหาเรา คุณพาคนใกล้ชิดมาด้วยได้',
    news: 'มีข่าวที่ยืนยันแล้ว โปรดมาพบเราหรือโทรหาเรา แล้วเราจะบอกสิ่งที่เราทราบ',
    liaison: (name) => `ติดต่อ ${name}`,
    support: (name) => `หากคุณต้องการกำลังใจหรือความช่วยเหลือ: ${name}`,
    closing: 'หากคุณทราบอะไรใหม่ เขียนไว้ที่นี่ได้ และกลับมาดูที่นี่อีกครั้งในหนึ่งสัปดาห์',
  },
}
