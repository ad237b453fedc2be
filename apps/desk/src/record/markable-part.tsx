import type { ReactElement } from 'react'
import { MarkableText } from './markable-text.tsx'
import type { Passage } from './passage.ts'

/** What is marked in any of the texts of a page, and what shall happen when it changes. */
export interface Marking {
  readonly marked: Passage | null
  readonly shown: Passage | null
  readonly used: readonly Passage[]
  readonly onMark: (passage: Passage | null) => void
  readonly onUse: () => void
  /** Whichever text has the mark. */
  readonly onHolds: (box: HTMLElement) => void
}

interface MarkablePartProps {
  /** The number of the text among those of the page. */
  readonly part: number
  readonly text: string
  readonly lang: string
  readonly label: string
  readonly marking: Marking
}

/** One of several texts of a page, of which one at a time has the mark. */
export function MarkablePart({
  part,
  text,
  lang,
  label,
  marking,
}: MarkablePartProps): ReactElement {
  const isHere = (passage: Passage | null): Passage | null =>
    passage?.part === part ? passage : null
  return (
    <MarkableText
      text={text}
      lang={lang}
      label={label}
      marked={isHere(marking.marked)}
      shown={isHere(marking.shown)}
      used={marking.used.filter((passage) => passage.part === part)}
      onMark={(span) => marking.onMark(span === null ? null : { part, ...span })}
      onUse={marking.onUse}
      onHolds={marking.onHolds}
    />
  )
}
