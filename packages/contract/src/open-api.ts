import * as z from 'zod/mini'
import { endpoints } from './endpoints.ts'
import type { Endpoint, Page } from './endpoint.ts'
import { anywhere, refusals, type RefusalCode } from './refusals.ts'

type Schema = Record<string, unknown>

/** The endpoints of one page as an OpenAPI 3.1 document (plain JSON). */
export function openApi(page: Page): Schema {
  const own = Object.entries(endpoints).filter(([, endpoint]) => endpoint.page === page)
  const paths: Record<string, Schema> = {}
  for (const [name, endpoint] of own) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Amparo, ${page}`,
      version: '1',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    paths,
  }
}

function operation(
  name: string,
  endpoint: Pick<
    Endpoint<unknown, unknown, unknown>,
    'method' | 'params' | 'body' | 'reply' | 'refusals' | 'summary'
  >,
): Schema {
  const body = schema(endpoint.body)
  return {
    operationId: name,
    summary: endpoint.summary,
    parameters: parameters(schema(endpoint.params)),
    ...(endpoint.method === 'GET' ? {} : { requestBody: { required: true, content: json(body) } }),
    responses: {
      '200': { description: 'Done', content: json(schema(endpoint.reply)) },
      ...refused([...endpoint.refusals, ...anywhere]),
    },
  }
}

function parameters(params: Schema): Schema[] {
  return Object.entries((params['properties'] ?? {}) as Record<string, Schema>).map(
    ([name, one]) => ({ name, in: 'path', required: true, schema: one }),
  )
}

/** One response per status; a status several codes share lists them all. */
function refused(codes: readonly RefusalCode[]): Record<string, Schema> {
  const responses: Record<string, Schema> = {}
  for (const status of new Set(codes.map((code) => refusals[code].status))) {
    const here = codes.filter((code) => refusals[code].status === status)
    responses[String(status)] = {
      description: here.map((code) => `${code}: ${refusals[code].sentence}`).join('\n'),
      content: json({
        type: 'object',
        required: ['code', 'message'],
        properties: {
          code: { enum: here },
          message: { type: 'string' },
          about: { type: 'string' },
        },
      }),
    }
  }
  return responses
}

function json(one: Schema): Schema {
  return { 'application/json': { schema: one } }
}

function schema(check: unknown): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(check as z.ZodMiniType) as Schema
  return rest
}
