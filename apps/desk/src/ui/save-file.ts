/** In milliseconds: long enough for any browser to have begun. */
const BEGINS_WITHIN = 60_000

/** Has the browser save a text as a file, in UTF-8, byte for byte. */
export function saveFile(name: string, text: string): void {
  const file = new Blob([text], { type: 'application/octet-stream' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), BEGINS_WITHIN)
}
