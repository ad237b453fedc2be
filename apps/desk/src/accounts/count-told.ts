import type { OpenedHead } from '../keys/accounts.ts'

interface Listed {
  readonly accounts: readonly { readonly known: OpenedHead | { readonly verdict: 'erased' } }[]
  readonly messages: readonly unknown[]
}

/**
 * How often the same was told: here, by accounts and messages; elsewhere, as far as was asked, and null when nobody has said.
 * Whoever is asked twice names the same times twice, so of the accounts the one that knows most counts.
 */
export function countTold({ accounts, messages }: Listed): {
  readonly here: number
  readonly elsewhere: number | null
} {
  const said = accounts.flatMap(({ known }) =>
    known.verdict === 'head' ? saidElsewhere(known.body.earlier) : [],
  )
  const elsewhere = said.length === 0 ? null : Math.max(...said)
  return { here: accounts.length + messages.length, elsewhere }
}

/** Nothing where it was not asked, or nobody knew. */
function saidElsewhere({
  told,
  times,
}: {
  readonly told: string
  readonly times: readonly unknown[]
}): readonly number[] {
  if (told === 'yes') return [Math.max(1, times.length)]
  return told === 'no' ? [0] : []
}
