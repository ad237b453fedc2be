/** In milliseconds: long enough for any browser to have begun. */
const BEGINS_WITHIN = 60_000

/** Has the browser save a file, byte for byte; a text in UTF-8. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const file = new Blob([content], { type: 'application/octet-stream' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), BEGINS_WITHIN)
}
