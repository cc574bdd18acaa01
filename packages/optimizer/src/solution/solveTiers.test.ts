import { expect, it } from 'vitest'
import { formulate } from '../formulation/formulate.ts'
import { indexFleet } from '../scenario/indexFleet.ts'
import { highsSolver } from '../solvers/highs/highsSolver.ts'
import { countSolves } from '../testing/countSolves.ts'
import { generateFleet } from '../testing/generateFleet.ts'
import { solveTiers } from './solveTiers.ts'

/** More than 20,000 columns, so that parts of a plan are decided anew; with gangs, so that there is something to decide. */
const largeFleet = () =>
  generateFleet({
    seed: 2,
    sites: 150,
    inferenceWorkloads: 200,
    trainingWorkloads: 60,
    load: 0.4,
  })

it('begins nothing more when the time is up, with a plan in hand', async () => {
  const formulation = formulate(indexFleet(largeFleet()))
  expect(formulation.model.columnCount).toBeGreaterThan(20_000)
  const counts = { asked: 0, byItself: 0 }
  const session = await countSolves(highsSolver, counts).open(formulation.model)
  let isTimeUp = false
  let askedInTime = 0
  try {
    const { values, stoppedBy } = solveTiers(session, formulation, {
      objective: 'cost',
      gapRelative: 1e-9,
      timeLimitSeconds: 100,
      now: () => (isTimeUp ? 1e6 : 0),
      isCancelled: () => false,
      onProgress: ({ incumbent }) => {
        if (incumbent === null || isTimeUp) return
        isTimeUp = true
        askedInTime = counts.asked
      },
    })
    expect(stoppedBy).toBe('timeLimit')
    expect(values).not.toBeNull()
    // What each stage of the search asks once at its beginning.
    expect(counts.asked - askedInTime).toBeLessThan(8)
  } finally {
    session.dispose()
  }
})
