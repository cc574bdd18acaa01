import type { AskSettings } from '../../asking/askOptions.ts'
import type { Formulation } from '../../formulation/formulation.ts'
import type { LinearSession } from '../../solvers/linearSolver.ts'
import type { Subject } from './subject.ts'

/** An optimum of a program. */
export interface Solved {
  value: number
  values: Float64Array
  reducedCost: Float64Array | null
}

/** A relaxed decision this close to a whole number is one. */
const wholeWithin = 1e-9

/**
 * How a program is solved of which some decisions are open. Where the relaxation has them whole it is the optimum. Where only the place of the gang that is
 * asked about is open, its pools are tried one by one, but for those that cannot be better by their reduced cost: some milliseconds each, where a search
 * takes tenths of a second. Else the engine searches.
 *
 * @param decisions Columns that have to be whole and are not fixed.
 */
export const solverOf = (
  session: LinearSession,
  formulation: Formulation,
  subject: Subject,
  decisions: readonly number[],
  settings: AskSettings,
): (() => Solved | null) => {
  const pools = poolsOfGang(formulation, subject)
  const areOwn = decisions.every((column) => pools.has(column))
  const run = (isRelaxed: boolean): Solved | null => {
    const { objectiveValue, reducedCost, values } = session.solve({
      relaxed: isRelaxed,
      gapRelative: 0,
      timeLimitSeconds: Math.max(0.05, settings.remainingSeconds()),
      isCancelled: settings.isCancelled,
    })
    return objectiveValue === null || values === null
      ? null
      : { value: objectiveValue, values, reducedCost }
  }
  const tryEach = (relaxed: Solved): Solved | null => {
    let best: Solved | null = null
    const shareIn = (column: number) => relaxed.values[column] ?? 0
    for (const column of [...decisions].sort((a, b) => shareIn(b) - shareIn(a))) {
      const atLeast = relaxed.value + (1 - shareIn(column)) * (relaxed.reducedCost?.[column] ?? 0)
      if (best && atLeast >= best.value) continue
      session.setBounds(column, 1, 1)
      const solved = run(true)
      session.setBounds(column, 0, 1)
      if (solved && (!best || solved.value < best.value)) best = solved
    }
    return best
  }
  return () => {
    const relaxed = run(true)
    if (!relaxed || decisions.every((column) => isWhole(relaxed.values[column] ?? 0)))
      return relaxed
    return areOwn ? tryEach(relaxed) : run(false)
  }
}

const isWhole = (value: number) => Math.abs(value - Math.round(value)) < wholeWithin

/** Columns of the pools at which the gang that is asked about may run. */
const poolsOfGang = (
  { candidates, indexed, variables }: Formulation,
  { kind, workloadId }: Subject,
): Set<number> =>
  new Set(
    kind === 'training'
      ? candidates.training.flatMap(({ gangIndex }, c) =>
          indexed.gangs[gangIndex]?.workload.id === workloadId
            ? (variables.trainingPlaced[c] ?? [])
            : [],
        )
      : [],
  )
