import type { Fleet, LimitPrice, Plan } from '@berth/shared'
import { type AskOptions, type AskSettings, withAskDefaults } from '../../asking/askOptions.ts'
import type { Formulation } from '../../formulation/formulation.ts'
import { limitUnits } from '../../solution/readPrices.ts'
import { perHour } from '../../words/numbers.ts'
import { type HeldProgram, openHeldProgram } from '../held/heldProgram.ts'
import { limitColumn, type PlannersLimit, plannersLimits } from '../held/limitColumns.ts'
import { type LimitName, limitFigure, limitInWords, oneOf } from '../held/limitWords.ts'
import { settle, solveAgain } from '../held/settle.ts'
import {
  type CurvePoint,
  type CurveSegment,
  cornersOf,
  isConvex,
  type Tangent,
  walkCurve,
} from './curvePoints.ts'
import { type CurveQuestion, type MovedLimit, movedLimit } from './curveQuestion.ts'

/** What the cost of a plan is at every value of one limit, as a line with corners. */
export interface PriceCurve extends LimitName {
  currency: string
  unit: LimitPrice['unit']
  /** The limit as it stands; null where there is none. */
  limitValue: number | null
  /** Its ends and corners, in order; empty where there is no curve. Between two of them the cost is a straight line. */
  points: CurvePoint[]
  segments: CurveSegment[]
  /** With less than this less would be served than now; null where as much is served all along, or that is not known. */
  smallestPossible: number | null
  /** Whether every unit more was found to save no more than the one before, as it must be. */
  isConvex: boolean
  /** Whether the curve reaches the end that was asked for. */
  isComplete: boolean
  validFor: LimitPrice['validFor']
  text: string
}

/** Pieces shorter than this part of the whole are passed over. */
const shortestPiece = 1e-7

/**
 * The cost against one limit, exactly: with the sites, operators and gangs of the plan held, the shares at their best for every value, and as much served
 * as with the limit as it stands. Each straight piece is one linear program, of which the slope is the price of the limit and the range says where the piece ends,
 * so nothing is sampled. Of a pool the accelerators that may be used are moved, not what they draw while idle. Nothing is thrown. Cost: some
 * milliseconds for each piece.
 *
 * @see parametric linear programming: Gass and Saaty, "The computational algorithm for the parametric objective function", Naval Research Logistics Quarterly 2 (1955).
 *
 * @example
 * import { plan } from '@berth/optimizer'
 * import { priceCurve } from '@berth/optimizer/explain'
 * import { tinyFleet } from '@berth/shared/testing'
 *
 * const fleet = tinyFleet()
 * const { plan: found } = await plan(fleet, { objective: 'cost' })
 * if (!found) throw new Error('no plan')
 * const question = { limit: 'sitePower', siteId: 'West', from: 50, to: 90 } as const
 * const { points, smallestPossible } = await priceCurve(fleet, found, question)
 * console.log(smallestPossible?.toFixed(0)) // 70
 * console.log(points.map(({ limitValue, costPerHour }) => [limitValue, costPerHour].map(Math.round))) // [ [ 70, 145 ], [ 90, 145 ] ]
 */
export const priceCurve = async (
  fleet: Fleet,
  plan: Plan,
  question: CurveQuestion,
  options: AskOptions = {},
): Promise<PriceCurve> => {
  const settings = withAskDefaults(plan, options)
  const { limit, poolId = null, siteId = null, to } = question
  const none: PriceCurve = {
    limit,
    siteId: limit === 'sitePower' ? siteId : null,
    poolId: limit === 'poolCapacity' ? poolId : null,
    currency: fleet.currency,
    unit: limitUnits[limit],
    limitValue: null,
    points: [],
    segments: [],
    smallestPossible: null,
    isConvex: true,
    isComplete: false,
    validFor: 'thisPlanOnly',
    text: '',
  }
  const moved = movedLimit(fleet, plan.openSiteIds, question)
  if (typeof moved === 'string') return { ...none, text: moved }
  const { least, limitValue, siteId: ownSiteId } = moved
  const named = { ...none, siteId: ownSiteId, limitValue }
  const from = Math.max(question.from, least)
  if (from >= to)
    return {
      ...named,
      smallestPossible: least,
      text: `Cannot draw ${limitInWords(named)} up to ${limitFigure(to, named.unit)} because ${ownSiteId} draws ${limitFigure(least, named.unit)} while idle. To fix: go further up.`,
    }
  let meant: PlannersLimit | undefined
  const program = await openHeldProgram(moved.fleet, plan, (formulation) => {
    meant = limitIn(formulation, moved)
    if (!meant) return []
    holdStrictly(formulation, meant)
    const now = asItStands(plan, moved)
    return [
      now === null
        ? limitColumn(meant, from - moved.base, Number.POSITIVE_INFINITY)
        : limitColumn(meant, now - moved.base, now - moved.base),
    ]
  })
  try {
    const settled = settle(program, settings)
    if (typeof settled === 'string')
      return {
        ...named,
        text: `Cannot draw ${limitInWords(named)} up to ${limitFigure(to, named.unit)} because ${settled}. To fix: go further up, plan this fleet anew, or allow more time.`,
      }
    const walked = meant
      ? walk(program, moved, from, to, settings)
      : unused(settled.lp.objectiveValue, from, to)
    const curve = { ...named, ...walked, isConvex: isConvex(walked.segments) }
    return { ...curve, text: curveInWords(curve) }
  } finally {
    program.session.dispose()
  }
}

