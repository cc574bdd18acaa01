import type { Placement, SiteDecision, Unserved } from '@berth/shared'
import { builder } from '../core/builder.ts'
import { siteDecisionEnum } from '../core/enums.ts'
import { moneyType } from '../core/moneyType.ts'
import { entityRefs, workloadRef } from '../fleet/entityRefs.ts'
import type { InFleet } from '../fleet/inFleet.ts'

export const placementType = builder.objectRef<InFleet<Placement>>('Placement').implement({
  description: 'A workload, or a region’s share of it, at one pool.',
  fields: (t) => ({
    workload: t.field({
      type: workloadRef,
      description: 'What runs.',
      resolve: ({ view, value }) => view.owned('workloads', value.workloadId),
    }),
    region: t.field({
      type: entityRefs.regions,
      nullable: true,
      description: 'Whose requests; null for training.',
      resolve: ({ view, value }) => view.part('regions', value.regionId),
    }),
    pool: t.field({
      type: entityRefs.pools,
      description: 'On which accelerators.',
      resolve: ({ view, value }) => view.owned('pools', value.poolId),
    }),
    site: t.field({
      type: entityRefs.sites,
      description: 'At which site.',
      resolve: ({ view, value }) => view.owned('sites', value.siteId),
    }),
    period: t.field({
      type: entityRefs.periods,
      nullable: true,
      description: 'In which period; null for the whole day.',
      resolve: ({ view, value }) => view.part('periods', value.periodId),
    }),
    share: t.float({
      description: 'Share of the region’s requests (inference) or 1 (training). Unit: fraction.',
      resolve: ({ value }) => value.share,
    }),
    hoursPerDay: t.float({
      nullable: true,
      description: 'Hours per day that a training runs here in this period; null for inference.',
      resolve: ({ value }) => value.hoursPerDay,
    }),
    acceleratorsBusy: t.float({
      description: 'Accelerators busy; for inference in the period that needs most.',
      resolve: ({ value }) => value.acceleratorsBusy,
    }),
    replicas: t.int({
      description: 'Whole copies of the model, or whole gangs, rounded up.',
      resolve: ({ value }) => value.replicas,
    }),
  }),
})

export const unservedType = builder.objectRef<InFleet<Unserved>>('Unserved').implement({
  description: 'Demand that nobody serves, or a training that runs nowhere.',
  fields: (t) => ({
    workload: t.field({
      type: workloadRef,
      description: 'What is not served.',
      resolve: ({ view, value }) => view.owned('workloads', value.workloadId),
    }),
    region: t.field({
      type: entityRefs.regions,
      nullable: true,
      description: 'Whose requests; null for training.',
      resolve: ({ view, value }) => view.part('regions', value.regionId),
    }),
    share: t.float({
      description: 'Share not served, averaged over the day by demand. Unit: fraction.',
      resolve: ({ value }) => value.share,
    }),
    penaltyPerHour: t.field({
      type: moneyType,
      description: 'What that costs per hour.',
      resolve: ({ view, value }) => ({
        amount: value.penaltyPerHour,
        currency: view.fleet.currency,
      }),
    }),
    reason: t.string({
      description: 'Why, in words.',
      resolve: ({ value }) => value.reason,
    }),
  }),
})

export const siteDecisionType = builder.objectRef<InFleet<SiteDecision>>('SiteDecision').implement({
  description: 'What a plan does with a site, and why.',
  fields: (t) => ({
    site: t.field({
      type: entityRefs.sites,
      description: 'The site.',
      resolve: ({ view, value }) => view.owned('sites', value.siteId),
    }),
    decision: t.field({
      type: siteDecisionEnum,
      description: 'What happens to it.',
      resolve: ({ value }) => value.decision,
    }),
    open: t.boolean({
      description: 'Whether it is open under the plan.',
      resolve: ({ value }) => value.open,
    }),
    operator: t.field({
      type: entityRefs.operators,
      nullable: true,
      description: 'Who runs it under the plan.',
      resolve: ({ view, value }) => view.part('operators', value.operatorId),
    }),
    refitted: t.boolean({
      description: 'Whether it is made fit for inference.',
      resolve: ({ value }) => value.refitted,
    }),
    reason: t.string({
      description: 'Why, in words and numbers.',
      resolve: ({ value }) => value.reason,
    }),
    acceleratorCount: t.int({
      description: 'Accelerators installed.',
      resolve: ({ value }) => value.acceleratorCount,
    }),
    busyBefore: t.float({
      description: 'Accelerators busy today, in the period that needs most.',
      resolve: ({ value }) => value.busyBefore,
    }),
    busyAfter: t.float({
      description: 'Accelerators busy under the plan, in the period that needs most.',
      resolve: ({ value }) => value.busyAfter,
    }),
  }),
})
