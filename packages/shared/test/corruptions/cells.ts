import type { Fleet } from '../../src/index.ts'
import type { Corruption } from './corruption.ts'
import { type Step, valueAt } from './document.ts'

/** A cell of the CSV form of a fleet. */
export interface Cell {
  fileName: string
  line: number
  column: string
  text: string
}

const policyLists = new Set(['pins', 'forbids', 'siteRulings'])

/** Kinds whose value a cell can hold: an empty cell is a missing value, and every number in a column of words is a word. */
const kindsForCells = new Set([
  'a required field is missing',
  'text where a number stands',
  'text where a quantity stands',
  'not a number',
  'infinite',
  'a flag where a number stands',
  'far below the range',
  'just below the range',
  'on a bound that is excluded',
  'above the range',
  'a fraction of a thing',
  'more things than can be counted',
  'text that is too long',
  'text of the wrong form',
  'a misspelt reference',
  'a reference to nothing',
  'a misspelt word',
  'a word that is none of the list',
  'a word where a flag stands',
  'a number where a flag stands',
  'a source of what the format does not have',
  'an idle accelerator that draws more than a busy one',
])

/** The cell whose text spells the corruption; nothing where the CSV form has no such cell. */
export const cellOf = (corruption: Corruption, fleet: Fleet): Cell | undefined => {
  const { kind, value } = corruption
  if (!kindsForCells.has(kind)) return undefined
  const place = placeOf(corruption.path, fleet)
  // Figures of the whole fleet may be left out, and lists and objects have no cell.
  if (!place || (value === undefined && place.fileName === 'fleet.csv')) return undefined
  return { ...place, text: value === undefined ? '' : String(value) }
}

const placeOf = (path: readonly Step[], fleet: Fleet): Omit<Cell, 'text'> | undefined => {
  if (typeof valueAt(fleet, path) === 'object') return undefined
  const [collection = '', at, list, place, ...rest] = path
  const row = (file: Step, index: Step | undefined, column: readonly Step[]) =>
    typeof index === 'number' && column.length > 0
      ? { fileName: `${file}.csv`, line: index + 2, column: column.join('.') }
      : undefined
  if (typeof at === 'number') {
    // Lists inside an entity have a file of their own; those of the first entity come first.
    if (list === 'demand' || list === 'currentPlacement') return row(list, place, rest)
    if (list === 'fitByAcceleratorType') return row('classFits', at, rest)
    return row(collection, at, path.slice(2))
  }
  if (policyLists.has(String(at))) return row(String(at), list, path.slice(3))
  const setting = settingNames.indexOf(path.join('.'))
  return setting < 0 ? undefined : { fileName: 'fleet.csv', line: setting + 2, column: 'value' }
}

/** The lines of `fleet.csv`: the fleet's own fields, then its estimate's, then its policy's. */
const settingNames = [
  ...['id', 'name', 'description', 'currency', 'carbonPricePerTonne'],
  ...['rttEstimate.overheadMs', 'rttEstimate.routeFactor'],
  ...['maxOpenSites', 'carbonBudgetKgPerDay', 'handover', 'maxMoves', 'maxMigrationGb'].map(
    (field) => `policy.${field}`,
  ),
  ...['policy.amortisationHours', 'policy.routing'],
]
