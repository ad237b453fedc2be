import type * as z from 'zod/mini'
import type { RefusalCode } from './refusals.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** The one thing generic code asks of a schema: Zod's own types in generic signatures slow type checks several times. */
export interface Check<T> {
  parse(value: unknown): T
}

/** Which of the two pages an endpoint serves; each page has an origin of its own and sees only its own endpoints. */
export type Page = 'door' | 'desk'

/** One line of the agreement between the server and its pages. */
export interface Endpoint<Params, Body, Reply, Code extends RefusalCode = RefusalCode> {
  readonly page: Page
  readonly method: Method
  /** Starts with `/api/`; `:name` marks a parameter. Never carries a secret: those travel in the body. */
  readonly path: string
  readonly params: Check<Params>
  readonly body: Check<Body>
  readonly reply: Check<Reply>
  /** Codes the page must be ready to explain to a person, beside those that any endpoint may give. */
  readonly refusals: readonly Code[]
  /** One sentence for whoever reads the printed contract. */
  readonly summary: string
}

/** Declares an endpoint. The schemas stay available to `openApi`; everybody else sees only `Check`. */
export function endpoint<
  P extends z.ZodMiniType,
  B extends z.ZodMiniType,
  R extends z.ZodMiniType,
  const C extends RefusalCode,
>(definition: {
  page: Page
  method: Method
  path: string
  summary: string
  params: P
  body: B
  reply: R
  refusals: readonly C[]
}): Endpoint<z.output<P>, z.output<B>, z.output<R>, C> {
  return definition as unknown as Endpoint<z.output<P>, z.output<B>, z.output<R>, C>
}
