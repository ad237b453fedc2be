import { asPreset, onlyHere, toldIn, unsaid } from './message.ts'
import type { DemoMessage } from './message.ts'

export const englishMessages: readonly DemoMessage[] = [
  toldIn('en', {
    index: 3,
    urgency: { ...unsaid, custody: 'yes', child: 'no' },
    day: '2020-08-12',
    telling: 'relative',
    where: 'Minsk, Akrestsina lane',
    when: 'since the night of 9 August',
    reach: {
      way: 'email',
      contact: 'cousin-3@example.org',
      safety: 'Any hour. Please never call my aunt’s landline.',
    },
    consent: { keep: true, contact: 'as-told', askFirst: true },
    text: `
I am writing from abroad about my cousin. His name is Aliaksandr Shapavalau, he was born in 1993 or 1994 and lives in Minsk with my aunt. On the night of 9 August his phone went dead after he told her that he had been put into a police van.
A man who was let out on the 11th told a neighbour that he had shared a cell with Aliaksandr in the detention centre in Akrestsina lane, about forty people in a cell for six. He said that my cousin had trouble breathing and that nobody called a doctor.
My aunt has very little internet, it comes and goes. She has written to you too, I think.`,
  }),
  toldIn('en', {
    index: 9,
    urgency: { ...unsaid, custody: 'yes', missing: 'unknown', child: 'no' },
    authorities: { told: 'yes', reason: 'no-answer', words: '' },
    day: '2020-08-15',
    telling: 'lawyer',
    where: 'Minsk',
    when: '12–15 August',
    reach: { ...onlyHere, safety: 'Write here first, then we meet.' },
    consent: asPreset,
    text: `
I act for the family of Siarhei Zhytko, born 7 February 1990, an engineer from Minsk. He was detained on 12 August at about 19:00 near his office by men in riot gear who gave no reason.
I have been refused access to him three times: on 13 and 14 August at the Centre for Isolation of Offenders in Akrestsina lane, and on 15 August at the Frunzenski district police. Each time the officer on duty took my warrant, went away, and came back to say that he was not on the list. No report of detention has been shown to me.
The family agrees that his name is used with the authorities, letter by letter, after they have read each one. Copies of my requests can be shown in person.`,
  }),
  toldIn('en', {
    index: 14,
    urgency: { ...unsaid, hurt: 'fresh', missing: 'yes', child: 'no' },
    day: '2020-08-17',
    telling: 'self',
    where: 'Minsk, near the Yubileinaya hotel',
    when: '10 August, about 23:30',
    reach: onlyHere,
    consent: asPreset,
    text: `
My name is Maksim Yurkevich, I was born in 1991, I draw maps for a living. On 10 August at about 23:30 I was hit in the left thigh near the Yubileinaya hotel by what the surgeon called a rubber bullet. I was not shouting anything. I was looking for my brother-in-law, Roman Zhdanko, who had gone out an hour before me.
I spent four days in the emergency hospital. On 12 August two men in plain clothes came to the ward and wrote down the names of everyone with such wounds. I signed nothing.
Roman has not come home. His wife has asked at every district police station in the city and nobody has said yes or no.
I would like a doctor to look at the leg without it going into the hospital’s files. And I want this to be kept until there is a court I can believe in.`,
  }),
  toldIn('en', {
    index: 15,
    urgency: { ...unsaid, custody: 'no', hurt: 'earlier', child: 'no' },
    authorities: { told: 'no', reason: 'does-not-want', words: '' },
    day: '2020-08-18',
    telling: 'lawyer',
    where: 'Minsk and Zhodzina',
    when: '11–16 August',
    reach: {
      way: 'email',
      contact: 'lawyer-15@example.org',
      safety: 'No names in the e-mail, please.',
    },
    consent: { keep: true, contact: 'as-told', askFirst: true },
    text: `
Two clients, both released, both in need of help rather than of a case.
Natalia Goretskaya, born 5 December 1995, nurse, detained on 13 August while giving first aid, released on 16 August. She asks for a psychologist. She does not want any complaint to be filed, and her name must stay between us.
Dzianis Hurski, born in 1982, was held from 11 to 14 August in Zhodzina prison. The certificate of the emergency room, dated 14 August, names bruises on the back and a broken rib. He wishes to complain to the Investigative Committee and knows that it may lead to nothing. He would like an independent examination soon, while it can still be seen.`,
  }),
  toldIn('en', {
    index: 16,
    urgency: { ...unsaid, danger: 'yes', custody: 'no', child: 'no' },
    authorities: { told: 'no', reason: 'no-trust', words: '' },
    day: '2020-08-18',
    telling: 'relative',
    where: 'Minsk',
    when: '17 August',
    reach: { way: 'messenger', contact: '+375 00 000 00 16', safety: 'Not after 21:00.' },
    consent: { keep: true, contact: 'as-told', askFirst: true },
    text: `
My sister Sviatlana Astapenka is 38 and an accountant. She was fined and let go on 14 August; that is not why I write. Since Sunday two men sit in a car in front of her house. On 17 August somebody called her and said that if she goes on talking to journalists she will lose her children. There was no name and no number.
She has a girl of nine and a boy of six. She wants to know whether they can do this, and where she could go for some weeks.`,
  }),
  toldIn('en', {
    index: 18,
    urgency: { ...unsaid, custody: 'yes', danger: 'yes', child: 'no' },
    day: '2020-08-19',
    telling: 'lawyer',
    where: 'Minsk, Valadarskaha street',
    when: '10–18 August',
    reach: onlyHere,
    consent: asPreset,
    text: `
I represent Iosif Biaroza, 67 years old, retired, and Fiodar Shcharbina, born 21 October 1988, locksmith. Both were moved on 17 August to the remand prison in Valadarskaha street; I saw both there on 18 August. They are named in one criminal case under article 293.
Mr Biaroza has a heart condition. His medicine, brought by his daughter, has been returned to her twice.
Mr Shcharbina’s record of detention is dated 12 August. He told me that he was taken on 10 August, and that on 10 August he was beaten until he agreed to be filmed saying that he had been paid to protest. He asks that this be written down now and raised with nobody until he is out.`,
  }),
]
