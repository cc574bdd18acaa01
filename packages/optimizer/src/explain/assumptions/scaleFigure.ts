import {
  type EntityCollection,
  entitySchemas,
  type Fleet,
  fieldsOf,
  meaningWithin,
  unwrapped,
} from '@berth/shared'

/** A fleet with one figure changed wherever it stands. */
export interface ScaledFleet {
  fleet: Fleet
  /** Entries whose figure is another now. */
  changedCount: number
  /** Of these, those that end at the least or largest value that the figure may have. */
  limitedCount: number
}

type Figure = number | Record<string, number>

/** Whether the figures of a field can be multiplied: numbers of any unit but places and the hours of the day. */
export const isScalable = (collection: string, field: string): boolean =>
  rangeOf(collection, field) !== null

/**
 * Multiplies a field of every entry of a collection, within the least and largest value that the field may have; what is counted stays whole.
 * An accelerator type never draws more idle than busy. Null where the field is no number.
 */
export const scaleFigure = (
  fleet: Fleet,
  collection: EntityCollection,
  field: string,
  factor: number,
): ScaledFleet | null => {
  const range = rangeOf(collection, field)
  if (!range) return null
  let [changedCount, limitedCount] = [0, 0]
  const scaledNumber = (value: number) => {
    const wanted = range.isWhole ? Math.round(value * factor) : value * factor
    return Math.min(range.max, Math.max(range.min, wanted))
  }
  const scaledFigure = (figure: Figure): Figure =>
    typeof figure === 'number'
      ? scaledNumber(figure)
      : Object.fromEntries(Object.entries(figure).map(([key, value]) => [key, scaledNumber(value)]))
  const entries = fleet[collection] as readonly Record<string, unknown>[]
  const scaled = entries.map((entry) => {
    const figure = entry[field] as Figure | null
    if (figure === null || figure === undefined) return entry
    const next = scaledFigure(figure)
    const changed = withIdleBelowBusy({ ...entry, [field]: next }, entry)
    if (isSame(changed[field] as Figure, figure)) return entry
    changedCount++
    if (!range.isWhole && !isSame(changed[field] as Figure, timesUnlimited(figure, factor)))
      limitedCount++
    return changed
  })
  return { fleet: { ...fleet, [collection]: scaled }, changedCount, limitedCount }
}

const timesUnlimited = (figure: Figure, factor: number): Figure =>
  typeof figure === 'number'
    ? figure * factor
    : Object.fromEntries(Object.entries(figure).map(([key, value]) => [key, value * factor]))

const isSame = (a: Figure, b: Figure) => JSON.stringify(a) === JSON.stringify(b)

/** The figure that was changed gives way to the one that was not. */
const withIdleBelowBusy = (entry: Record<string, unknown>, before: Record<string, unknown>) => {
  const { activeWatts, idleWatts } = entry
  if (typeof activeWatts !== 'number' || typeof idleWatts !== 'number' || idleWatts <= activeWatts)
    return entry
  return activeWatts === before.activeWatts
    ? { ...entry, idleWatts: activeWatts }
    : { ...entry, activeWatts: idleWatts }
}

interface NumberSchema {
  minValue: number | null
  maxValue: number | null
}

const rangeOf = (collection: string, field: string) => {
  const schemas: Record<string, (typeof entitySchemas)[EntityCollection]> = entitySchemas
  const entity = schemas[collection]
  const schema = entity && fieldsOf(entity).find(([name]) => name === field)?.[1]
  if (!schema || collection === 'periods') return null
  const unit = meaningWithin(schema)?.unit
  const inner = unwrapped(schema)
  const { options } = inner.def as unknown as { options?: (typeof inner)[] }
  const number = options?.[0] ?? inner
  if (number.def.type !== 'number' || unit === 'degree') return null
  const { minValue, maxValue } = number as unknown as NumberSchema
  return {
    min: minValue ?? Number.NEGATIVE_INFINITY,
    max: maxValue ?? Number.POSITIVE_INFINITY,
    isWhole: unit === 'count',
  }
}
