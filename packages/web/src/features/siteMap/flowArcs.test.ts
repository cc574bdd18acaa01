import { expect, it } from 'vitest'
import type { FlowView } from '../../view/types.ts'
import { flowArcs } from './flowArcs.ts'

const regions = [{ id: 'r', x: 0, y: 0 }]
const sites = [
  { id: 'a', x: 100, y: 0 },
  { id: 'b', x: 0, y: 100 },
]
const flow = (siteId: string, accelerators: number, change: Partial<FlowView> = {}): FlowView => ({
  workloadId: 'w',
  regionId: 'r',
  siteId,
  accelerators,
  side: 'plan',
  ...change,
})

it('draws the width in proportion to the accelerators', () => {
  const [wide, narrow] = flowArcs([flow('a', 300), flow('b', 100)], 'plan', regions, sites)
  expect(wide?.widthPx).toBeCloseTo(3 * (narrow?.widthPx ?? 0))
})

it('adds up the streams of several workloads between the same two places', () => {
  const both = [flow('a', 100), flow('a', 200, { workloadId: 'v' }), flow('b', 300)]
  const [first, second] = flowArcs(both, 'plan', regions, sites)
  expect(first?.widthPx).toBe(second?.widthPx)
})

it('leaves out the other side, gangs without a region, and places that are not on the map', () => {
  const flows = [flow('a', 1, { side: 'today' }), flow('a', 1, { regionId: null }), flow('c', 1)]
  expect(flowArcs(flows, 'plan', regions, sites)).toEqual([])
})
