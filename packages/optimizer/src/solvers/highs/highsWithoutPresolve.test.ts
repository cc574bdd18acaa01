import { readFileSync } from 'node:fs'
import { applyEdits, readFleet } from '@berth/shared'
import { expect, it } from 'vitest'
import { formulateHeld } from '../../formulation/formulateHeld.ts'
import { indexFleet } from '../../scenario/indexFleet.ts'
import { avoidableUnserved } from '../../solution/solveTiers.ts'
import { highsSolver } from './highsSolver.ts'

const path = new URL(import.meta.resolve('@berth/shared/fleets/china-2025/fleet.json'))
const openSiteIds = [
  'Hangzhou-3',
  'Shenzhen-2',
  'Langfang-1',
  'Huainan-1',
  'Changchun-1',
  'Harbin-1',
  'Chongqing-3',
  'Nanning-1',
  'Ulanqab-1',
  'Qingyang-1',
  'Zhangye-1',
]

it('says that half as much demand again does not fit eleven sites, where its presolve fails', async () => {
  const fleet = readFleet(JSON.parse(readFileSync(path, 'utf8')))
  if (!fleet.ok) throw new Error('The built-in fleet can be read.')
  const { fleet: larger } = applyEdits(fleet.value, [
    { kind: 'scaleDemand', workloadId: null, regionId: null, factor: 1.5 },
  ])
  const held = { openSiteIds, siteDecisions: [], placements: [] }
  const formulation = formulateHeld(indexFleet(larger), held, false)
  const session = await highsSolver.open(formulation.model)
  try {
    for (const column of avoidableUnserved(formulation)) session.setBounds(column, 0, 0)
    for (const { column } of formulation.excess) session.setBounds(column, 0, 0)
    const { cost, offset } = formulation.objectives.cost
    session.setObjective(cost, offset)
    const { status } = session.solve({ relaxed: true, gapRelative: 0, timeLimitSeconds: 60 })
    expect(status).toBe('infeasible')
  } finally {
    session.dispose()
  }
})
