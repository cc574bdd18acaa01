import { type Fleet, hoursPerYear } from '@berth/shared'
import { counted } from '../../words/numbers.ts'
import { said } from '../words/quantity.ts'

const orNone = (value: number | null, words: (value: number) => string) =>
  value === null ? 'no limit' : words(value)

/** What holds for the fleet as a whole, each in words. */
export const settingsOf = (fleet: Fleet): [string, string][] => {
  const { policy, rttEstimate, periods, currency } = fleet
  const accelerators = fleet.pools.reduce((sum, { count }) => sum + count, 0)
  const number = (value: number) => value.toLocaleString('en')
  return [
    [
      'Sites',
      `${number(fleet.sites.length)} with ${counted(accelerators, 'accelerator')} in ${counted(fleet.pools.length, 'pool')}`,
    ],
    [
      'Operators',
      `${number(fleet.operators.length)}; sites ${policy.handover === 'allowed' ? 'may be handed' : 'are not handed'} over to others`,
    ],
    [
      'Demand',
      `${counted(fleet.inferenceWorkloads.length, 'inference workload')} of ${counted(fleet.regions.length, 'region')}, ${counted(fleet.trainingWorkloads.length, 'training workload')}`,
    ],
    ['Day', periods.map(({ id, hoursPerDay }) => `${id} ${number(hoursPerDay)} h`).join(', ')],
    [
      'Sharing of requests between pools',
      policy.routing === 'steady' ? 'the same all day' : 'anew in every period',
    ],
    ['Carbon price', said(fleet.carbonPricePerTonne, 'currencyPerTonne', currency)],
    [
      'One-off costs are spread over',
      `${number(policy.amortisationHours)} hours, ${number(Number((policy.amortisationHours / hoursPerYear).toPrecision(2)))} years`,
    ],
    [
      'Round-trip time where it was not measured',
      `${rttEstimate.overheadMs} ms + 2 × distance × ${rttEstimate.routeFactor} × 4.9 µs/km`,
    ],
    ['Measured round-trip times', number(fleet.paths.length)],
    ['Most open sites', orNone(policy.maxOpenSites, number)],
    [
      'Carbon budget',
      orNone(policy.carbonBudgetKgPerDay, (value) => said(value, 'kgPerDay', currency)),
    ],
    ['Most moves', orNone(policy.maxMoves, number)],
    ['Most data moved', orNone(policy.maxMigrationGb, (value) => said(value, 'GB', currency))],
    [
      'Decided by the planner',
      `${counted(policy.pins.length, 'pin')}, ${counted(policy.forbids.length, 'forbid')}, ${counted(policy.siteRulings.length, 'ruling on a site', 'rulings on sites')}`,
    ],
  ]
}
