const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A true number of bytes as people say it, in steps of 1000 as the units are defined. */
export function saySize(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step)
}
