/**
 * Latin letters for a Thai word, near the Royal Thai General System of 1999. Syllables are not found, so a consonant that
 * closes one inside the word keeps the sound it has at the beginning of one.
 */
export function fromThai(word: string): string {
  return word
    .replace(/.[ิุ]?์/gu, '')
    .replace(/[็่้๊๋]/gu, '')
    .replace(/ห(?=[งญนมยรลว])/gu, '')
    .replace(/^อ(?=[ก-ฮ])/u, 'ะ')
    .replace(/(?<=[ชต])ร$/u, '')
    .replace(/([เแโใไ])(\p{Lo})/gu, '$2$1')
    .replace(/รร(?=\p{Lo})/gu, 'ะ')
    .replace(/[ก-ฮ]$/u, (letter) => closing[letter] ?? letter)
    .replace(/(?<=[ก-ฮ])อ/gu, 'o')
    .replace(/\p{Script=Thai}/gu, (letter) => letters[letter] ?? '')
}

/** The sounds that can close a syllable. */
const closing = spelled({ k: 'กขคฆ', t: 'จชซฌฎดฏตฐฑฒถทธศษส', n: 'ญณนรลฬ', p: 'บปพภฟ' })

const letters = spelled({
  k: 'ก',
  kh: 'ขฃคฅฆ',
  ng: 'ง',
  ch: 'จฉชฌ',
  s: 'ซศษส',
  y: 'ญย',
  d: 'ฎด',
  t: 'ฏต',
  th: 'ฐฑฒถทธ',
  n: 'ณน',
  b: 'บ',
  p: 'ป',
  ph: 'ผพภ',
  f: 'ฝฟ',
  m: 'ม',
  r: 'รฤ',
  l: 'ลฬ',
  w: 'ว',
  h: 'หฮ',
  a: 'ะัา',
  i: 'ิี',
  ue: 'ึื',
  u: 'ุู',
  e: 'เ',
  ae: 'แ',
  o: 'โ',
  ai: 'ใไ',
  am: 'ำ',
})

function spelled(table: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = Object.entries(table).flatMap(([latin, thai]) =>
    Array.from(thai, (letter) => [letter, latin] as const),
  )
  return Object.fromEntries(pairs)
}
