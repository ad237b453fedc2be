import type { ReactElement, ReactNode } from 'react'

interface ScrollRegionProps {
  readonly label: string
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Something wider than the page, which scrolls by itself. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps): ReactElement {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.2, 2.1.1)
    <div className={className} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}
