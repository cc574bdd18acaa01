import { expect, it } from 'vitest'
import type { LadderRecord, RungRecord } from '../../../graphql/ladderDocument.ts'
import { measureView } from '../measures.ts'
import { rungPoints } from './rungPoints.ts'

const rung = (openSites: number, objectiveValue: number | null): RungRecord => ({
  openSites,
  objectiveValue,
  bestBound: null,
  gapRelative: null,
  isImpossible: objectiveValue === null,
  changeFromAbove: null,
  carbonKgPerDay: null,
  costPerHour: null,
  openedSiteKeys: [],
  closedSiteKeys: [],
  text: '',
  plan: null,
})

const ladder: LadderRecord = {
  text: '',
  isCutShort: false,
  best: 4,
  knee: null,
  objective: 'COST',
  openSitesOfPlan: 4,
  openSitesToday: 5,
  whyNone: null,
  nextToClose: null,
  rungs: [rung(5, 120), rung(4, 100), rung(3, null)],
}

it('goes from few sites to many, in cost a month, without the rungs that have no plan', () => {
  const points = rungPoints(ladder, measureView('COST', 'CNY'))
  // 100 an hour × 730.5 hours = 73,050 a month
  expect(points.map(({ x, y }) => [x, y])).toEqual([
    [4, 73_050],
    [5, 87_660],
  ])
})

it('marks one point in several ways', () => {
  const [first, second] = rungPoints(ladder, measureView('COST', 'CNY'))
  expect(first?.marks).toEqual(['atHand', 'best'])
  expect(second?.marks).toEqual([])
})
