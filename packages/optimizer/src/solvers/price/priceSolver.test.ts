import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { findCandidates } from '../../candidates/findCandidates.ts'
import { formulate } from '../../formulation/formulate.ts'
import { checkPoint } from '../../linear/checkPoint.ts'
import type { LinearModel } from '../../linear/linearModel.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { solved } from '../../testing/conformance/conformanceCase.ts'
import { shapeOfSeed } from '../../testing/differential.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import { type ProgramShape, placementProgram } from '../../testing/placementProgram.ts'
import { highsSolver } from '../highs/highsSolver.ts'
import type { LinearSession, LinearSolution } from '../linearSolver.ts'
import { priceSolverFrom } from './priceSolver.ts'

const shapes: ProgramShape[] = [
  'standard',
  'fewHugeSites',
  'manyTinySites',
  'oneScarceResource',
  'identicalCosts',
  'bindingBudget',
  'fourPeriods',
]
const price = priceSolverFrom(0)
const exactly = { relaxed: true, gapRelative: 0, timeLimitSeconds: 60 }

const solvedByBoth = async <T>(
  model: LinearModel,
  use: (ours: LinearSession, theirs: LinearSession) => T,
): Promise<T> => {
  const [ours, theirs] = [await price.open(model), await highsSolver.open(model)]
  try {
    return use(ours, theirs)
  } finally {
    ours.dispose()
    theirs.dispose()
  }
}

/** What no plan can be cheaper than at these prices, from the model alone: every column at its better bound. */
const boundFromPrices = (model: LinearModel, { rowPrice, reducedCost }: LinearSolution): number => {
  if (!rowPrice || !reducedCost) return Number.NaN
  let bound = model.offset
  rowPrice.forEach((rate, row) => {
    if (rate !== 0) bound += rate * (rate < 0 ? model.rowUpper[row]! : model.rowLower[row]!)
  })
  reducedCost.forEach((d, j) => {
    if (Math.abs(d) > 1e-12) bound += d * (d > 0 ? model.lower[j]! : model.upper[j]!)
  })
  return bound
}

const expectExact = (model: LinearModel, ours: LinearSolution, theirs: LinearSolution) => {
  expect(ours.status).toBe(theirs.status)
  if (theirs.objectiveValue === null || ours.objectiveValue === null) return
  const room = 1e-9 * Math.max(1, Math.abs(theirs.objectiveValue))
  expect(Math.abs(ours.objectiveValue - theirs.objectiveValue)).toBeLessThan(10 * room)
  expect(ours.objectiveValue - ours.bestBound).toBeLessThan(room)
  expect(Math.abs(boundFromPrices(model, ours) - ours.objectiveValue)).toBeLessThan(100 * room)
  expect(checkPoint(model, ours.values ?? new Float64Array(0)).worstViolation).toBeLessThan(1e-8)
}

