/** The script a name is written in, as far as there is a word for it. */
export type Script = 'latin' | 'cyrillic' | 'arabic' | 'georgian' | 'thai' | 'other'

const patterns: Readonly<Record<Exclude<Script, 'other'>, RegExp>> = {
  cyrillic: /\p{Script=Cyrillic}/u,
  latin: /\p{Script=Latin}/u,
  arabic: /\p{Script=Arabic}/u,
  georgian: /\p{Script=Georgian}/u,
  thai: /\p{Script=Thai}/u,
}

/** By the first letter that belongs to one; says nothing of a language or a people. */
export function scriptOf(name: string): Script {
  for (const letter of name) {
    for (const [script, pattern] of Object.entries(patterns)) {
      if (pattern.test(letter)) return script as Script
    }
  }
  return 'other'
}
