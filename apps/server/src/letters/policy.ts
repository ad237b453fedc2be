import type { Role } from '@amparo/contract'

export type LetterAction =
  | 'letter.read'
  | 'letter.write'
  | 'letter.sign'
  | 'letter.template'
  | 'reply.enter'

const none = {
  'letter.read': false,
  'letter.write': false,
  'letter.sign': false,
  'letter.template': false,
  'reply.enter': false,
}

/** Whoever opens the post enters replies; letters are written by whoever answers for them, and signed by the head, who answers for their wording. */
export const letterRules: Record<Role, Record<LetterAction, boolean>> = {
  'intake-officer': { ...none, 'letter.read': true, 'reply.enter': true },
  'rights-officer': {
    'letter.read': true,
    'letter.write': true,
    'letter.sign': false,
    'letter.template': false,
    'reply.enter': true,
  },
  medical: none,
  head: {
    'letter.read': true,
    'letter.write': true,
    'letter.sign': true,
    'letter.template': true,
    'reply.enter': true,
  },
  auditor: none,
  operator: none,
}
