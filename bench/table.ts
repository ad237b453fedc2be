import { median, type Figure, type Line, type Peer } from './figure.ts'

const HEAD = ['figure', 'value', 'peer or limit', 'its value', 'ratio', 'target'] as const

/** The lines as a Markdown table whose columns also stand in line on a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEAD, ...lines.flatMap(rowsOf)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const rule = widths.map((width) => '-'.repeat(width))
  const [head, ...body] = rows.map((row) =>
    widths.map((width, at) => (row[at] ?? '').padEnd(width)),
  )
  return [head ?? [], rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** One row, and one more for each further peer. */
function rowsOf(line: Line): string[][] {
  if ('why' in line) return [[line.name, `not measured: ${line.why}`]]
  const [first, ...others] = line.peers ?? []
  const own = [line.name, valueOf(line.values, line.unit)]
  return [
    [...own, ...besides(line, first), targetOf(line)],
    ...others.map((peer) => ['', '', ...besides(line, peer)]),
  ]
}

function besides(figure: Figure, peer: Peer | undefined): string[] {
  if (peer === undefined) return ['', '', '']
  const ratio = median(figure.values) / median(peer.values)
  return [peer.name, valueOf(peer.values, figure.unit), `${rounded(ratio)} ×`]
}

/** `median (smallest–largest) unit`. */
function valueOf(values: readonly number[], unit: string): string {
  const spread = `${rounded(Math.min(...values))}–${rounded(Math.max(...values))}`
  return values.length === 1
    ? `${rounded(median(values))} ${unit}`
    : `${rounded(median(values))} (${spread}) ${unit}`
}

function targetOf({ values, unit, target }: Figure): string {
  if (target === undefined) return ''
  const value = median(values)
  const [isMet, limit] =
    'atMost' in target
      ? [value <= target.atMost, `≤ ${target.atMost}`]
      : [value >= target.atLeast, `≥ ${target.atLeast}`]
  return `${limit} ${unit}: ${isMet ? 'met' : 'NOT MET'}`
}

/** Three figures that mean something, and no more. */
function rounded(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return String(Math.round(value))
  return value.toPrecision(3)
}
