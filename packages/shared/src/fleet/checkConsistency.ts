import { fieldsOf, meaningWithin } from '../fields/walk.ts'
import { codeWords, type Issue } from '../issues/issue.ts'
import { units } from '../units/units.ts'
import { entityNames, type Fleet } from './fleet.ts'
import { siteSchema } from './infrastructure.ts'
import { regionalDemandSchema } from './workloads.ts'

const tolerance = 1e-6

/** Figures that are fine alone and contradict each other. */
export const checkConsistency = (fleet: Fleet): Issue[] => [
  ...periodsFillTheDay(fleet),
  ...idleDrawsLess(fleet),
  ...quantitiesNameEveryPeriod(fleet),
  ...currentSharesFit(fleet),
]

const periodsFillTheDay = ({ periods }: Fleet): Issue[] => {
  const hours = periods.reduce((sum, period) => sum + period.hoursPerDay, 0)
  // A block whose own length is wrong leaves nothing to add up.
  return Number.isNaN(hours) || Math.abs(hours - 24) <= tolerance
    ? []
    : [
        {
          code: 'PERIODS_HOURS_NOT_24',
          path: 'periods',
          entity: 'the day',
          found: `${hours} h in ${periods.length} periods`,
          allowed: 'a day has 24 h',
          fix: 'change hoursPerDay of the periods until they add up to 24.',
        },
      ]
}

const idleDrawsLess = ({ acceleratorTypes }: Fleet): Issue[] =>
  acceleratorTypes.flatMap((type, index) =>
    type.idleWatts > type.activeWatts
      ? [
          {
            code: 'ACCELERATOR_TYPE_IDLE_ABOVE_ACTIVE',
            path: `acceleratorTypes[${index}].idleWatts`,
            entity: `accelerator type ${type.id}`,
            found: `idleWatts ${type.idleWatts} W`,
            allowed: `an idle accelerator draws at most what a busy one does, ${type.activeWatts} W`,
            fix: 'swap the two figures, or correct one.',
          },
        ]
      : [],
  )

const quantitiesNameEveryPeriod = (fleet: Fleet): Issue[] => {
  const ids = fleet.periods.map((period) => period.id)
  const check = (
    value: unknown,
    field: string,
    noun: string,
    id: string,
    path: string,
  ): Issue[] => {
    if (typeof value !== 'object' || value === null) return []
    const given = Object.keys(value)
    const absent = ids.filter((period) => !given.includes(period))
    const unknown = given.filter((period) => !ids.includes(period))
    const issue = (code: string, found: string, allowed: string, fix: string): Issue => ({
      code: codeWords(noun, field, code),
      path: `${path}.${field}`,
      entity: `${noun} ${id}`,
      found,
      allowed,
      fix,
    })
    return [
      ...(absent.length > 0
        ? [
            issue(
              'periodMissing',
              `${field} without ${absent.join(', ')}`,
              'a value is needed for every period',
              `add a value for ${absent.join(', ')}.`,
            ),
          ]
        : []),
      ...(unknown.length > 0
        ? [
            issue(
              'periodUnknown',
              `${field} for ${unknown.join(', ')}`,
              `the periods are ${ids.join(', ')}`,
              'use the ids of the periods.',
            ),
          ]
        : []),
    ]
  }
  const perPeriodFields = (schema: Parameters<typeof fieldsOf>[0]) =>
    fieldsOf(schema).filter(([, field]) => meaningWithin(field)?.perPeriod)
  const sites = fleet.sites.flatMap((site, index) =>
    perPeriodFields(siteSchema).flatMap(([field]) =>
      check(site[field as keyof typeof site], field, entityNames.sites, site.id, `sites[${index}]`),
    ),
  )
  const demand = fleet.inferenceWorkloads.flatMap((workload, index) =>
    workload.demand.flatMap((entry, at) =>
      perPeriodFields(regionalDemandSchema).flatMap(([field]) =>
        check(
          entry[field as keyof typeof entry],
          field,
          entityNames.inferenceWorkloads,
          workload.id,
          `inferenceWorkloads[${index}].demand[${at}]`,
        ),
      ),
    ),
  )
  return [...sites, ...demand]
}

const currentSharesFit = ({ inferenceWorkloads }: Fleet): Issue[] =>
  inferenceWorkloads.flatMap((workload, index) => {
    const shareByRegion = new Map<string, number>()
    for (const { regionId, share } of workload.currentPlacement)
      shareByRegion.set(regionId, (shareByRegion.get(regionId) ?? 0) + share)
    return [...shareByRegion]
      .filter(([, share]) => share > 1 + tolerance)
      .map(([regionId, share]) => ({
        code: 'INFERENCE_WORKLOAD_CURRENT_PLACEMENT_ABOVE_ONE',
        path: `inferenceWorkloads[${index}].currentPlacement`,
        entity: `inference workload ${workload.id}`,
        found: `shares of ${regionId} that add up to ${share}${units.fraction.symbol}`,
        allowed: 'the shares of a region add up to at most 1',
        fix: 'lower the shares.',
      }))
  })
