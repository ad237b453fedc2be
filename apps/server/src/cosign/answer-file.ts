import type { CosignAnswer } from './cosigner.ts'

/** An answer as it travels by hand: its status in a line, then the body as it would come over a line. */
export function answerFileText({ status, body }: Pick<CosignAnswer, 'status' | 'body'>): string {
  return `${status}\n${body}`
}

/** Reads one; undefined for anything else. */
export function readAnswerFile(text: string): { status: number; body: string } | undefined {
  const [, status, body = ''] = /^([1-5][0-9]{2})\n([^]*)$/.exec(text) ?? []
  return status === undefined ? undefined : { status: Number(status), body }
}
