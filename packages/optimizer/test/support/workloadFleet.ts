import {
  type Fleet,
  readWorkloadTable,
  seededRandom,
  type WorkloadTable,
  workloadIdAt,
} from '@berth/shared'
import { generateFleet } from '../../src/testing/index.ts'

/** A small fleet with trainings and workloads of its own, and a table of workloads of some kinds at any volume. */
export const fleetWithTable = async (
  seed: number,
  routing: 'steady' | 'byPeriod' = 'steady',
): Promise<{ fleet: Fleet; table: WorkloadTable }> => {
  const generated = generateFleet({
    seed,
    sites: 5,
    inferenceWorkloads: 2,
    trainingWorkloads: 1,
    periods: 2,
    routing,
    load: 0.1,
  })
  // Every site that can open is open, so nothing is left to decide but shares.
  const fleet = {
    ...generated,
    sites: generated.sites.map((site) => ({ ...site, facilityPowerLimitKw: 1e6 })),
    policy: {
      ...generated.policy,
      siteRulings: generated.sites.map(({ id }) => ({ siteId: id, ruling: 'open' as const })),
    },
  }
  const random = seededRandom(seed)
  const kinds = fleet.regions.flatMap(({ id }) =>
    ['chat', 'reasoning'].map((classId) =>
      [
        classId,
        id,
        random.pick([70, 85, 500]),
        random.pick(['', 'north']),
        random.pick(['1,1', '0.6,2']),
        random.pick([1, 0.5]),
        random.pick([20, 60]),
      ].join(','),
    ),
  )
  const lines = Array.from(
    { length: 40 },
    (_, k) => `w${k},${random.between(1, 90_000)},${random.pick(kinds)}`,
  )
  const header =
    'workloadId,tokensPerSecond,classId,regionId,latencySloMs,allowedJurisdictions,maxSharePerSite,minSites,periodFactor.t1,unservedPenaltyPerMillionTokens'
  const table = await readWorkloadTable([[header, ...lines].join('\n')], fleet, 'workloads.csv')
  if (!table.ok)
    throw new Error(`The generator made a bad table: ${JSON.stringify(table.issues[0])}`)
  return { fleet, table: table.value }
}

/** The same fleet with every workload of the table as one of its own. */
export const asOwnWorkloads = (fleet: Fleet, table: WorkloadTable): Fleet => ({
  ...fleet,
  inferenceWorkloads: [
    ...fleet.inferenceWorkloads,
    ...Array.from({ length: table.count }, (_, i) => {
      const terms = table.terms[table.termsIndex[i] ?? -1]
      if (!terms) throw new Error('A workload without terms.')
      const { regionId, periodFactors, ...rest } = terms
      const id = workloadIdAt(table, i)
      const tokensPerSecond = Object.fromEntries(
        fleet.periods.map((period, t) => [
          period.id,
          (table.tokensPerSecond[i] ?? 0) * (periodFactors[t] ?? 0),
        ]),
      )
      return {
        ...rest,
        id,
        name: id,
        demand: [{ regionId, tokensPerSecond }],
        currentPlacement: [],
      }
    }),
  ],
})
