import type { Comparison, Move } from '@berth/shared'
import type { ComparisonInFleets } from '../../useCases/comparePlans.ts'
import type { FleetView, Found, Target } from '../../useCases/fleetView.ts'
import { builder } from '../core/builder.ts'
import { pageOf } from '../core/connection.ts'
import { moneyType } from '../core/moneyType.ts'
import { entityRefs, workloadRef } from '../fleet/entityRefs.ts'
import { accountType, costTermEnum, type WithCurrency } from './accountType.ts'

const partOf = <C extends Target>(
  views: readonly FleetView[],
  collection: C,
  key: string | null,
): { view: FleetView; value: Found<C> } | null => {
  for (const view of views) {
    const part = view.part(collection, key)
    if (part) return part
  }
  return null
}

const differenceType = builder
  .objectRef<WithCurrency<Comparison['costTermDifferences'][number]>>('CostTermDifference')
  .implement({
    description: 'How one part of the cost differs, per hour.',
    fields: (t) => ({
      name: t.expose('name', { type: costTermEnum, description: 'Which part.' }),
      before: t.field({
        type: moneyType,
        description: 'Under A.',
        resolve: ({ before: amount, currency }) => ({ amount, currency }),
      }),
      after: t.field({
        type: moneyType,
        description: 'Under B.',
        resolve: ({ after: amount, currency }) => ({ amount, currency }),
      }),
      difference: t.field({
        type: moneyType,
        description: 'B minus A: negative where B saves.',
        resolve: ({ difference: amount, currency }) => ({ amount, currency }),
      }),
    }),
  })

const moveType = builder.objectRef<{ move: Move; views: FleetView[] }>('Move').implement({
  description: 'A share of a workload that changes place.',
  fields: (t) => ({
    workload: t.field({
      type: workloadRef,
      description: 'What moves.',
      resolve: ({ move, views }) => {
        const workload = partOf(views, 'workloads', move.workloadId)
        if (!workload) throw new Error(`No fleet of the comparison has ${move.workloadId}.`)
        return workload
      },
    }),
    region: t.field({
      type: entityRefs.regions,
      nullable: true,
      description: 'Whose requests; null for training.',
      resolve: ({ move, views }) => partOf(views, 'regions', move.regionId),
    }),
    fromSite: t.field({
      type: entityRefs.sites,
      nullable: true,
      description: 'From where; null: was not served before.',
      resolve: ({ move, views }) => partOf(views, 'sites', move.fromSiteId),
    }),
    toSite: t.field({
      type: entityRefs.sites,
      nullable: true,
      description: 'To where; null: is not served any more.',
      resolve: ({ move, views }) => partOf(views, 'sites', move.toSiteId),
    }),
    share: t.float({
      description: 'Share of the region’s requests, or 1 for a training.',
      resolve: ({ move }) => move.share,
    }),
    accelerators: t.float({
      description: 'Accelerators busy at the new place.',
      resolve: ({ move }) => move.accelerators,
    }),
  }),
})

export const comparisonType = builder.objectRef<ComparisonInFleets>('Comparison').implement({
  description: 'How B differs from A: every difference is B minus A.',
  fields: (t) => ({
    before: t.field({
      type: accountType,
      description: 'What A adds up to.',
      resolve: ({ comparison, currency }) => ({ ...comparison.before, currency }),
    }),
    after: t.field({
      type: accountType,
      description: 'What B adds up to.',
      resolve: ({ comparison, currency }) => ({ ...comparison.after, currency }),
    }),
    costTermDifferences: t.field({
      type: [differenceType],
      description: 'Part by part.',
      resolve: ({ comparison, currency }) =>
        comparison.costTermDifferences.map((difference) => ({ ...difference, currency })),
    }),
    opened: t.field({
      type: [entityRefs.sites],
      description: 'Sites open in B and not in A.',
      resolve: ({ comparison, views }) =>
        comparison.opened.flatMap((key) => partOf(views, 'sites', key) ?? []),
    }),
    closed: t.field({
      type: [entityRefs.sites],
      description: 'Sites open in A and not in B.',
      resolve: ({ comparison, views }) =>
        comparison.closed.flatMap((key) => partOf(views, 'sites', key) ?? []),
    }),
    moves: t.connection(
      {
        type: moveType,
        description: 'What changes place.',
        resolve: ({ comparison, views }, args) =>
          pageOf(
            comparison.moves.map((move) => ({ move, views })),
            args,
          ),
      },
      { name: 'MoveConnection' },
      { name: 'MoveEdge' },
    ),
    movedWorkloads: t.int({
      description: 'Workloads with at least one move.',
      resolve: ({ comparison }) => comparison.movedWorkloads,
    }),
    stayedWorkloads: t.int({
      description: 'Workloads without any.',
      resolve: ({ comparison }) => comparison.stayedWorkloads,
    }),
  }),
})
