import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { formulate } from '../../src/formulation/formulate.ts'
import { indexFleet } from '../../src/scenario/indexFleet.ts'

/** The rows of the tiny fleet’s model whose name ends so, as text: each coefficient with its column, and the limits. */
export const rowTexts = (nameEnd: string, change: (input: FleetInput) => void = () => {}) => {
  const { model } = formulate(indexFleet(tinyFleet(change)))
  const limit = (sign: string, value: number | undefined) =>
    Number.isFinite(value) ? ` ${sign} ${value}` : ''
  return Array.from({ length: model.rowCount }, (_, row) => row)
    .filter((row) => model.rowName(row).endsWith(nameEnd))
    .map((row) => {
      const start = model.rowStart[row] ?? 0
      const terms = Array.from(
        model.columnIndex.subarray(start, model.rowStart[row + 1]),
        (column, k) => `${model.value[start + k]} × ${model.columnName(column)}`,
      )
      return `${terms.join(' + ')}${limit('≥', model.rowLower[row])}${limit('≤', model.rowUpper[row])}`
    })
}
