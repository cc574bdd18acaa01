import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import { formulate } from '../../formulation/formulate.ts'
import type { Formulation } from '../../formulation/formulation.ts'
import { linkingCuts } from '../../formulation/linkingCuts.ts'
import { groupCells } from '../../scenario/groupCells.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { highsSolver } from '../../solvers/highs/highsSolver.ts'
import type { LinearSession } from '../../solvers/linearSolver.ts'
import type { LadderMeasure } from './ladderAnswer.ts'
import { type ServedLevel, serveAsMuch } from './servesAsMuch.ts'

/** The best relaxed plan with one number of open sites. */
export interface CountRelaxation {
  openSites: number
  /** Of the measure: no plan with as many open sites is better. */
  value: number
  /** ∂value / ∂openSites. */
  slope: number
  values: Float64Array
  reducedCost: Float64Array
}

/** The model of a fleet with the number of open sites given, in the memory of an engine twice: once for relaxations, whose basis is kept, and once for searches. */
export interface CountedProgram {
  formulation: Formulation
  /** Bounds of the columns outside a search. */
  bounds: { lower: Float64Array; upper: Float64Array }
  searching: LinearSession
  /** Holds the number of open sites in searches. */
  holdCount(least: number, most: number): void
  /** The relaxation tightened by cuts; 'infeasible' where no plan has as many open sites, null where the time was up. */
  relaxAt(openSites: number): CountRelaxation | 'infeasible' | null
  dispose(): void
}

/** Rounds of cuts for one relaxation, and the fewest cuts that are worth another. */
const mostCutRounds = 4
const fewestCuts = 5

/** Opens the program; in words why not, where it is too large. The caller disposes of it. */
export const openCounted = async (
  fleet: Fleet,
  measure: LadderMeasure,
  level: ServedLevel,
  settings: AskSettings,
): Promise<CountedProgram | string> => {
  const formulation = formulate(groupCells(indexFleet(fleet)))
  const { model, objectives, variables } = formulation
  const refusal = highsSolver.refuses(model)
  if (refusal !== null) return refusal
  const [relaxed, searching] = [await highsSolver.open(model), await highsSolver.open(model)]
  const bounds = serveAsMuch([relaxed, searching], formulation, level)
  const { cost, offset } = objectives[measure]
  const sites = {
    columns: [...variables.siteOpen],
    values: [...variables.siteOpen].map(() => 1),
  }
  const rows = [relaxed, searching].map((session) => {
    session.setObjective(cost, offset)
    return session.addRow('open sites given', 0, sites.columns.length, sites)
  })
  const [relaxedRow = 0, searchingRow = 0] = rows
  const holdCount = (least: number, most: number) =>
    searching.setRowBounds(searchingRow, least, most)
  const findCuts = linkingCuts(formulation)
  const addCuts = (point: Float64Array) => {
    const cuts = findCuts(point)
    for (const { columns, name, upper, values } of cuts)
      for (const session of [relaxed, searching])
        session.addRow(name, Number.NEGATIVE_INFINITY, upper, { columns, values })
    return cuts.length
  }
  const limits = () => ({
    relaxed: true,
    gapRelative: 0,
    timeLimitSeconds: Math.max(0.05, settings.remainingSeconds()),
    isCancelled: settings.isCancelled,
  })

  const relaxAt: CountedProgram['relaxAt'] = (openSites) => {
    relaxed.setRowBounds(relaxedRow, openSites, openSites)
    let found: CountRelaxation | null = null
    for (let round = 0; round <= mostCutRounds; round++) {
      const { objectiveValue, reducedCost, rowPrice, status, values } = relaxed.solve(limits())
      if (status === 'infeasible') return 'infeasible'
      if (objectiveValue === null || !values || !rowPrice || !reducedCost) return found
      const slope = rowPrice[relaxedRow] ?? 0
      found = { openSites, value: objectiveValue, slope, values, reducedCost }
      if (round === mostCutRounds || addCuts(values) < fewestCuts) break
    }
    return found
  }
  return {
    formulation,
    bounds,
    searching,
    holdCount,
    relaxAt,
    dispose: () => {
      relaxed.dispose()
      searching.dispose()
    },
  }
}