/** The limit at which as much is served as has to be; null where there is none, or the plan breaks it: then as much as any limit lets. */
const asItStands = ({ brokenLimits }: Plan, { limit, limitValue }: MovedLimit): number | null =>
  limit === 'carbonBudget' && brokenLimits.some(({ rule }) => rule === 'carbonBudgetHolds')
    ? null
    : limitValue

/** The limit among those of a model; nothing where it never binds, even with everything busy. */
const limitIn = (
  formulation: Formulation,
  { limit, poolId, siteId }: MovedLimit,
): PlannersLimit | undefined => {
  const { pools, sites } = formulation.indexed
  return plannersLimits(formulation).find(
    (entry) =>
      entry.limit === limit &&
      (limit === 'poolCapacity'
        ? pools[entry.poolIndex ?? -1]?.pool.id === poolId
        : limit !== 'sitePower' || sites[entry.siteIndex ?? -1]?.site.id === siteId),
  )
}

/** A limit that is moved holds at every value, also where today's placement breaks it. */
const holdStrictly = ({ excess, model }: Formulation, { rows }: PlannersLimit) => {
  const own = new Set(rows.map(({ row }) => row))
  const inRows = new Set<number>()
  for (const row of own)
    for (let k = model.rowStart[row] ?? 0; k < (model.rowStart[row + 1] ?? 0); k++)
      inRows.add(model.columnIndex[k] ?? -1)
  for (const { column } of excess) if (inRows.has(column)) model.upper[column] = 0
}

type Walked = Pick<PriceCurve, 'points' | 'segments' | 'smallestPossible' | 'isComplete'>

const unused = (costPerHour: number, from: number, to: number): Walked => ({
  points: [
    { limitValue: from, costPerHour },
    { limitValue: to, costPerHour },
  ],
  segments: [{ from, to, shadowPrice: 0 }],
  smallestPossible: null,
  isComplete: true,
})

const walk = (
  program: HeldProgram,
  { base }: MovedLimit,
  from: number,
  to: number,
  settings: AskSettings,
): Walked => {
  const { firstAdded: column, formulation, session } = program
  const { cost, offset } = formulation.objectives.cost
  const alone = new Float64Array(cost.length)
  alone[column] = 1
  session.setBounds(column, from - base, Number.POSITIVE_INFINITY)
  session.setObjective(alone, 0)
  const smallest = solveAgain(program, settings)
  session.setObjective(cost, offset)
  if (!smallest) return { points: [], segments: [], smallestPossible: null, isComplete: false }
  const start = base + smallest.objectiveValue
  const step = shortestPiece * (to - from)
  const isBounded = start > from + step
  if (start > to) return { points: [], segments: [], smallestPossible: start, isComplete: true }
  // Rows are held to a ten-millionth, so the smallest value itself may be found empty.
  const first = isBounded ? Math.min(to, start + step) : from
  const tangentAt = (value: number): Tangent | null => {
    if (settings.isOver()) return null
    session.setBounds(column, value - base, value - base)
    const solution = solveAgain(program, settings)
    if (!solution) return null
    const end = session.sensitivity()?.columnTo[column] ?? value - base
    return {
      at: value,
      cost: solution.objectiveValue,
      slope: priceOf(solution.reducedCost[column] ?? 0),
      to: base + end,
    }
  }
  const { isComplete, tangents } = walkCurve(first, to, step, tangentAt)
  const last = tangents.at(-1)
  const end = isComplete ? to : Math.min(to, last?.to ?? first)
  return {
    ...cornersOf(tangents, isBounded ? start : from, end),
    smallestPossible: isBounded ? start : null,
    isComplete,
  }
}

/** Prices of less than a billionth are rounding. */
const priceOf = (reducedCost: number) => (reducedCost < -1e-9 ? reducedCost : 0)

const curveInWords = (curve: PriceCurve): string => {
  const { currency, isComplete, points, segments, smallestPossible, unit } = curve
  const [first, last] = [points[0], points.at(-1)]
  if (smallestPossible !== null && !first)
    return `Cannot draw ${limitInWords(curve)} so far down because with less than ${limitFigure(smallestPossible, unit)} less would be served than now. To fix: go further up.`
  if (!first || !last)
    return `The time was up before ${limitInWords(curve)} was looked at. To fix: allow more time.`
  const saving = (segment: CurveSegment | undefined) =>
    perHour(Math.abs(segment?.shadowPrice ?? 0), currency)
  const bend = segments.find(({ shadowPrice }) => shadowPrice === 0)
  const saved = perHour(first.costPerHour - last.costPerHour, currency)
  return [
    `Between ${limitFigure(first.limitValue, unit)} and ${limitFigure(last.limitValue, unit)} of ${limitInWords(curve)} the plan’s cost falls by ${saved}, in ${segments.length} straight ${segments.length === 1 ? 'piece' : 'pieces'}: the first ${oneOf(unit)} saves ${saving(segments[0])}, the last ${saving(segments.at(-1))}.`,
    ...(bend && bend.from > first.limitValue
      ? [`More than ${limitFigure(bend.from, unit)} saves nothing.`]
      : []),
    ...(smallestPossible === null
      ? []
      : [`With less than ${limitFigure(smallestPossible, unit)} less would be served than now.`]),
    ...(isComplete ? [] : ['The time was up before the end was reached. To fix: allow more time.']),
  ].join(' ')
}
