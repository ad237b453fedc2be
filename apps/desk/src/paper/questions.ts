/**
 * The questions of a message, with the numbers they have on the paper form and on the page where it is copied. Numbers are
 * printed: new questions go to the end, and none is used again.
 */
export const questionNumbers = {
  custody: 1,
  child: 2,
  missing: 3,
  danger: 4,
  hurt: 5,
  telling: 6,
  account: 7,
  where: 8,
  when: 9,
  told: 10,
  toldReason: 11,
  toldWords: 12,
  reachWay: 13,
  contact: 14,
  safety: 15,
  keep: 16,
  mayContact: 17,
  askFirst: 18,
  assent: 19,
  childRisk: 20,
  language: 21,
  interpreter: 22,
  readBack: 23,
  wording: 24,
  consentBy: 25,
  consentSpoken: 26,
} as const

export type QuestionCode = keyof typeof questionNumbers
