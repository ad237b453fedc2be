/** The names of one office in PostgreSQL: its schema, and the roles that may do something there. */
export interface OfficeNames {
  readonly schema: string
  /** Owns the tables; migrates and sets the office up; serves nothing. */
  readonly owner: string
  /** Serves the desk. */
  readonly app: string
  /** Serves the door; holds no right to the register. */
  readonly door: string
  /** Destroys keys when something is erased. */
  readonly eraser: string
  /** Keeps the log: gives entries their index, and holds what was signed. */
  readonly logger: string
}

/** `slug` is lower-case letters, digits and single dashes; it becomes part of SQL identifiers, so nothing else is let through. */
export function namesOf(slug: string): OfficeNames {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length > 30)
    throw new Error(
      `An office's short name is made of lower-case letters, digits and dashes: ${slug}`,
    )
  const base = `office_${slug.replaceAll('-', '_')}`
  return {
    schema: base,
    owner: `${base}_owner`,
    app: `${base}_app`,
    door: `${base}_door`,
    eraser: `${base}_eraser`,
    logger: `${base}_logger`,
  }
}
