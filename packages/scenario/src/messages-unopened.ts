import { asPreset, onlyHere, toldIn, unsaid } from './message.ts'
import type { DemoMessage } from './message.ts'

/**
 * Four more invented messages that nobody has opened: what a newcomer to the demo finds waiting, and records from. No claim
 * of the scenario rests on them. Their places follow those of `demoMessages`.
 */
export const unopenedMessages: readonly DemoMessage[] = [
  toldIn('ru', {
    index: 20,
    urgency: { ...unsaid, hurt: 'fresh', custody: 'no', child: 'no' },
    day: '2020-08-20',
    telling: 'relative',
    where: 'Минск, станция метро «Пушкинская»',
    when: 'вечером 10 августа',
    reach: onlyHere,
    consent: asPreset,
    text: `
Здравствуйте. Моя дочь, Лабковская Вера Игоревна, 1998 года рождения, 10 августа около девяти вечера вышла за хлебом и не вернулась. Соседка видела, как её посадили в синий микроавтобус у метро «Пушкинская».
Три дня мы ничего не знали. 13 августа её отпустили из Жодино. На запястьях следы, и она почти не спит. Сама она писать не хочет, но согласилась, чтобы написала я.
Нам нужен врач, который посмотрит её тихо. И скажите, пожалуйста, нужно ли торопиться.`,
  }),
  toldIn('en', {
    index: 21,
    urgency: { ...unsaid, hurt: 'fresh', custody: 'no', child: 'no' },
    day: '2020-08-20',
    telling: 'self',
    where: 'Minsk, Partyzanski avenue',
    when: '11 August, around 22:00',
    reach: {
      ...onlyHere,
      safety: 'My flatmate must not see this. Please use no names in the first line.',
    },
    consent: asPreset,
    text: `
I was on my way home from work on 11 August, around 22:00. On Partyzanski avenue a van stopped and four men in black jumped out. I was kept in the van for about two hours, face down, with six others. One of them was called Zmicier, he kept saying that he was diabetic and had missed his insulin. They let me out at the Zavodski police station; he stayed in the van.
I do not know his family name. He was perhaps thirty, with a red beard. Please ask whether somebody is looking for him.`,
  }),
  toldIn('be', {
    index: 22,
    urgency: { ...unsaid, missing: 'yes', child: 'no' },
    authorities: { told: 'yes', reason: 'refused', words: '' },
    day: '2020-08-20',
    telling: 'relative',
    where: 'Баранавічы',
    when: 'з 12 жніўня',
    reach: { way: 'phone', contact: '+375 00 000 00 22', safety: 'Толькі пасля 20:00.' },
    consent: { keep: true, contact: 'as-told', askFirst: true },
    text: `
Шукаю брата. Кавальчук Рыгор Сцяпанавіч, 1985 года нараджэння, мы з Баранавіч. 12 жніўня ён паехаў у Мінск забраць сына ад бабулі, а сёмай вечара тэлефон перастаў адказваць.
У міліцыі ў Баранавічах кажуць, што заяву прымуць толькі праз тры дні. У спісах, якія вывесілі валанцёры, яго няма.`,
  }),
  toldIn('ru', {
    index: 23,
    urgency: { ...unsaid, hurt: 'fresh', custody: 'unknown', child: 'no' },
    authorities: { told: 'yes', reason: 'no-answer', words: '' },
    day: '2020-08-20',
    telling: 'lawyer',
    where: 'Минск, суд Московского района',
    when: '14 августа',
    reach: { ...onlyHere, safety: 'Пишите только сюда; мой телефон слушают.' },
    consent: asPreset,
    text: `
Я адвокат. 14 августа в суде Московского района за сорок минут рассмотрели двенадцать дел моих подзащитных и тех, кого мне назначили. Протоколы были одинаковы слово в слово, разными были только фамилии. Ни одному из двенадцати до суда не дали поговорить со мной наедине.
У четверых были видны свежие синяки. Я просил суд занести это в протокол; в протоколе этого нет. Имена я назову, когда каждый из них согласится.`,
  }),
]
