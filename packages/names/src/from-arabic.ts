/** Latin letters for an Arabic word without its short vowels, which are not written; the article is left out. */
export function fromArabic(word: string): string {
  const bare = word.replace(/[\u0640]|[\p{M}&&\p{Script_Extensions=Arabic}]/gv, '')
  const stem = bare.replace(/^ال(?=..)/u, '')
  return stem
    .replace(/تش/gu, 'ch')
    .replace(/^و|و(?=[اويى])/gu, 'w')
    .replace(/\p{Script=Arabic}/gu, (letter) => letters[letter] ?? letter)
}

const letters: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ء: '',
  ئ: 'i',
  ؤ: 'u',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ث: 'th',
  ج: 'zh',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'd',
  ر: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'k',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'u',
  ي: 'i',
  ی: 'i',
  ى: 'a',
}
