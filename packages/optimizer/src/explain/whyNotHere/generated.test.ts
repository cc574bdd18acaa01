import { applyEdits, type Edit, type Fleet, type Plan } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import type { MinimumChange } from './answer.ts'
import { whyNotHere } from './whyNotHere.ts'

const exact = { objective: 'cost', gapRelative: 0, wholeReplicas: false } as const

const without = (hold: Plan, workloadId: string): Plan => ({
  ...hold,
  placements: hold.placements.filter((placement) => placement.workloadId !== workloadId),
})

/** A plan of a changed fleet by the public door; null where the decisions do not hold in it. */
const replanned = async (fleet: Fleet, edits: readonly Edit[], hold: Plan) => {
  const result = await plan(applyEdits(fleet, edits).fleet, { ...exact, hold })
  return result.scope === 'sitesAndGangsHeld' ? result.plan : null
}

const shareIn = (found: Plan | null, workloadId: string, siteId: string) =>
  (found?.placements ?? [])
    .filter((placement) => placement.workloadId === workloadId && placement.siteId === siteId)
    .reduce((sum, { share }) => sum + share, 0)

/** The edits of a change whose one figure goes 99.9 % of the way; null where it has no such figure. */
const slightlyLess = ({ edits, figures }: MinimumChange): Edit[] | null => {
  const [figure] = figures
  if (!figure || figures.length > 1) return null
  const less = figure.from + 0.999 * (figure.to - figure.from)
  let isChanged = false
  const smaller = edits.map((edit): Edit => {
    if (edit.kind === 'setLatencySlo') return changed({ ...edit, latencySloMs: less })
    if (edit.kind === 'setPowerLimit') return changed({ ...edit, facilityPowerLimitKw: less })
    if (edit.kind === 'scaleElectricityPrice') return changed({ ...edit, factor: less })
    if (edit.kind === 'change' && 'operatingCostPerHour' in edit.set)
      return changed({ ...edit, set: { operatingCostPerHour: less } })
    if (edit.kind === 'change' && 'egressPricePerGb' in edit.set)
      return changed({ ...edit, set: { egressPricePerGb: less } })
    return edit
  })
  function changed(edit: Edit): Edit {
    isChanged = true
    return edit
  }
  return isChanged ? smaller : null
}

describe.each([1, 2, 3, 4])('why-not in generated fleet %i', (seed) => {
  it('offers what an independent plan finds enough, and not with a little less', async () => {
    const fleet = generateFleet({
      seed,
      sites: 6,
      inferenceWorkloads: 8,
      trainingWorkloads: 4,
      load: 0.35,
    })
    const { plan: found } = await plan(fleet, exact)
    if (!found) throw new Error('no plan')
    const workloads = [
      ...fleet.inferenceWorkloads.slice(0, 2),
      ...fleet.trainingWorkloads.slice(0, 1),
    ]
    let offered = 0
    for (const { id: workloadId } of workloads)
      for (const { id: siteId } of fleet.sites.slice(0, 4)) {
        const question = { workloadId, regionId: null, siteId }
        const { changes, placing, shareAsked, verdict } = await whyNotHere(fleet, found, question)
        expect(verdict).not.toBe('unknown')
        const base = await replanned(fleet, [], found)
        const hold = without(found, workloadId)
        if (placing && placing.edits.length > 0) {
          const placed = await replanned(fleet, placing.edits, hold)
          const difference = (placed?.account.costPerHour ?? 0) - (base?.account.costPerHour ?? 0)
          expect(placing.changeOfCostPerHour).toBeCloseTo(difference, 3)
          const terms = placing.changeOfTerms.reduce((sum, term) => sum + term.amountPerHour, 0)
          expect(terms).toBeCloseTo(placing.changeOfCostPerHour, 6)
        }
        for (const change of changes) {
          expect(change.isVerified).toBe(true)
          if (shareAsked < 1 && change.isPutThere) continue
          offered++
          const enough = await replanned(fleet, change.edits, hold)
          expect(shareIn(enough, workloadId, siteId)).toBeGreaterThan(shareAsked - 1e-5)
          const less = slightlyLess(change)
          if (!less) continue
          const tooLittle = await replanned(fleet, less, hold)
          const isThere = shareIn(tooLittle, workloadId, siteId) > shareAsked - 1e-6
          const leavesOutMore =
            (tooLittle?.account.unservedPenaltyPerHour ?? Number.POSITIVE_INFINITY) >
            (enough?.account.unservedPenaltyPerHour ?? 0) + 1e-6
          expect(isThere && !leavesOutMore).toBe(false)
        }
      }
    expect(offered).toBeGreaterThan(0)
  })
})
