/**
 * The sign-in name as people type it from a card: any case, with or without its dashes.
 * What cannot be one comes back as null.
 */
export function readHandle(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\-‐-―_.]/gu, '')
  return /^[a-z0-9]{12}$/.test(bare) ? (bare.match(/.{4}/g) ?? []).join('-') : null
}
