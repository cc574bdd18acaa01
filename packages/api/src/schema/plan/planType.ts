import type { ObjectiveName, PresetName } from '@berth/shared'
import { GraphQLError } from 'graphql'
import type { PlanRow } from '../../storage/tables.ts'
import { comparePlans, compareWithToday } from '../../useCases/comparePlans.ts'
import { type ApiContext, builder } from '../core/builder.ts'
import { maxStoredPage, pageOf, pageSize } from '../core/connection.ts'
import { objectiveEnum } from '../core/enums.ts'
import { decodeId, innerId } from '../core/ids.ts'
import { inFleet } from '../fleet/inFleet.ts'
import { asMove, moveInput, moveVerdictType, siteRankType } from '../move/moveTypes.ts'
import { explorationRef, planRef, scenarioRef, solveRunRef } from '../nodeRefs.ts'
import { accountType } from './accountType.ts'
import { certificateType, limitPriceType, violationType } from './certificateTypes.ts'
import { comparisonType } from './comparisonType.ts'
import { operatorsType } from './operatorsType.ts'
import { placementType, siteDecisionType, unservedType } from './placementTypes.ts'

const exportType = builder.objectRef<{ url: string; mediaType: string }>('PlanExport').implement({
  description: 'The plan as a file. It never changes, so it may be kept.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'Where to get it, from this server’s root.' }),
    mediaType: t.exposeString('mediaType', { description: 'What it is.' }),
  }),
})

/** Runs are started with a preset, so every stored plan has one. */
const presetOf = (objective: ObjectiveName): PresetName => {
  if (objective === 'weighted') throw new Error('A stored plan has weights of its own.')
  return objective
}

const viewOf = (plan: PlanRow, { berth }: ApiContext) => berth.fleets.viewOfPlan(plan)
/** The key inside an opaque id of a site or workload, whatever version of the fleet it came from. */
const keyWithin = (id: string | null | undefined) => {
  const inner = id == null ? undefined : (decodeId(id)?.id ?? id)
  return inner?.slice(inner.indexOf('#') + 1)
}

