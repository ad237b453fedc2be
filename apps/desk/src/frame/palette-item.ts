export interface PaletteItem {
  readonly value: string
  readonly label: string
  readonly beside?: string
  /** Why it was found, on a line of its own. */
  readonly why?: string
  readonly onChoose: () => void
}
