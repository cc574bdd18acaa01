import { type Random, seededRandom } from '@berth/shared'
import { expect, it } from 'vitest'
import { LinearModelBuilder } from '../../linear/linearModel.ts'
import { highsSolver } from './highsSolver.ts'

/** The least share left unserved at sites of which one may open, and `more` besides: 0 where two may, since one takes 0.9 at most. */
const spread = (random: Random) => {
  const builder = new LinearModelBuilder()
  const sites = Array.from({ length: random.whole(2, 4) }, (_, s) =>
    builder.addColumn(`open ${s}`, 0, 1, true),
  )
  const more = builder.addColumn('more', 0, sites.length, true)
  const unserved = Array.from({ length: random.whole(1, 3) }, (_, i) => {
    const left = builder.addColumn(`unserved ${i}`, 0, 1)
    const shares = sites.map((_, s) => builder.addColumn(`share ${i} ${s}`, 0, 1))
    builder.addRow('all', 1, 1, {
      columns: [...shares, left],
      values: [...shares, left].map(() => 1),
    })
    shares.forEach((share, s) => {
      const columns = [share, sites[s] ?? 0]
      builder.addRow('room', Number.NEGATIVE_INFINITY, 0, {
        columns,
        values: [random.between(20, 60), -300],
      })
      builder.addRow('spread', Number.NEGATIVE_INFINITY, 0.9, {
        columns: [share, left],
        values: [1, 0.9],
      })
    })
    return left
  })
  builder.addRow('sites', Number.NEGATIVE_INFINITY, 1, {
    columns: [...sites, more],
    values: [...sites.map(() => 1), -1],
  })
  const cost = new Float64Array(builder.columnCount)
  for (const column of unserved) cost[column] = 1
  return { model: builder.build(cost), more, siteCount: sites.length }
}

it('tells no bound above the optimum, whatever it solved before', async () => {
  const solve = { gapRelative: 0, timeLimitSeconds: 5 }
  for (let seed = 200; seed < 300; seed++) {
    const { model, more, siteCount } = spread(seededRandom(seed))
    const session = await highsSolver.open(model)
    for (const most of [0, siteCount, 0, siteCount]) {
      session.setBounds(more, 0, most)
      session.solve({ ...solve, relaxed: true })
      const told: number[] = []
      const { objectiveValue } = session.solve({
        ...solve,
        onProgress: ({ bestBound }) => told.push(bestBound ?? Number.NEGATIVE_INFINITY),
      })
      expect(Math.max(...told)).toBeLessThanOrEqual((objectiveValue ?? 0) + 1e-6)
    }
    session.dispose()
  }
})
