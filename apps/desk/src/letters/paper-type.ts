const types = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

type PaperType = (typeof types)[keyof typeof types]

/** What a document is, by the end of its name: browsers do not know Word files everywhere. */
export function paperTypeOf({ name }: { readonly name: string }): PaperType | null {
  const end = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return isKnown(end) ? types[end] : null
}

function isKnown(end: string): end is keyof typeof types {
  return Object.hasOwn(types, end)
}

/** The end of a file’s name by its type. */
export function endOf(type: string): string {
  const known = Object.entries(types).find(([, one]) => one === type)
  return known?.[0] ?? 'bin'
}
