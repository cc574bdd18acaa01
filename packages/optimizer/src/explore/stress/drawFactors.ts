import { type Edit, type Fleet, type Random, seededRandom } from '@berth/shared'

/** How far factors stray: the standard deviation of the logarithm of each; the median of every factor is 1. */
export interface Spread {
  /** Demand for inference: of all regions together, and of each region besides. */
  demand: number
  demandEach: number
  /** Price of electricity: of all sites together, and of each site besides. */
  price: number
  priceEach: number
  /** Round-trip and serving time against the SLO: of all requests together. */
  delay: number
}

/** Demand within × 0.6 to 1.6 and prices likewise in nineteen of twenty draws; delays within a tenth. */
export const defaultSpread: Spread = {
  demand: 0.25,
  demandEach: 0.1,
  price: 0.25,
  priceEach: 0.1,
  delay: 0.05,
}

/** One draw: the factors that all share, and the edits that make them and each one’s own true. */
export interface Draw {
  demandFactor: number
  priceFactor: number
  delayFactor: number
  edits: Edit[]
}

/** Draws in order; the same seed gives the same draws, and more draws begin with the same ones. */
export const drawFactors = (fleet: Fleet, seed: number, count: number, spread: Spread): Draw[] => {
  const random = seededRandom(seed)
  const lognormal = (sigma: number) => Math.exp(sigma * standardNormal(random))
  return Array.from({ length: count }, (): Draw => {
    const demandFactor = lognormal(spread.demand)
    const priceFactor = lognormal(spread.price)
    const delayFactor = lognormal(spread.delay)
    const each = <T extends { id: string }>(list: readonly T[], sigma: number) =>
      sigma > 0 ? list.map(({ id }) => ({ id, own: lognormal(sigma) })) : [{ id: null, own: 1 }]
    const edits: Edit[] = [
      ...each(fleet.regions, spread.demandEach).map(({ id, own }): Edit => {
        const factor = demandFactor * own
        return { kind: 'scaleDemand', workloadId: null, regionId: id, factor }
      }),
      ...each(fleet.sites, spread.priceEach).map(({ id, own }): Edit => {
        const factor = priceFactor * own
        return { kind: 'scaleElectricityPrice', siteId: id, factor }
      }),
      {
        kind: 'scaleLatencySlo',
        workloadId: null,
        maxLatencySloMs: null,
        factor: 1 / delayFactor,
      },
    ]
    return { demandFactor, priceFactor, delayFactor, edits }
  })
}

/**
 * A number of the standard normal distribution.
 * @see G. E. P. Box and M. E. Muller, 1958, doi:10.1214/aoms/1177706645.
 */
const standardNormal = (random: Random): number => {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return radius * Math.cos(2 * Math.PI * random.next())
}