planRef.implement({
  description: 'Where everything runs, what happens to every site, and what that adds up to.',
  fields: (t) => ({
    objective: t.field({
      type: objectiveEnum,
      description: 'What the plan aims at.',
      resolve: ({ document }) => presetOf(document.plan.objective),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was found.' }),
    scenario: t.field({
      type: scenarioRef,
      description: 'What was planned.',
      resolve: ({ scenarioId }) => scenarioId,
    }),
    scenarioVersion: t.exposeInt('scenarioVersion', {
      description: 'The version of the scenario that was planned.',
    }),
    solveRun: t.field({
      type: solveRunRef,
      nullable: true,
      description: 'The run that found it first; null where an exploration has found it.',
      resolve: async (plan, _, { berth }) => (await berth.runs.firstWithPlan(plan.id)) ?? null,
    }),
    account: t.field({
      type: accountType,
      description: 'What the plan adds up to.',
      resolve: ({ document: { plan } }) => ({ ...plan.account, currency: plan.currency }),
    }),
    before: t.field({
      type: accountType,
      description: 'What today’s placement adds up to.',
      resolve: ({ document: { plan, before } }) => ({ ...before, currency: plan.currency }),
    }),
    siteDecisions: t.field({
      type: [siteDecisionType],
      description: 'What happens to every site.',
      resolve: async (plan, _, context) =>
        plan.document.plan.siteDecisions.map(inFleet(await viewOf(plan, context))),
    }),
    placements: t.connection(
      {
        type: placementType,
        description: 'Where everything runs.',
        args: {
          workloadId: t.arg.id({ description: 'Only this workload: its id, or its key.' }),
          siteId: t.arg.id({ description: 'Only this site: its id, or its key.' }),
        },
        resolve: async (plan, args, context) => {
          const workloadKey = keyWithin(args.workloadId)
          const siteKey = keyWithin(args.siteId)
          const wanted = plan.document.plan.placements.filter(
            ({ workloadId, siteId }) =>
              (workloadKey === undefined || workloadId === workloadKey) &&
              (siteKey === undefined || siteId === siteKey),
          )
          return pageOf(wanted.map(inFleet(await viewOf(plan, context))), args)
        },
      },
      { name: 'PlacementConnection' },
      { name: 'PlacementEdge' },
    ),
    unserved: t.field({
      type: [unservedType],
      description: 'What is not served, and why.',
      resolve: async (plan, _, context) =>
        plan.document.plan.unserved.map(inFleet(await viewOf(plan, context))),
    }),
    prices: t.field({
      type: [limitPriceType],
      description: 'What one more unit of each limit would save.',
      resolve: async (plan, _, context) =>
        plan.document.prices.map(inFleet(await viewOf(plan, context))),
    }),
    brokenLimits: t.field({
      type: [violationType],
      description:
        'Limits that are broken today and that no plan can repair wholly; none is broken more than today.',
      resolve: ({ document }) => document.plan.brokenLimits,
    }),
    certificate: t.field({
      type: certificateType,
      description: 'The independent check of this plan.',
      resolve: ({ document }) => document.certificate,
    }),
    changes: t.field({
      type: comparisonType,
      description: 'Against today’s placement.',
      resolve: (plan, _, { berth }) => compareWithToday(berth, plan),
    }),
    evaluateMoves: t.field({
      type: moveVerdictType,
      args: {
        moves: t.arg({
          type: [moveInput],
          required: true,
          description: 'The moves, as one change. Of two moves of the same demand the last counts.',
        }),
      },
      description:
        'What the plan would come to with some moves, at once and without a search. Names that the fleet does not have are broken limits.',
      resolve: async (plan, { moves }, { berth }) => ({
        value: (await berth.judges.of(plan)).evaluateMoves(moves.map(asMove)),
        currency: plan.document.plan.currency,
      }),
    }),
    rankSites: t.field({
      type: [siteRankType],
      nullable: true,
      args: {
        workloadKey: t.arg.string({ required: true, description: 'Key of the workload.' }),
        regionKey: t.arg.string({
          description: 'Key of the region whose requests are meant; all unless told.',
        }),
      },
      description:
        'Every site for a workload, the best first, at once and without a search; null where the fleet has no such workload or region.',
      resolve: async (plan, { workloadKey, regionKey }, context) => {
        const view = await viewOf(plan, context)
        const isKnown =
          view.find('workloads', workloadKey) &&
          (regionKey == null || view.find('regions', regionKey))
        if (!isKnown) return null
        const judge = await context.berth.judges.of(plan)
        const { currency } = view.fleet
        return judge.rankSites(workloadKey, regionKey ?? null).map((value) => ({ value, currency }))
      },
    }),
    operators: t.field({
      type: operatorsType,
      description:
        'What it means for those who run the sites, and which sites change hands; at once and without a search.',
      resolve: async (plan, _, { berth }) => ({
        value: await berth.operators.of(plan),
        currency: plan.document.plan.currency,
      }),
    }),
    explorations: t.field({
      type: [explorationRef],
      args: {
        first: t.arg.int({ description: 'How many at most, up to 200; 20 unless told.' }),
      },
      description: 'What was asked about it, newest first.',
      resolve: ({ id }, { first }, { berth }) =>
        berth.runs.newestOf(
          'exploration',
          'basePlanId',
          id,
          pageSize({ first }, 20, maxStoredPage),
        ),
    }),
    exports: t.field({
      type: [exportType],
      description: 'The plan as files.',
      resolve: ({ id }) => [
        { url: `/plans/${id}.json`, mediaType: 'application/json' },
        { url: `/plans/${id}.csv`, mediaType: 'text/csv' },
      ],
    }),
  }),
})

builder.queryFields((t) => ({
  plan: t.field({
    type: planRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Id of the plan.' }) },
    description: 'One plan; null where there is none of this id.',
    resolve: async (_, { id }, { berth }) =>
      (await berth.plans.find([innerId('Plan', id)]))[0] ?? null,
  }),
  comparison: t.field({
    type: comparisonType,
    nullable: true,
    args: {
      basePlanId: t.arg.id({ required: true, description: 'Plan A.' }),
      otherPlanId: t.arg.id({ required: true, description: 'Plan B.' }),
    },
    description: 'How plan B differs from plan A; null where one of them does not exist.',
    resolve: async (_, { basePlanId, otherPlanId }, { berth }) => {
      const compared = await comparePlans(
        berth,
        innerId('Plan', basePlanId),
        innerId('Plan', otherPlanId),
      )
      if (compared.ok) return compared.value
      const { kind, code, message, fix } = compared.problem
      if (kind === 'NotFound') return null
      throw new GraphQLError(message, { extensions: { code, fix } })
    },
  }),
}))
