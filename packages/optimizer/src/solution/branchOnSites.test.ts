import { expect, it } from 'vitest'
import { formulate } from '../formulation/formulate.ts'
import { linkingCuts } from '../formulation/linkingCuts.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { highsSolver } from '../solvers/highs/highsSolver.ts'
import { generateFleet } from '../testing/generateFleet.ts'
import { branchOnSites } from './branchOnSites.ts'
import { addCuts } from './solveRelaxation.ts'

const limits = { gapRelative: 0, timeLimitSeconds: 60 }

it.each([1, 2, 3, 4, 5, 6])(
  'branching on sites proves what the engine’s own search over sites finds (fleet %i)',
  async (seed) => {
    const fleet = generateFleet({
      seed,
      sites: 12,
      inferenceWorkloads: 20,
      trainingWorkloads: 6,
      load: 0.2,
    })
    const formulation = formulate(indexFleet(fleet))
    const { model, objectives, variables } = formulation
    const bounds = {
      isInteger: model.isInteger,
      lower: model.lower.slice(),
      upper: model.upper.slice(),
    }
    const siteChoices = [...variables.siteOpen].filter((column) => bounds.upper[column] === 1)
    const wholeColumns = new Uint8Array(model.columnCount)
    for (const column of siteChoices) wholeColumns[column] = 1
    // What is left out costs its penalty, so that there is always a plan.
    const cost = objectives.cost.cost.map((price, j) => price + (objectives.unserved.cost[j] ?? 0))
    const { offset } = objectives.cost
    const open = async () => {
      const session = await highsSolver.open(model)
      session.setObjective(cost, offset)
      return session
    }
    const whole = await open()
    const wanted = whole.solve({ ...limits, wholeColumns }).objectiveValue ?? Number.NaN
    whole.dispose()

    const session = await open()
    const findCuts = linkingCuts(formulation)
    const solveRelaxed = () => session.solve({ ...limits, relaxed: true })
    const root = solveRelaxed()
    let [best, proved] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    const costOf = (values: Float64Array) =>
      cost.reduce((sum, price, column) => sum + price * (values[column] ?? 0), offset)
    branchOnSites({
      session,
      bounds,
      siteChoices,
      objective: cost,
      root,
      cutoff: () => (Number.isFinite(best) ? best : null),
      isOver: () => false,
      solveRelaxed,
      addCuts: (point) => addCuts(session, findCuts(point)),
      onBound: (bound) => {
        proved = Math.max(proved, bound)
      },
      onSitesDecided: (values) => {
        best = Math.min(best, costOf(values))
      },
    })
    session.dispose()
    expect(root.bestBound).toBeLessThanOrEqual(wanted + 1e-6 * Math.abs(wanted))
    expect(best / wanted).toBeCloseTo(1, 6)
    expect(proved / wanted).toBeCloseTo(1, 6)
  },
)
