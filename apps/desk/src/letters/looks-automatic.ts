/** Longer than this, a letter says more than that another has come. In UTF-16 units. */
const LONGEST = 1_200

/** Words that machines of registries write, in the letters they are written in. */
const automatic = [
  /автоматическ|автоматычн|automatic|อัตโนมัติ/iu,
  /не отвечайте на это|не адказвайце на гэт|do not reply|no-?reply|กรุณาอย่าตอบกลับ/iu,
]

/** That something came in and got a number. */
const received = [
  /зарегистрирован|обращение принято|принято к рассмотрению/iu,
  /зарэгістраван|зварот прыняты|прынята да разгляду/iu,
  /has been (?:received|registered)|registration number/iu,
  /ได้รับ(?:หนังสือ|เรื่อง).*แล้ว|ลงทะเบียน/iu,
]

/**
 * Whether the words read like a registry’s automatic confirmation: short, about something that came in, and written by a
 * machine. It is a proposal: a person says what the reply is.
 */
export function looksAutomatic(words: string): boolean {
  const text = words.trim()
  if (text === '' || text.length > LONGEST) return false
  return received.some((one) => one.test(text)) && automatic.some((one) => one.test(text))
}
