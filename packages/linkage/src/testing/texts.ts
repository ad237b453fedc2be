import fc from 'fast-check'

/** Letters of names in the scripts that lists come in, marks that stand on others, and some outside the basic plane. */
const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'áéíóúüñçğışœß',
  'абвгдежзійклмнопрстуўфхцчшыьэюя’',
  'ابتثجحخدذرزسشصضطظعغفقكلمنهويءة',
  'กขคงจชซญดตถทนบปผพมยรลวสหอะาิีุูเแโใไ่้',
  'აბგდევზთიკლმნოპ',
  '山田太郎金李',
  '𐐨𐐩𐐪𐐫𠀀𠀁👩🏽',
  'e\u0301a\u0308o\u0302',
]

/** Short enough alphabets that letters repeat, so that transpositions and long runs come up. */
const alphabet = fc.oneof(
  fc.constant('ab'),
  fc.constant('абв'),
  fc.constant('👩🏽a'),
  fc.constantFrom(...alphabets),
)

/** Two texts of one alphabet, often one made from the other by edits, sometimes longer than a machine word. */
export const textPair: fc.Arbitrary<readonly [string, string]> = alphabet.chain((letters) => {
  const letter = fc.constantFrom(...Array.from(letters))
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(letter, { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(letter, { minLength: 28, maxLength: 75 }) },
  )
  const edit = fc.record({ at: fc.nat(80), how: fc.constantFrom('put', 'drop', 'swap'), letter })
  const edited = fc.tuple(text, fc.array(edit, { maxLength: 4 })).map(([one, edits]) => {
    const other = edits.reduce((so, { at, how, letter: by }) => withEdit(so, at, how, by), one)
    return [one.join(''), other.join('')] as const
  })
  const apart = fc.tuple(text, text).map(([a, b]) => [a.join(''), b.join('')] as const)
  return fc.oneof(edited, apart)
})

function withEdit(letters: readonly string[], place: number, how: string, by: string): string[] {
  const at = place % (letters.length + 1)
  if (how === 'put') return letters.toSpliced(at, 0, by)
  if (how === 'drop') return letters.toSpliced(at, 1)
  return [
    ...letters.slice(0, at),
    ...letters.slice(at, at + 2).toReversed(),
    ...letters.slice(at + 2),
  ]
}
