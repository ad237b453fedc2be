import { unknown } from './table.ts'

/** Two records at a time, side by side in two rows: no row need be made of any other. */
export function twoRows(columns: readonly Int32Array[]) {
  const stride = columns.length
  const rows = new Int32Array(2 * stride)
  const show = (one: number, other: number) => {
    for (let at = 0; at < stride; at++) {
      rows[at] = columns[at]?.[one] ?? unknown
      rows[stride + at] = columns[at]?.[other] ?? unknown
    }
  }
  return { rows, stride, show }
}
