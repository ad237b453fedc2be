import type { CosignAnswer } from './cosigner.ts'

/** An answer as it travels by hand: its status in a line, then the body as it would come over a line. */
export function answerFileText({ status, body }: Pick<CosignAnswer, 'status' | 'body'>): string {
  return `${status}\n${body}`
}
