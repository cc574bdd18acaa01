import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { formulateHeld } from '../../formulation/formulateHeld.ts'
import { type Formulation, RowCollector } from '../../formulation/formulation.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { freeDecisions } from '../../solution/heldColumns.ts'
import { avoidableUnserved, unavoidablePenalty } from '../../solution/solveTiers.ts'
import { type HeldProgram, openHeldProgram } from '../held/heldProgram.ts'
import { type PlannersLimit, plannersLimits } from '../held/limitColumns.ts'
import { moreOf } from './moreOf.ts'
import { holdOf, type Kept } from './replanned.ts'
import { shareRows } from './shareRows.ts'
import { type Solved, solverOf } from './solvePlacing.ts'
import type { Subject } from './subject.ts'

/** A limit that could be in the way, and its column: how much more of it there is. */
export interface OwnLimit extends PlannersLimit {
  column: number
}

/** A held program with a switch that puts what is asked about at the site, and with the limits that could be in its way as columns. */
export interface PlacingProgram extends HeldProgram {
  limits: OwnLimit[]
  /** Whether nothing is to be decided but shares, so that limits have prices. */
  isContinuous: boolean
  /** Columns of the goal cost. */
  cost: Float64Array
  place(isPlaced: boolean): void
  /** The optimum for a goal as the program is now; null where there is none, or no time. */
  solve(goal: Float64Array): Solved | null
}

/** Opens the program of a fleet in which the place is legal. The caller disposes of its session. */
export const openPlacingProgram = async (
  subject: Subject,
  fleet: Fleet,
  kept: Kept,
  settings: AskSettings,
): Promise<PlacingProgram> => {
  let own: PlannersLimit[] = []
  const program = await openHeldProgram(
    fleet,
    holdOf(subject),
    (formulation) => {
      own = limitsInTheWay(formulation, subject)
      return own.map((limit) => moreOf(formulation, limit))
    },
    false,
  )
  const { firstAdded, formulation, session } = program
  const switches = shareRows(formulation, subject).map(({ entries, lower, name, upper }) => ({
    row: session.addRow(name, Number.NEGATIVE_INFINITY, upper, entries),
    lower,
    upper,
  }))
  const settled = keepAsGood(program, subject, kept)
  const decisions = freeDecisions(formulation.model).filter((column) => !settled.has(column))
  const solve = solverOf(session, formulation, subject, decisions, settings)
  return {
    ...program,
    limits: own.map((limit, k) => ({ ...limit, column: firstAdded + k })),
    isContinuous: decisions.length === 0,
    cost: formulation.objectives.cost.cost,
    place: (isPlaced) => {
      for (const { lower, row, upper } of switches)
        session.setRowBounds(row, isPlaced ? lower : Number.NEGATIVE_INFINITY, upper)
    },
    solve: (goal) => {
      session.setObjective(goal, 0)
      return solve()
    },
  }
}

/** Cost of every column in a fleet with other prices and the same places, as the program has its columns. */
export const costWith = (
  { formulation }: HeldProgram,
  subject: Subject,
  fleet: Fleet,
): Float64Array => {
  const { objectives } = formulateHeld(indexFleet(fleet), holdOf(subject), true)
  const cost = new Float64Array(formulation.model.columnCount)
  cost.set(objectives.cost.cost)
  return cost
}

/** Limits of the site, of its pools, and of the fleet. */
const limitsInTheWay = (formulation: Formulation, { siteId }: Subject): PlannersLimit[] =>
  plannersLimits(formulation).filter(
    ({ siteIndex }) =>
      siteIndex === null || formulation.indexed.sites[siteIndex]?.site.id === siteId,
  )

/** Room for rounding, of the value or of 1: the plan that is kept may itself be better by a ten-millionth than any true one. */
const room = 1e-6

/**
 * Keeps as much served, and limits that are broken today no worse. Where nothing that has a place is left out, none of it may be.
 * Returns the columns that are fixed by that.
 */
const keepAsGood = (
  { formulation, session }: HeldProgram,
  subject: Subject,
  kept: Kept,
): Set<number> => {
  const { objectives } = formulation
  const avoidable = avoidableUnserved(formulation)
  const hold = (name: string, row: RowCollector, value: number) =>
    session.addRow(name, Number.NEGATIVE_INFINITY, value + room * Math.max(1, value), row)
  const unavoidable = unavoidablePenalty(formulation, avoidable)
  const isAllServed = kept.unserved <= unavoidable + room * Math.max(1, kept.unserved)
  if (isAllServed) for (const column of avoidable) session.setBounds(column, 0, 0)
  else {
    const own = ownUnserved(formulation, subject)
    const [others, all] = [new RowCollector(), new RowCollector()]
    objectives.unserved.cost.forEach((penalty, column) => {
      all.add(column, penalty)
      if (!own.has(column)) others.add(column, penalty)
    })
    hold('others served', others, kept.othersUnserved)
    hold('served', all, kept.unserved)
  }
  const broken = new RowCollector()
  objectives.brokenLimits.cost.forEach((excess, column) => broken.add(column, excess))
  if (broken.columns.length > 0) hold('broken limits', broken, kept.broken)
  return new Set(isAllServed ? avoidable : [])
}

/** Columns of what is asked about and stays unserved. */
const ownUnserved = (
  { indexed, variables }: Formulation,
  { regionIds, workloadId }: Subject,
): Set<number> => {
  const { blocks, trainingUnplaced, unservedShare } = variables
  const isOwnCell = (index: number) => {
    const cell = indexed.cells[index]
    return cell?.workload.id === workloadId && regionIds.includes(cell.regionId)
  }
  return new Set([
    ...unservedShare.filter((_, k) => isOwnCell(Math.floor(k / blocks.length))),
    ...trainingUnplaced.filter((_, j) => indexed.gangs[j]?.workload.id === workloadId),
  ])
}
