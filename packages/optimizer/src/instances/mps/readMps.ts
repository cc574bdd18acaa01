import { type LinearModel, LinearModelBuilder } from '../../linear/linearModel.ts'
import { InstanceError } from '../instance.ts'
import { columnBounds } from './columnBounds.ts'
import type { MpsContent } from './mpsContent.ts'
import { rowLimits } from './rowLimits.ts'

const mostProblems = 20

/**
 * Reads a linear or mixed-integer program in MPS. Words are split at blanks; where that gives no program, at the columns of the fixed
 * form, in which names may hold blanks. A maximised objective is negated.
 * The first N row is the objective, further ones are left out. Throws an `InstanceError` with up to 20 problems, each with its line.
 * @see "MPS file format", IBM ILOG CPLEX file formats reference, for ranges, bounds and markers.
 */
export const readMps = (text: string): LinearModel => {
  const free = readSections(text, wordsOf)
  const fixed = free.problems.length > 0 ? readSections(text, fieldsOf) : free
  const content = fixed.problems.length > 0 ? free : fixed
  const { objective, rowTypes, columns, rightHandSides, problems } = content
  const builder = new LinearModelBuilder()
  const columnIndex = new Map<string, number>()
  const cost: number[] = []
  const sign = content.isMaximised ? -1 : 1
  const bounds = columnBounds(content)
  const rows = new Map<string, { columns: number[]; values: number[] }>()
  for (const [name, type] of rowTypes) if (type !== 'N') rows.set(name, { columns: [], values: [] })
  for (const [name, { isInteger, entries }] of columns) {
    const [lower, upper] = bounds.get(name) ?? [0, Number.POSITIVE_INFINITY]
    const column = builder.addColumn(name, lower, upper, isInteger)
    columnIndex.set(name, column)
    cost[column] = sign * (entries.get(objective ?? '') ?? 0)
    for (const [row, value] of entries) {
      const list = rows.get(row)
      if (value === 0 || !list) continue
      list.columns.push(column)
      list.values.push(value)
    }
  }
  for (const [name, entries] of rows) {
    const [lower, upper] = rowLimits(content, name)
    builder.addRow(name, lower, upper, entries)
  }
  if (problems.length > 0)
    throw new InstanceError(
      `${problems.length === 1 ? '' : `it has ${problems.length} problems: `}${problems.slice(0, mostProblems).join('; ')}`,
      'mend these lines.',
    )
  return builder.build(Float64Array.from(cost), -sign * (rightHandSides.get(objective ?? '') ?? 0))
}

const sectionNames = new Set([
  'NAME',
  'OBJSENSE',
  'ROWS',
  'COLUMNS',
  'RHS',
  'RANGES',
  'BOUNDS',
  'ENDATA',
])

/** Where the six fields of a line in fixed form begin and end. */
const fixedFields = [
  [1, 3],
  [4, 12],
  [14, 22],
  [24, 36],
  [39, 47],
  [49, 61],
] as const

const wordsOf = (line: string) => line.trim().split(/\s+/)
/** The fields of a line in fixed form. Only lines of the sections ROWS and BOUNDS have something in the first. */
const fieldsOf = (line: string) =>
  fixedFields.map(([from, to]) => line.slice(from, to).trim()).filter(Boolean)

const readSections = (text: string, split: (line: string) => string[]): MpsContent => {
  const content: MpsContent = {
    isMaximised: false,
    objective: null,
    rowTypes: new Map(),
    columns: new Map(),
    rightHandSides: new Map(),
    ranges: new Map(),
    bounds: [],
    problems: [],
  }
  const state = { section: '', isInteger: false }
  const lines = text.split(/\r?\n/)
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('*') || line.trim() === '') continue
    const words = split(line)
    if (!/^\s/.test(line)) {
      const [first = '', second] = wordsOf(line)
      state.section = first
      if (first === 'ENDATA') break
      if (!sectionNames.has(first))
        content.problems.push(`line ${index + 1}: "${first}" is no section that Berth reads`)
      if (first === 'OBJSENSE' && second) content.isMaximised = /^MAX/i.test(second)
      continue
    }
    readLine(content, state, words, index + 1)
  }
  if (content.objective === null) content.problems.push('there is no N row to be the objective')
  return content
}

const readLine = (
  content: MpsContent,
  state: { section: string; isInteger: boolean },
  words: string[],
  line: number,
) => {
  const { problems, rowTypes } = content
  const [first = '', second = ''] = words
  switch (state.section) {
    case 'OBJSENSE':
      content.isMaximised = /^MAX/i.test(first)
      return
    case 'ROWS': {
      if (first !== 'N' && first !== 'L' && first !== 'G' && first !== 'E')
        return void problems.push(`line ${line}: "${first}" is no row type; N, L, G or E is needed`)
      if (rowTypes.has(second)) problems.push(`line ${line}: row "${second}" is there twice`)
      rowTypes.set(second, first)
      if (first === 'N') content.objective ??= second
      return
    }
    case 'COLUMNS': {
      if (words.some((word) => word.includes("'MARKER'"))) {
        state.isInteger = words.some((word) => word.includes("'INTORG'"))
        return
      }
      const column = content.columns.get(first) ?? {
        isInteger: state.isInteger,
        entries: new Map(),
      }
      content.columns.set(first, column)
      return readPairs(content, words.slice(1), column.entries, line)
    }
    // The name of the right-hand side may be left out: then the words pair up without it.
    case 'RHS':
      return readPairs(content, afterSetName(words), content.rightHandSides, line)
    case 'RANGES':
      return readPairs(content, afterSetName(words), content.ranges, line)
    case 'BOUNDS':
      return readBound(content, words, line)
    default:
      problems.push(`line ${line}: data outside of a section`)
  }
}

const afterSetName = (words: string[]) => (words.length % 2 === 1 ? words.slice(1) : words)

const readPairs = (
  { rowTypes, problems }: MpsContent,
  words: string[],
  entries: Map<string, number>,
  line: number,
) => {
  if (words.length === 0 || words.length % 2 === 1)
    return void problems.push(`line ${line}: names and numbers do not pair up`)
  for (let at = 0; at < words.length; at += 2) {
    const [row = '', value] = [words[at], Number(words[at + 1])]
    if (!rowTypes.has(row)) problems.push(`line ${line}: there is no row "${row}"`)
    else if (!Number.isFinite(value)) problems.push(`line ${line}: "${words[at + 1]}" is no number`)
    else entries.set(row, value)
  }
}

const withoutValue = new Set(['FR', 'MI', 'PL', 'BV'])

const readBound = ({ columns, bounds, problems }: MpsContent, words: string[], line: number) => {
  const [type = '', ...rest] = words
  const needed = withoutValue.has(type) ? 1 : 2
  // The name of the bound set may be left out, and types without a value may carry one.
  const isNamed =
    rest.length > needed || (needed === 1 && rest.length === 2 && columns.has(rest[1] ?? ''))
  const [column = '', number = '0'] = isNamed ? rest.slice(1) : rest
  const value = Number(number)
  if (!columns.has(column)) problems.push(`line ${line}: there is no column "${column}"`)
  else if (!Number.isFinite(value) && !/^[+-]?inf/i.test(number))
    problems.push(`line ${line}: "${number}" is no number`)
  else
    bounds.push({
      type,
      column,
      value: Number.isFinite(value) ? value : number.startsWith('-') ? -Infinity : Infinity,
      line,
    })
}
