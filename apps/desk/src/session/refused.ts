import type { Answer, Endpoint, RefusalCode } from '@amparo/contract'
import type {} from '@tanstack/react-query'
import type { FailureCode } from '../ui/refusal-sentence.ts'
import type { Ask } from './session.ts'

/** Carries a refusal through the query cache, where only errors tell failure from data. */
export class Refused extends Error {
  override name = 'Refused'
  readonly code: FailureCode

  constructor(code: FailureCode) {
    super(code)
    this.code = code
  }
}

/** Reads for the query cache: the reply, or `Refused` with the code to explain. */
export async function read<
  Params extends Record<string, string>,
  Body,
  Reply,
  Code extends RefusalCode,
>(
  ask: Ask,
  endpoint: Endpoint<Params, Body, Reply, Code>,
  input: { readonly params: Params; readonly body: Body },
): Promise<Reply> {
  const answer: Answer<Reply, Code> = await ask(endpoint, input)
  if (!answer.ok) throw new Refused(answer.code)
  return answer.reply
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Refused
  }
}
