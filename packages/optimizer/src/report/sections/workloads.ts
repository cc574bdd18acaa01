import type { InferenceWorkload, Placement, TrainingWorkload } from '@berth/shared'
import { loadOf } from '../../evaluate/load.ts'
import { inPeriod, type Lookup } from '../../evaluate/lookup.ts'
import { counted } from '../../words/numbers.ts'
import type { ReportSection } from '../document.ts'
import { sideColumns } from '../sideColumns.ts'
import type { PlanSide, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { namesOf } from '../words/names.ts'

type Workload = { kind: 'inference' | 'training' } & (InferenceWorkload | TrainingWorkload)

/** Where one workload runs, and how well. */
interface Whereabouts {
  /** Averaged over the day. */
  busyAccelerators: number
  servedFraction: number
  meanLatencyMs: number | null
  /** Busy accelerators by site id, averaged over the day, the most first. */
  bySite: [string, number][]
}

/** Where every workload runs. */
export const workloadSection = (subject: Subject): ReportSection => {
  const { fleet, plans, after } = subject
  const { site } = namesOf(fleet)
  const workloads: Workload[] = [
    ...fleet.inferenceWorkloads.map((workload) => ({ ...workload, kind: 'inference' as const })),
    ...fleet.trainingWorkloads.map((workload) => ({ ...workload, kind: 'training' as const })),
  ]
  const whereabouts = new Map(
    plans.map((side) => [side.key, whereaboutsOf(subject, side, workloads)]),
  )
  const at = ({ id }: Workload, { key }: Pick<PlanSide, 'key'>) => whereabouts.get(key)?.get(id)
  const moved = new Map<string, number>()
  for (const { workloadId, share } of subject.comparison.moves)
    moved.set(workloadId, (moved.get(workloadId) ?? 0) + share)
  const atOneSite = workloads.filter((entry) => at(entry, after)?.bySite.length === 1).length
  return {
    id: 'workloads',
    title: 'Workloads',
    text: [
      `${counted(workloads.length, 'workload')}: ${fleet.inferenceWorkloads.length} of inference and ${fleet.trainingWorkloads.length} of training; ${atOneSite} of them run whole at one site in ${after.phrase}. Percentages in the column of sites are shares of the busy accelerators.`,
    ],
    charts: [],
    tables: [
      tableOf<Workload>(
        { id: 'workloads', caption: 'Where every workload runs, the largest first' },
        [
          { key: 'workloadId', title: 'Id', kind: 'id', cell: ({ id }) => id },
          { key: 'workload', title: 'Workload', kind: 'name', cell: ({ name }) => name },
          { key: 'kind', title: 'Kind', kind: 'text', cell: ({ kind }) => kind },
          ...sideColumns(plans, {
            key: 'busyAccelerators',
            title: 'Busy accelerators',
            kind: 'number',
            unit: 'count',
            isAddedUp: true,
            cell: (workload: Workload, side) => at(workload, side)?.busyAccelerators ?? 0,
          }),
          ...sideColumns(plans, {
            key: 'servedFraction',
            title: 'Served',
            kind: 'number',
            unit: 'fraction',
            cell: (workload: Workload, side) => at(workload, side)?.servedFraction ?? null,
          }),
          ...sideColumns(plans, {
            key: 'meanLatencyMs',
            title: 'First token',
            kind: 'number',
            unit: 'ms',
            cell: (workload: Workload, side) => at(workload, side)?.meanLatencyMs ?? null,
          }),
          {
            key: 'latencySloMs',
            title: 'SLO',
            kind: 'number',
            unit: 'ms',
            cell: (workload) => ('latencySloMs' in workload ? workload.latencySloMs : null),
          },
          ...sideColumns(plans, {
            key: 'sites',
            title: 'Where',
            kind: 'text',
            cell: (workload: Workload, side) => placesInWords(at(workload, side), site),
          }),
          {
            key: 'movedShare',
            title: 'Moves',
            kind: 'text',
            cell: ({ id }) => (moved.has(id) ? 'yes' : 'no'),
          },
        ],
        workloads.toSorted(
          (a, b) => (at(b, after)?.busyAccelerators ?? 0) - (at(a, after)?.busyAccelerators ?? 0),
        ),
      ),
    ],
  }
}

const placesInWords = (where: Whereabouts | undefined, nameOf: (id: string) => string): string => {
  if (!where || where.bySite.length === 0) return 'nowhere'
  const [[only = ''] = [], ...others] = where.bySite
  if (others.length === 0) return nameOf(only)
  return where.bySite
    .map(([id, busy]) => `${nameOf(id)} ${shareInWords(busy / where.busyAccelerators)}`)
    .join(', ')
}

const shareInWords = (share: number) => (share < 0.005 ? '<1 %' : `${Math.round(share * 100)} %`)

const whereaboutsOf = (
  { examination: { lookup } }: Subject,
  { plan }: PlanSide,
  workloads: readonly Workload[],
): Map<string, Whereabouts> => {
  const placements = new Map<string, Placement[]>()
  for (const placement of plan.placements)
    placements.set(placement.workloadId, [
      ...(placements.get(placement.workloadId) ?? []),
      placement,
    ])
  return new Map(
    workloads.map((workload) => [
      workload.id,
      whereaboutsOfOne(lookup, workload, placements.get(workload.id) ?? []),
    ]),
  )
}

const whereaboutsOfOne = (
  lookup: Lookup,
  workload: Workload,
  placements: readonly Placement[],
): Whereabouts => {
  const { periods } = lookup.fleet
  const load = loadOf(lookup, { openSiteIds: [], placements })
  const bySite = new Map<string, number>()
  let busyAccelerators = 0
  for (const [poolId, byPeriod] of load.busy) {
    const siteId = lookup.pools.get(poolId)?.siteId ?? poolId
    for (const { id, hoursPerDay } of periods) {
      const busy = ((byPeriod.get(id) ?? 0) * hoursPerDay) / 24
      busyAccelerators += busy
      bySite.set(siteId, (bySite.get(siteId) ?? 0) + busy)
    }
  }
  return {
    busyAccelerators,
    servedFraction: servedFractionOf(lookup, workload, load),
    meanLatencyMs: load.servedTokens > 0 ? load.latencyTokens / load.servedTokens : null,
    bySite: [...bySite].sort((a, b) => b[1] - a[1]),
  }
}

const servedFractionOf = (
  { fleet }: Lookup,
  workload: Workload,
  { servedTokens, training }: ReturnType<typeof loadOf>,
): number => {
  if (!('demand' in workload)) return training.has(workload.id) ? 1 : 0
  const asked = workload.demand.reduce(
    (sum, { tokensPerSecond }) =>
      fleet.periods.reduce(
        (inner, { id, hoursPerDay }) => inner + (inPeriod(tokensPerSecond, id) * hoursPerDay) / 24,
        sum,
      ),
    0,
  )
  return asked > 0 ? servedTokens / asked : 1
}