describe('the engine price', () => {
  it.each(shapes)('solves programs of the shape %s exactly, at every load', async (shape) => {
    for (const [seed, load] of [0.5, 0.75, 0.9, 1.1].entries()) {
      const model = placementProgram({ seed, sites: 14, workloads: 40, load, shape })
      await solvedByBoth(model, (ours, theirs) => {
        const solution = ours.solve(exactly)
        expectExact(model, solution, theirs.solve(exactly))
        expect(solution.passes).toBeGreaterThan(0)
      })
    }
  })

  it('solves the relaxation of every rule that a fleet may have', async () => {
    let own = 0
    for (let seed = 1; seed <= 60; seed++) {
      const indexed = indexFleet(generateFleet(shapeOfSeed(seed)))
      const { model, objectives } = formulate(indexed, findCandidates(indexed))
      for (const goal of ['cost', 'unserved', 'openSites'] as const) {
        const { cost, offset } = objectives[goal]
        await solvedByBoth({ ...model, cost, offset }, (ours, theirs) => {
          const solution = ours.solve(exactly)
          expectExact({ ...model, cost, offset }, solution, theirs.solve(exactly))
          if (solution.passes !== undefined) own++
        })
      }
    }
    // Most of them are solved here and not handed on.
    expect(own).toBeGreaterThan(120)
  })

  it('proves the same optimum as HiGHS where sites open and workloads are whole', async () => {
    const exact = { gapRelative: 0, timeLimitSeconds: 20 }
    for (let seed = 1; seed <= 12; seed++) {
      const model = placementProgram({
        seed,
        sites: 6,
        workloads: 12,
        load: [0.1, 0.25, 0.5][seed % 3] ?? 0.25,
        hasFixedCosts: true,
        indivisibleShare: [0, 0.3, 1][seed % 3] ?? 0,
      })
      await solvedByBoth(model, (ours, theirs) => {
        const [mine, other] = [ours.solve(exact), theirs.solve(exact)]
        expect({ seed, status: mine.status }).toEqual({ seed, status: other.status })
        const [value, optimum] = [mine.objectiveValue ?? Number.NaN, other.objectiveValue ?? 0]
        expect(Math.abs(value - optimum)).toBeLessThan(1e-6 * Math.abs(optimum))
        expect(mine.bestBound).toBeLessThanOrEqual(value)
        const report = checkPoint(model, mine.values ?? new Float64Array(0))
        expect(report.worstViolation).toBeLessThan(1e-8)
        expect(report.worstFraction).toBeLessThan(1e-6)
        expect(mine.passes).toBeGreaterThan(0)
      })
    }
  })

  it('stops a search at the gap asked for, and at the time, with a bound that holds', async () => {
    const model = placementProgram({
      seed: 1,
      sites: 30,
      workloads: 60,
      load: 0.25,
      hasFixedCosts: true,
      indivisibleShare: 0.3,
    })
    await solvedByBoth(model, (ours, theirs) => {
      const best = theirs.solve({ gapRelative: 1e-4, timeLimitSeconds: 60 })
      const near = ours.solve({ gapRelative: 0.02, timeLimitSeconds: 60 })
      const brief = ours.solve({ gapRelative: 0, timeLimitSeconds: 0.05 })
      const value = near.objectiveValue ?? Number.NaN
      expect(value - near.bestBound).toBeLessThanOrEqual(0.02 * value + 1e-9)
      for (const { bestBound } of [near, brief])
        expect(bestBound).toBeLessThanOrEqual((best.objectiveValue ?? 0) + 1e-6)
      if (brief.status !== 'optimal') expect(brief.stoppedBy).toBe('timeLimit')
    })
  })

  it('never takes the excess of a limit for free, not even where all that uses it costs nothing', async () => {
    // x0 alone costs 1, x1 3. x0 = 1 uses 4 of x2, x2 ≤ 5 x3 and x3 ≤ 0.4: so half of each, at 2.
    const solution = await solved(price, {
      cost: [1, 3, 0, 0, 0],
      upper: [1, 1, 4, 1, 1],
      rows: [
        { lower: 1, upper: 1, values: [1, 1, 0, 0, 0] },
        { upper: 0, values: [4, 0, -1, 0, 0] },
        { upper: 0, values: [0, 0, 1, -5, 0] },
        { upper: 0.4, values: [0, 0, 0, 1, 1] },
      ],
    })
    expect(solution).toMatchObject({ status: 'optimal', stoppedBy: 'finished' })
    expect(solution.objectiveValue).toBeCloseTo(2, 9)
    // By itself, and not by HiGHS.
    expect(solution.passes).toBeGreaterThan(0)
  })

  it('lets what may be split be split beside a choice of the same group', async () => {
    // x0 is a choice at 10; x1 at 1 and x2 at 2 may take parts. x1 ≤ 0.5: so half of each, at 1.5.
    const { status, objectiveValue } = await solved(price, {
      cost: [10, 1, 2, 0],
      upper: [1, 1, 1, 1],
      whole: [true, false, false, false],
      rows: [
        { lower: 1, upper: 1, values: [1, 1, 1, 0] },
        { upper: 0.5, values: [0, 1, 0, 1] },
      ],
    })
    expect(status).toBe('optimal')
    expect(objectiveValue).toBeCloseTo(1.5, 9)
  })

  it('solves again after edits as if the program were new', async () => {
    const model = placementProgram({ seed: 3, sites: 14, workloads: 40 })
    const random = seededRandom(1)
    const groups = 40
    let optima = 0
    await solvedByBoth(model, (ours, theirs) => {
      for (let edit = 0; edit < 40; edit++) {
        const kind = edit % 4
        for (const session of [ours, theirs]) {
          if (kind === 0) {
            const row = groups + (edit % (model.rowCount - groups))
            session.setRowBounds(
              row,
              Number.NEGATIVE_INFINITY,
              model.rowUpper[row]! * (0.2 + 0.05 * edit),
            )
          } else if (kind === 1) {
            // Forbidden, and every second time placed by hand.
            const value = edit % 8 === 1 ? 0 : 1
            session.setBounds((edit * 37) % model.columnCount, value, value)
          } else if (kind === 2) session.setBounds(((edit - 1) * 37) % model.columnCount, 0, 1)
        }
        if (kind === 3) {
          const cost = model.cost.map((amount) => amount * random.between(0.8, 1.2))
          ours.setObjective(cost, edit)
          theirs.setObjective(cost, edit)
        }
        const [mine, other] = [ours.solve(exactly), theirs.solve(exactly)]
        expect({ edit, status: mine.status }).toEqual({ edit, status: other.status })
        if (other.status !== 'optimal') continue
        optima++
        expect(mine.objectiveValue).toBeCloseTo(other.objectiveValue ?? Number.NaN, 5)
      }
    })
    // A workload may be larger than the pool where it is placed by hand; most edits leave a plan.
    expect(optima).toBeGreaterThan(30)
  })

  it('says that limits cannot hold together', async () => {
    const model = placementProgram({ seed: 1, sites: 5, workloads: 10, load: 2 })
    // Nothing may be left unserved: the last column of each group.
    for (let row = 0; row < 10; row++)
      model.upper[model.columnIndex[model.rowStart[row + 1]! - 1]!] = 0
    const session = await price.open(model)
    expect(session.solve(exactly)).toMatchObject({ status: 'infeasible', values: null })
    session.dispose()
  })

  it('gives the same answer every time', async () => {
    const model = placementProgram({ seed: 2, sites: 14, workloads: 40 })
    const values = []
    for (let time = 0; time < 2; time++) {
      const session = await price.open(model)
      values.push(session.solve(exactly).values)
      session.dispose()
    }
    expect(values[0]).toEqual(values[1])
  })

  it('stops when it is asked to, with a bound that holds', async () => {
    const model = placementProgram({ seed: 2, sites: 30, workloads: 100 })
    await solvedByBoth(model, (ours, theirs) => {
      const optimum = theirs.solve(exactly).objectiveValue ?? Number.NaN
      for (const polls of [1, 5, 20, 60]) {
        let count = 0
        const { stoppedBy, bestBound, objectiveValue } = ours.solve({
          ...exactly,
          isCancelled: () => ++count > polls,
        })
        if (stoppedBy !== 'finished') expect(stoppedBy).toBe('cancelled')
        expect(bestBound).toBeLessThanOrEqual(optimum + 1e-6)
        if (objectiveValue !== null) expect(objectiveValue).toBeGreaterThanOrEqual(optimum - 1e-6)
      }
    })
  })
  it('holds every limit wherever it is stopped, and takes no simplex run that was stopped for a plan', async () => {
    const model = placementProgram({ seed: 2, sites: 30, workloads: 100 })
    let plans = 0
    for (let polls = 1; polls < 120; polls += 3) {
      const session = await price.open(model)
      let count = 0
      const { values } = session.solve({ ...exactly, isCancelled: () => ++count > polls })
      session.dispose()
      if (values === null) continue
      plans++
      expect({ polls, ...checkPoint(model, values) }).toMatchObject({
        polls,
        worstViolation: expect.closeTo(0, 8),
      })
    }
    expect(plans).toBeGreaterThan(10)
  })
})
