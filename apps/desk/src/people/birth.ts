/** The bounds of a birth date as EDTF, as short as they can be said; null when nothing is known. */
export function birthEdtf(from: string | null, to: string | null): string | null {
  if (from === null && to === null) return null
  if (from === null || to === null) return `${from ?? '..'}/${to ?? '..'}`
  if (from === to) return from
  return inYears(from, to) ?? inMonth(from, to) ?? `${from}/${to}`
}

/** Whole years: one, or from one to another. */
function inYears(from: string, to: string): string | null {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return null
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
  return first === last ? first : `${first}/${last}`
}

function inMonth(from: string, to: string): string | null {
  const month = from.slice(0, 7)
  return from === `${month}-01` && to === lastDayOf(month) ? month : null
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}
