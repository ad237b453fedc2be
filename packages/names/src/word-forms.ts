import { matchKeys } from './match-keys.ts'

/**
 * Keys of a word as it stands in a text: of the word, and of each name it may be a case of (Кавалёвым, Аляксандра, Ганну).
 * It brings too much together rather than too little; whoever looks sees the words themselves.
 */
export function wordFormKeys(word: string): string[] {
  return [...new Set([word, ...withoutEnding(word)].flatMap((form) => matchKeys(form)))].filter(
    (key) => key.startsWith('t:'),
  )
}

/** Endings of Belarusian and Russian nouns and adjectives; names bear both. */
const endings = (
  'ого ага ому аму ыми ымі ими імі ами амі ями ямі ему его ах ях ам ям ом ем ём ой ей ёй ою ею ым им ім ' +
  'ых их іх ую юю ая яя ай яй аю яю ью а я у ю е ы и і э о'
).split(' ')
const leastStem = 3
/** What a name may end in when it is called: Сергея is Сергей, Ганну is Ганна, Марию is Мария. */
const callings = ['', 'й', 'ь', 'а', 'я']

function withoutEnding(word: string): string[] {
  const text = word.toLowerCase()
  if (!/\p{Script=Cyrillic}/u.test(text)) return []
  return endings
    .filter((ending) => text.endsWith(ending) && text.length - ending.length >= leastStem)
    .map((ending) => text.slice(0, -ending.length))
    .flatMap((stem) => [...new Set([stem, unsoftened(stem)])])
    .flatMap((stem) => callings.map((calling) => stem + calling))
}

/** Before some endings Belarusian writes з for г, ц for к and с for х (Вользе, Руцэ); Лев loses its vowel (Льва). */
function unsoftened(stem: string): string {
  return stem
    .replace(/^льв$/u, 'лев')
    .replace(/[зцс]$/u, (last) => ({ з: 'г', ц: 'к' })[last] ?? 'х')
}
