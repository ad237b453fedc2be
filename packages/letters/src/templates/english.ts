import type { TemplateBlock, Wording } from '../template.ts'
import type { TemplateTexts } from './texts.ts'

const subject: Wording = {
  by: 'people',
  one: 'Request for information about {people} person',
  other: 'Request for information about {people} persons',
}

const beside: Wording = {
  by: 'unnamed',
  one: 'In addition, the same concern extends to {unnamed} person whose name cannot be given.',
  other: 'In addition, the same concern extends to {unnamed} persons whose names cannot be given.',
}

const thanks: TemplateBlock = {
  block: 'thanks',
  text: {
    by: 'answered',
    one: 'I thank you for your letter {theirs}, which gave information about {answered} person.',
    other: 'I thank you for your letter {theirs}, which gave information about {answered} persons.',
  },
}

const ending: readonly TemplateBlock[] = [
  {
    block: 'text',
    text: 'Answers about single persons are welcome as soon as they are known; there is no need to wait until all can be given.',
  },
  { block: 'text', text: 'An answer by {replyBy} would be of great help.', when: 'replyBy' },
  { block: 'text', text: 'A copy of this letter goes to {copies}.', when: 'copies' },
  { block: 'text', text: 'Please send the answer to: {replyAddress}.' },
]

export const english: TemplateTexts = {
  'first-letter': {
    title: 'First letter to a ministry',
    subject,
    salutation: 'Excellency,',
    body: [
      {
        block: 'annex',
        text: {
          by: 'named',
          one: 'I have the honour to ask you for information about the person named in the annex to this letter. This office has no confirmed information about the whereabouts and the situation of this person.',
          other:
            'I have the honour to ask you for information about the {named} persons named in the annex to this letter. This office has no confirmed information about their whereabouts and their situation.',
        },
      },
      {
        block: 'left-out',
        beside,
        alone: {
          by: 'unnamed',
          one: 'I have the honour to raise with you the situation of {unnamed} person whose name cannot be given.',
          other:
            'I have the honour to raise with you the situation of {unnamed} persons whose names cannot be given.',
        },
      },
      thanks,
      { block: 'own-words' },
      {
        block: 'questions',
        lead: 'I should be grateful for an answer to the following questions, for each person to those that the annex names:',
      },
      ...ending,
    ],
    close: 'Please accept, Excellency, the assurances of my highest consideration.',
  },
  'note-verbale': {
    title: 'Note verbale to the foreign ministry',
    subject: '',
    salutation: '',
    body: [
      {
        block: 'annex',
        text: {
          by: 'named',
          one: '{sender:definite} presents its compliments to {addressee:definite} and has the honour to request its assistance in obtaining from the competent authorities information about the person named in the annex to this note.',
          other:
            '{sender:definite} presents its compliments to {addressee:definite} and has the honour to request its assistance in obtaining from the competent authorities information about the {named} persons named in the annex to this note.',
        },
      },
      {
        block: 'left-out',
        beside,
        alone: {
          by: 'unnamed',
          one: '{sender:definite} presents its compliments to {addressee:definite} and has the honour to raise the situation of {unnamed} person whose name cannot be given.',
          other:
            '{sender:definite} presents its compliments to {addressee:definite} and has the honour to raise the situation of {unnamed} persons whose names cannot be given.',
        },
      },
      { block: 'text', text: 'Reference is made to letter {earlier}.', when: 'earlier' },
      {
        block: 'thanks',
        text: {
          by: 'answered',
          one: '{sender:definite} expresses its thanks for the letter {theirs}, which gave information about {answered} person.',
          other:
            '{sender:definite} expresses its thanks for the letter {theirs}, which gave information about {answered} persons.',
        },
      },
      { block: 'own-words' },
      {
        block: 'questions',
        lead: '{sender:definite} would be grateful for an answer to the following questions, for each person to those that the annex names:',
      },
      { block: 'text', text: 'An answer by {replyBy} would be of great help.', when: 'replyBy' },
      { block: 'text', text: 'A copy of this note goes to {copies}.', when: 'copies' },
      { block: 'text', text: 'The answer may be sent to: {replyAddress}.' },
      {
        block: 'text',
        text: '{sender:definite} avails itself of this opportunity to renew to {addressee:definite} the assurances of its highest consideration.',
      },
    ],
    close: '',
  },
  reminder: {
    title: 'Reminder: questions still open',
    subject: {
      by: 'people',
      one: 'Questions still open about {people} person: letter {earlier}',
      other: 'Questions still open about {people} persons: letter {earlier}',
    },
    salutation: 'Excellency,',
    body: [
      {
        block: 'text',
        text: 'I have the honour to refer to my letter {earlier}.',
      },
      thanks,
      {
        block: 'annex',
        text: {
          by: 'named',
          one: 'The questions about the person named in the annex to this letter are still open. The annex lists only those that have not been answered.',
          other:
            'Questions about the {named} persons named in the annex to this letter are still open. The annex lists only those that have not been answered.',
        },
      },
      {
        block: 'left-out',
        beside,
        alone: {
          by: 'unnamed',
          one: 'The questions about {unnamed} person whose name cannot be given are still open.',
          other:
            'The questions about {unnamed} persons whose names cannot be given are still open.',
        },
      },
      { block: 'own-words' },
      { block: 'questions', lead: 'These are the questions that remain:' },
      ...ending,
    ],
    close: 'Please accept, Excellency, the assurances of my highest consideration.',
  },
  forwarding: {
    title: 'To the next body: the first was not competent',
    subject,
    salutation: 'Dear Sir or Madam,',
    body: [
      {
        block: 'text',
        text: 'In its letter {referral}, {referredBy:definite} informed this office that the questions below do not fall within its competence. I therefore have the honour to put them to you.',
      },
      { block: 'text', text: 'They were first put in my letter {earlier}.', when: 'earlier' },
      thanks,
      {
        block: 'annex',
        text: {
          by: 'named',
          one: 'The annex to this letter names the person about whom information is requested.',
          other:
            'The annex to this letter names the {named} persons about whom information is requested.',
        },
      },
      {
        block: 'left-out',
        beside,
        alone: {
          by: 'unnamed',
          one: 'They concern {unnamed} person whose name cannot be given.',
          other: 'They concern {unnamed} persons whose names cannot be given.',
        },
      },
      { block: 'own-words' },
      {
        block: 'questions',
        lead: 'I should be grateful for an answer to the following questions, for each person to those that the annex names:',
      },
      {
        block: 'text',
        text: 'Should they fall within the competence of yet another body, I should be grateful to learn of which.',
      },
      ...ending,
    ],
    close: 'Yours faithfully,',
  },
}
