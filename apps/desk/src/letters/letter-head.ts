/** What stands at the head and the foot of every letter of an office, as it is typed. */
export interface LetterHeadWords {
  /** A line each. */
  readonly lines: string
  readonly replyAddress: string
  readonly place: string
  readonly signatory: string
  readonly signatoryPost: string
}

export const emptyHead: LetterHeadWords = {
  lines: '',
  replyAddress: '',
  place: '',
  signatory: '',
  signatoryPost: '',
}

/** Reads what was kept; whatever is no text is empty. */
export function readHead(kept: unknown): LetterHeadWords {
  const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  const text = (name: keyof LetterHeadWords): string => {
    const value = known[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    lines: text('lines'),
    replyAddress: text('replyAddress'),
    place: text('place'),
    signatory: text('signatory'),
    signatoryPost: text('signatoryPost'),
  }
}

export function isHeadComplete({
  replyAddress,
  signatory,
  signatoryPost,
}: LetterHeadWords): boolean {
  return [replyAddress, signatory, signatoryPost].every((line) => line.trim() !== '')
}

/** As the contract takes it: at most eight lines, none of them empty. */
export function senderOf({ lines, replyAddress, place }: LetterHeadWords) {
  return {
    lines: linesIn(lines),
    replyAddress: replyAddress.trim(),
    place: orNull(place),
  }
}

export function addresseeOf(post: string, holder: string, address: string) {
  return { post: orNull(post), holder: orNull(holder), lines: linesIn(address) }
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 8)
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}
