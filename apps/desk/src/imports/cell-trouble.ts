import { isGarbled } from '@amparo/lists'

/**
 * Why a cell cannot be what it says. `garbled`: its letters broke on the way. `not-worked-out`: a formula, or the sign of one that
 * failed. `cut-number`: a spreadsheet left out figures of a long number. `beside-name`: it stands in the cell of a name.
 */
export type CellTrouble = 'garbled' | 'not-worked-out' | 'cut-number' | 'beside-name'

const failed =
  /^#(?:REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|ССЫЛКА!|ЗНАЧ!|ИМЯ\?|ДЕЛ\/0!|ЧИСЛО!|ПУСТО!|#+)$/iu
const cutNumber = /^[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}$/iu

export function cellTrouble(cell: string): CellTrouble | null {
  const text = cell.trim()
  // A cell of a spreadsheet begins with it only where it is a formula.
  if (failed.test(text) || /^=\s*[\p{L}(+$\d"-]/u.test(text) || text === '=')
    return 'not-worked-out'
  if (cutNumber.test(text)) return 'cut-number'
  return isGarbled(text) ? 'garbled' : null
}

const none =
  /^(?:нет|нету|отсутствует|без (?:отчества|документов|паспорта)|няма|без імя па бацьку|none|no|ไม่มี|لا يوجد)$/iu

/** Whether a cell says that there is none of what its column is for. */
export function saysNone(cell: string): boolean {
  return none.test(cell.trim())
}
