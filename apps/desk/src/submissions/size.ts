/** A number of bytes as the bucket it was padded to; the true length is sealed. */
export function sayBucket(bytes: number, language: string): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024))
  if (kilobytes < 1024) return format(kilobytes, 'kilobyte', language)
  return format(Math.round(kilobytes / 102.4) / 10, 'megabyte', language)
}

function format(amount: number, unit: 'kilobyte' | 'megabyte', language: string): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit }).format(amount)
}
