import { type Edit, type Fleet, type Plan, type Random, seededRandom } from '@berth/shared'

const anyOf = <T>(random: Random, list: readonly T[]): T => {
  const one = list[random.whole(0, list.length - 1)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

/** Changes as a planner makes them after a plan, from a seed: ten kinds in turn; every twentieth closes an open site. */
export const drawFleetEdits = (fleet: Fleet, plan: Plan, count: number): Edit[] => {
  const random = seededRandom(7)
  const open = fleet.sites.filter(({ id }) => plan.openSiteIds.includes(id))
  return Array.from({ length: count }, (_, k): Edit => {
    const site = anyOf(random, open)
    const workload = anyOf(random, fleet.inferenceWorkloads)
    const siteId = site.id
    const workloadId = workload.id
    switch (k % 10) {
      case 0:
        return {
          kind: 'setPowerLimit',
          siteId,
          facilityPowerLimitKw: site.facilityPowerLimitKw * random.between(0.9, 1.2),
        }
      case 1:
        return { kind: 'scaleElectricityPrice', siteId, factor: random.between(0.5, 2) }
      case 2:
        return {
          kind: 'scaleDemand',
          workloadId,
          regionId: null,
          factor: random.between(0.5, 1.5),
        }
      case 3:
        return { kind: 'setCarbonPrice', carbonPricePerTonne: random.between(0, 500) }
      case 4:
        return { kind: 'forbidWorkload', workloadId, siteId }
      case 5:
        return { kind: 'pinWorkload', workloadId, siteId }
      case 6:
        return {
          kind: 'setLatencySlo',
          workloadId,
          latencySloMs: workload.latencySloMs * random.between(0.8, 2),
        }
      case 7:
        return { kind: 'keepSiteOpen', siteId: anyOf(random, fleet.sites).id }
      case 8:
        return {
          kind: 'moveWorkload',
          workloadId: anyOf(random, fleet.trainingWorkloads).id,
          siteId,
        }
      default:
        return k % 20 === 19
          ? { kind: 'closeSite', siteId }
          : { kind: 'remove', collection: 'inferenceWorkloads', id: workloadId }
    }
  })
}
