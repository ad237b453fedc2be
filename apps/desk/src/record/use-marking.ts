import type { PropertyCode } from '@amparo/register'
import { useCallback, useRef, useState } from 'react'
import type { FormAsked } from './form-asked.ts'
import type { Marking } from './markable-part.tsx'
import { quote, type Passage } from './passage.ts'
import type { UseAsBarProps } from './use-as-bar.tsx'

interface MarkingWanted {
  /** The texts of the page by their numbers. */
  readonly texts: ReadonlyMap<number, string>
  /** Passages that stand in the record in hand already. */
  readonly used: readonly Passage[]
  /** A passage somebody came here to see. */
  readonly shown: Passage | null
  readonly mayRecord: boolean
}

interface MarkingInHand {
  readonly marking: Marking
  /** The bar of what is marked; null while there is nothing to use. */
  readonly bar: UseAsBarProps | null
  /** The form that was asked for, from marked words or from the panel. */
  readonly form: FormAsked | null
  readonly onForm: (form: FormAsked | null) => void
  /** The keyboard goes on in the text, where words were marked. */
  readonly onBackToText: () => void
}

/** Words marked in the texts of a page, and the form of what they are used as. */
export function useMarking({ texts, used, shown, mayRecord }: MarkingWanted): MarkingInHand {
  const [marked, setMarked] = useState<Passage | null>(null)
  const [form, setForm] = useState<FormAsked | null>(null)
  const [isChoosing, setChoosing] = useState(false)
  const box = useRef<HTMLElement>(null)
  const onHolds = useCallback((element: HTMLElement) => {
    box.current = element
  }, [])
  const words = marked === null ? null : quote(texts.get(marked.part) ?? '', marked)

  function handleUse(property: PropertyCode): void {
    if (marked === null || words === null) return
    setForm((before) => ({ property, passage: marked, text: words, nth: (before?.nth ?? 0) + 1 }))
    setChoosing(false)
  }

  return {
    marking: {
      marked,
      shown,
      used,
      onMark: mayRecord ? setMarked : () => {},
      onHolds,
      onUse: () => setChoosing(mayRecord),
    },
    bar:
      !mayRecord || words === null || form !== null
        ? null
        : {
            quote: words,
            open: isChoosing,
            onOpen: setChoosing,
            backTo: box,
            onUse: handleUse,
            onClear: () => setMarked(null),
          },
    form,
    onForm: setForm,
    onBackToText: () => box.current?.focus({ preventScroll: true }),
  }
}
