import { useEffect, useRef, type ReactElement, type ReactNode } from 'react'

/**
 * The one heading of a page. Takes focus when the page opens, so that a keyboard and a screen
 * reader start at its beginning, and names the window. `title` holds no name of a person: browsers
 * keep titles in their history and show them to whoever looks over a shoulder.
 */
export function PageHeading({
  title,
  children,
  focus = true,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly focus?: boolean
}): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Amparo`
  }, [title])
  useEffect(() => {
    if (focus) heading.current?.focus({ preventScroll: true })
  }, [focus])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}
