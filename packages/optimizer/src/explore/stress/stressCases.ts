import type { Edit, Fleet, Plan } from '@berth/shared'

/** What a case of stress changes. */
export const stressKinds = {
  demand: 'Demand for inference, everywhere.',
  siteLoss: 'An open site is lost.',
  electricityPrice: 'The price of electricity, at all sites or at one.',
  carbonPrice: 'The price of carbon.',
  delay: 'The time that requests may take, against the time that they take.',
  own: 'Edits of the planner’s own.',
} as const
/** What is changed, as a word. */
export type StressKind = keyof typeof stressKinds

/** One change to the fleet under which a plan is looked at. */
export interface StressCase {
  id: string
  kind: StressKind
  /** In words. */
  name: string
  edits: Edit[]
}

const demandFactors = [0.5, 0.75, 0.9, 1.1, 1.25, 1.5, 1.75, 2]
const priceFactors = [0.5, 2]
const carbonFactors = [0, 2, 5]
/** Where carbon has no price today. */
const carbonPricesFromNothing = [50, 100]
/** SLO over round-trip and serving time, against today. */
const delayFactors = [0.8, 0.9, 1.1]

/**
 * The cases that a plan is looked at by itself: demand × 0.5 to 2, the loss of each open site, electricity at half and double the price
 * everywhere and at each open site, other carbon prices, and shorter and longer delays.
 */
export const defaultStressCases = (
  fleet: Fleet,
  plan: Pick<Plan, 'openSiteIds'>,
  kinds: readonly StressKind[] = Object.keys(stressKinds) as StressKind[],
): StressCase[] => {
  const known = new Set(fleet.sites.map(({ id }) => id))
  const openSiteIds = plan.openSiteIds.filter((id) => known.has(id))
  const { carbonPricePerTonne } = fleet
  const carbonPrices =
    carbonPricePerTonne > 0
      ? carbonFactors.map((factor) => factor * carbonPricePerTonne)
      : carbonPricesFromNothing
  const all = [
    ...demandFactors.map(demandCase),
    ...openSiteIds.map(siteLossCase),
    ...priceFactors.map((factor) => electricityCase(null, factor)),
    ...carbonPrices.map(carbonCase),
    ...delayFactors.map(delayCase),
    ...openSiteIds.flatMap((id) => priceFactors.map((factor) => electricityCase(id, factor))),
  ]
  return all.filter(({ kind }) => kinds.includes(kind))
}

const demandCase = (factor: number): StressCase => ({
  id: `demand ${factor}`,
  kind: 'demand',
  name: `Demand × ${factor}`,
  edits: [{ kind: 'scaleDemand', workloadId: null, regionId: null, factor }],
})

const siteLossCase = (siteId: string): StressCase => ({
  id: `loss of ${siteId}`,
  kind: 'siteLoss',
  name: `${siteId} is lost`,
  edits: [{ kind: 'closeSite', siteId }],
})

const electricityCase = (siteId: string | null, factor: number): StressCase => ({
  id: `electricity ${factor} ${siteId ?? 'everywhere'}`,
  kind: 'electricityPrice',
  name: `Electricity × ${factor} ${siteId === null ? 'everywhere' : `at ${siteId}`}`,
  edits: [{ kind: 'scaleElectricityPrice', siteId, factor }],
})

const carbonCase = (carbonPricePerTonne: number): StressCase => ({
  id: `carbon ${carbonPricePerTonne}`,
  kind: 'carbonPrice',
  name: `Carbon at ${carbonPricePerTonne} per tonne`,
  edits: [{ kind: 'setCarbonPrice', carbonPricePerTonne }],
})

const delayCase = (factor: number): StressCase => ({
  id: `delay ${factor}`,
  kind: 'delay',
  name: `SLOs × ${factor}`,
  edits: [{ kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: null, factor }],
})
