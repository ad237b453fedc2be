/**
 * The ways a word may be meant whose Latin letters stand for different sounds in different transcriptions: first as it is
 * written, then as in French (Koukouchkine, Javine, Brejnev), in Polish (Kostrzemski), in the standards of libraries (Zaxarov; ISO 9: Ûrij, Il’â),
 * with c that is ц before any vowel (Cvetkova) or ч without its mark (Scerbakova), with the ending of Lithuanian and Latvian
 * names of men (Andrejus, Jevgeņijs). Arabic writes the v of other languages as f, and the h of Thai ph is often left out. Most words have one.
 */
export function readings(word: string): string[] {
  if (/ف/u.test(word)) return [word, word.replaceAll('ف', 'ڤ')]
  if (/[ผพภ]/u.test(word)) return [word, word.replace(/[ผพภ]/gu, 'ป')]
  if (!/^\p{Script=Latin}/u.test(word)) return [word]
  const french = word
    .replace(/ou(?=[^aeiouy])/g, 'u')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/dj|^j(?=[aeiou])|j(?=[aou])/g, 'zh')
  const polish = word
    .replace(/(?<=[kpt])rz/g, 'sh')
    .replaceAll('rz', 'zh')
    .replace(word.includes('w') ? /(?<![sct])ch/g : /$^/, 'kh')
  const others = [
    word.replaceAll('x', 'kh'),
    word.replaceAll('û', 'iu').replaceAll('â', 'ia'),
    word.replace(/j(?=[bdglmnrtv])/g, 'zh'),
    word.replace(/c(?!h)/g, 'ts'),
    word.replace(/sc(?=[aeiouy])/g, 'shch').replace(/(?<!s)c(?![hkz])/g, 'ch'),
    word.replace(/(?<=.{3}[^aeiousš])(?:us|s)$/u, ''),
  ]
  return [...new Set([word, french, polish, ...others])]
}
