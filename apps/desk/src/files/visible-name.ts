/** Characters that steer what is written beside them, or cannot be seen at all (Unicode 17, Cf and Cc). */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

/** A stranger’s name for a file, with what cannot be seen in it written out: `photo[U+202E]gpj.exe`. */
export function visibleName(name: string): string {
  return name.replace(unseen, (one) => `[U+${hexOf(one).padStart(4, '0')}]`)
}

const hexOf = (one: string): string => (one.codePointAt(0) ?? 0).toString(16).toUpperCase()
