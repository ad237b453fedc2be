import type { Endpoint } from './endpoint.ts'
import { anywhere, type AnywhereCode, type RefusalCode } from './refusals.ts'

/** What a call came to: a reply, or a code the page explains. `unreachable`: no answer arrived. `unexpected`: our bug. */
export type Answer<Reply, Code extends RefusalCode> =
  | { readonly ok: true; readonly reply: Reply }
  | {
      readonly ok: false
      readonly code: Code | AnywhereCode | 'unreachable' | 'unexpected'
      readonly about?: string
    }

/**
 * Calls the server. Every way it can say no is in the type of the answer.
 * Sends no referrer and no cookie to another origin; never puts input into the query.
 */
export async function call<
  Params extends Record<string, string>,
  Body,
  Reply,
  Code extends RefusalCode,
>(
  fetch: typeof globalThis.fetch,
  endpoint: Endpoint<Params, Body, Reply, Code>,
  input: { readonly params: Params; readonly body: Body },
): Promise<Answer<Reply, Code>> {
  const response = await fetch(pathOf(endpoint, input.params), request(endpoint, input.body)).catch(
    () => null,
  )
  const payload: unknown = await response?.json().catch(() => undefined)
  if (response === null || payload === undefined) return { ok: false, code: 'unreachable' }
  if (!response.ok) return refusalIn(endpoint, payload)
  try {
    return { ok: true, reply: endpoint.reply.parse(payload) }
  } catch {
    return { ok: false, code: 'unexpected' }
  }
}

/** The path with its parameters filled in. */
export function pathOf(
  endpoint: { readonly path: string },
  params: Record<string, string>,
): string {
  return endpoint.path.replace(/:(\w+)/g, (_match, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  )
}

function request(endpoint: { readonly method: string }, body: unknown): RequestInit {
  const plain: RequestInit = {
    method: endpoint.method,
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    credentials: 'same-origin',
  }
  if (endpoint.method === 'GET') return plain
  return { ...plain, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}

function refusalIn<Code extends RefusalCode>(
  endpoint: { readonly refusals: readonly Code[] },
  payload: unknown,
): Answer<never, Code> {
  const said = payload as { code?: unknown; about?: unknown } | null
  const known: readonly (Code | AnywhereCode)[] = [...endpoint.refusals, ...anywhere]
  const code = known.find((candidate) => candidate === said?.code) ?? 'unexpected'
  return typeof said?.about === 'string'
    ? { ok: false, code, about: said.about }
    : { ok: false, code }
}
