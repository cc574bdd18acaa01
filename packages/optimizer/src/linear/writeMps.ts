import type { LinearModel } from './linearModel.ts'

/** How a program is written. */
export interface WriteMpsOptions {
  /**
   * `model`: the names of the model, blanks as `_`, and with its number where a name is there twice; the default.
   * `short`: `x0 …` for columns and `r0 …` for rows, which takes no memory for names and is read fastest.
   */
  names?: 'model' | 'short'
}

/** Characters collected before a piece is handed over. */
const pieceLength = 1 << 16

/**
 * Writes a linear or mixed-integer program in free MPS, in pieces of about 64 kB, so that a file of gigabytes needs no string of that size.
 * Numbers are written so that reading gives the same ones, but for one limit of a row with two different ones: MPS keeps the upper limit
 * and the distance. A row without any limit becomes a further N row, which readers leave out. The constant of the objective is
 * its right-hand side, negated.
 * Cost: the entries are sorted by columns once, 12 bytes each.
 * @see "MPS file format", IBM ILOG CPLEX file formats reference, for ranges, bounds and markers.
 */
export function* writeMps(model: LinearModel, options: WriteMpsOptions = {}): Generator<string> {
  let piece = ''
  for (const line of linesOf(model, options)) {
    piece += line
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

const objective = 'objective'

function* linesOf(model: LinearModel, { names = 'model' }: WriteMpsOptions) {
  const isShort = names === 'short'
  const row = isShort
    ? (i: number) => `r${i}`
    : distinct(model.rowCount, (i) => model.rowName(i), [objective])
  const column = isShort
    ? (j: number) => `x${j}`
    : distinct(model.columnCount, (j) => model.columnName(j))
  // Without FREE readers of COIN-OR guess the form, and guess wrong.
  yield `NAME berth FREE\nROWS\n N ${objective}\n`
  for (let i = 0; i < model.rowCount; i++) yield ` ${rowType(model, i)} ${row(i)}\n`
  yield 'COLUMNS\n'
  yield* columnLines(model, row, column)
  yield 'RHS\n'
  if (model.offset !== 0) yield ` rhs ${objective} ${-model.offset}\n`
  for (let i = 0; i < model.rowCount; i++) {
    const side = sideOf(model, i)
    if (side !== 0 && rowType(model, i) !== 'N') yield ` rhs ${row(i)} ${side}\n`
  }
  yield 'RANGES\n'
  for (let i = 0; i < model.rowCount; i++) {
    const width = (model.rowUpper[i] ?? 0) - (model.rowLower[i] ?? 0)
    if (Number.isFinite(width) && width !== 0) yield ` range ${row(i)} ${width}\n`
  }
  yield 'BOUNDS\n'
  for (let j = 0; j < model.columnCount; j++) yield* boundLines(model, j, column(j))
  yield 'ENDATA\n'
}

function* columnLines(
  model: LinearModel,
  row: (i: number) => string,
  column: (j: number) => string,
) {
  const { start, rowIndex, value } = byColumn(model)
  let isWhole = false
  for (let j = 0; j < model.columnCount; j++) {
    if (isWhole !== (model.isInteger[j] === 1)) {
      isWhole = !isWhole
      yield ` marker 'MARKER' '${isWhole ? 'INTORG' : 'INTEND'}'\n`
    }
    const name = column(j)
    // Also at 0: a column is there because a line names it.
    let line = ` ${name} ${objective} ${model.cost[j] ?? 0}`
    let entries = 1
    for (let k = start[j] ?? 0; k < (start[j + 1] ?? 0); k++, entries++) {
      // A line takes two entries.
      if (entries % 2 === 0) line += `\n ${name}`
      line += ` ${row(rowIndex[k] ?? 0)} ${value[k]}`
    }
    yield `${line}\n`
  }
  if (isWhole) yield ` marker 'MARKER' 'INTEND'\n`
}

/** Bounds that readers do not assume: whole columns always say theirs, since some readers take 1 and some infinity for the upper one. */
function* boundLines(
  { lower, upper, isInteger }: LinearModel,
  j: number,
  name: string,
): Generator<string, void> {
  const [from, to] = [lower[j] ?? 0, upper[j] ?? 0]
  const line = (type: string, amount?: number) =>
    ` ${type} bound ${name}${amount === undefined ? '' : ` ${amount}`}\n`
  if (from === to) return yield line('FX', from)
  if (from === Number.NEGATIVE_INFINITY && to === Number.POSITIVE_INFINITY) return yield line('FR')
  if (from === Number.NEGATIVE_INFINITY) yield line('MI')
  // Next to an upper bound below 0 a lower one of 0 must be said.
  else if (from !== 0 || to < 0) yield line('LO', from)
  if (to !== Number.POSITIVE_INFINITY) yield line('UP', to)
  else if (isInteger[j] === 1) yield line('PL')
}

const rowType = ({ rowLower, rowUpper }: LinearModel, i: number) => {
  const [lower, upper] = [rowLower[i] ?? 0, rowUpper[i] ?? 0]
  if (lower === upper) return 'E'
  if (Number.isFinite(upper)) return 'L'
  return Number.isFinite(lower) ? 'G' : 'N'
}

const sideOf = (model: LinearModel, i: number) =>
  (rowType(model, i) === 'G' ? model.rowLower[i] : model.rowUpper[i]) ?? 0

/** The entries sorted by column; zeros are left out. */
const byColumn = ({ columnCount, rowCount, rowStart, columnIndex, value }: LinearModel) => {
  const start = new Int32Array(columnCount + 1)
  for (let k = 0; k < value.length; k++) {
    const column = columnIndex[k] ?? 0
    if (value[k] !== 0) start[column + 1] = (start[column + 1] ?? 0) + 1
  }
  for (let j = 0; j < columnCount; j++) start[j + 1] = (start[j + 1] ?? 0) + (start[j] ?? 0)
  const next = start.slice(0, columnCount)
  const sorted = {
    start,
    rowIndex: new Int32Array(start[columnCount] ?? 0),
    value: new Float64Array(start[columnCount] ?? 0),
  }
  for (let i = 0; i < rowCount; i++)
    for (let k = rowStart[i] ?? 0; k < (rowStart[i + 1] ?? 0); k++) {
      const amount = value[k] ?? 0
      if (amount === 0) continue
      const column = columnIndex[k] ?? 0
      const at = next[column] ?? 0
      next[column] = at + 1
      sorted.rowIndex[at] = i
      sorted.value[at] = amount
    }
  return sorted
}

/** Names without blanks, each once. */
const distinct = (count: number, nameOf: (index: number) => string, taken: string[] = []) => {
  const used = new Set(taken)
  const names = Array.from({ length: count }, (_, index) => {
    const plain = nameOf(index).trim().replace(/\s+/g, '_')
    let name = plain
    for (let copy = index; name === '' || used.has(name); copy++) name = `${plain}_${copy}`
    used.add(name)
    return name
  })
  return (index: number) => names[index] ?? ''
}
