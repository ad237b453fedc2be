import type { OpenedHead } from '../keys/accounts.ts'

interface Listed {
  readonly accounts: readonly { readonly known: OpenedHead }[]
  readonly messages: readonly unknown[]
}

/**
 * How often the same was told: here, by accounts and messages; elsewhere, as far as was asked. Whoever is asked twice
 * names the same times twice, so of the accounts the one that knows most counts.
 */
export function countTold({ accounts, messages }: Listed): {
  readonly here: number
  readonly elsewhere: number
} {
  const elsewhere = accounts.map(({ known }) =>
    known.verdict === 'head' ? atLeast(known.body.earlier) : 0,
  )
  return { here: accounts.length + messages.length, elsewhere: Math.max(0, ...elsewhere) }
}

function atLeast({ told, times }: { readonly told: string; readonly times: readonly unknown[] }) {
  return told === 'yes' ? Math.max(1, times.length) : 0
}
