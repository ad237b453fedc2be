import { shownBy, type Shown } from './serial.ts'
import type { Refused } from './table.ts'
import { localName, readXml } from './workbook-parts.ts'

/** How cells of a style look, as far as it says something of what they hold. */
export interface Style {
  /** What its numbers show of a day; null where they are no days. */
  readonly shown: Shown | null
  /** Figures that are shown at least: zeros stand before shorter numbers. */
  readonly figures: number
  readonly isStruck: boolean
  /** Of its filling; empty for none. */
  readonly colour: string
}

export function stylesOf(part: Uint8Array | undefined): readonly Style[] | Refused {
  const styles: Style[] = []
  if (part === undefined) return styles
  const formats = new Map<number, string>()
  const struck: boolean[] = []
  const colours: string[] = []
  let within = ''
  let isSolid = false
  const problem = readXml(part, {
    opens({ name, attributes }) {
      const local = localName(name)
      if (/^(?:cellXfs|cellStyleXfs|fonts|fills|dxfs)$/u.test(local)) within = local
      if (local === 'numFmt' && within !== 'dxfs')
        formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (within === 'fonts') {
        if (local === 'font') struck.push(false)
        if (local === 'strike') struck[struck.length - 1] = !isOff(attributes['val'])
      }
      if (within === 'fills') {
        if (local === 'fill') colours.push('')
        if (local === 'fgColor' && isSolid)
          colours[colours.length - 1] = Object.values(attributes).join(' ') || 'solid'
        if (local === 'patternFill') isSolid = attributes['patternType'] === 'solid'
      }
      if (local === 'xf' && within === 'cellXfs') {
        const id = Number(attributes['numFmtId'] ?? 0)
        const code = formats.get(id)
        styles.push({
          shown: shownBy(id, code),
          figures: /^0{2,30}$/u.test(code ?? '') ? (code ?? '').length : 0,
          isStruck: struck[Number(attributes['fontId'] ?? 0)] === true,
          colour: colours[Number(attributes['fillId'] ?? 0)] ?? '',
        })
      }
    },
  })
  return problem ?? styles
}

function isOff(flag: string | undefined): boolean {
  return flag === '0' || flag === 'false'
}
