interface Listed {
  readonly accounts: readonly { readonly versions: readonly { readonly at: string }[] }[]
}

/** What was kept by some moment, of each account the versions that there were; null for everything. */
export function toldBy<Told extends Listed>(told: Told, instant: string | null): Told {
  if (instant === null) return told
  const accounts = told.accounts.flatMap((account) => {
    const versions = account.versions.filter(({ at }) => at <= instant)
    return versions.length === 0 ? [] : [{ ...account, versions }]
  })
  return { ...told, accounts }
}
