import { describeEdit, figureSourceSchema, fleetSchema, networkPathSchema } from '@berth/shared'
import { type FleetView, readScope } from '../../useCases/fleetView.ts'
import { builder } from '../core/builder.ts'
import { pageOf } from '../core/connection.ts'
import { workloadKindEnum } from '../core/enums.ts'
import { accountType } from '../plan/accountType.ts'
import { entityRefs, workloadRef } from './entityRefs.ts'
import { type InFleet, inFleet } from './inFleet.ts'
import { mirroredFields } from './mirroredFields.ts'
import { policyType, rttEstimateType } from './policyTypes.ts'

const figureSourceType = builder.objectRef<InFleet<object>>('FigureSource').implement({
  description: 'Which source a figure has. An entry that names an entity wins over one for all.',
  fields: (t) => mirroredFields(t, figureSourceSchema),
})

const networkPathType = builder.objectRef<InFleet<object>>('NetworkPath').implement({
  description: 'A measured round-trip time.',
  fields: (t) => mirroredFields(t, networkPathSchema),
})

const whatIfType = builder.objectRef<InFleet<FleetView['whatIfs'][number]>>('WhatIf').implement({
  description: 'A named list of edits that comes with a fleet.',
  fields: (t) => ({
    key: t.string({ description: 'Name for programs.', resolve: ({ value }) => value.id }),
    name: t.string({ description: 'Name for people.', resolve: ({ value }) => value.name }),
    description: t.string({
      description: 'What it assumes, and why.',
      resolve: ({ value }) => value.description,
    }),
    edits: t.field({
      type: ['JSON'],
      description: 'The edits as data: `kind` and the fields of that kind.',
      resolve: ({ value }) => value.edits,
    }),
    texts: t.stringList({
      description: 'The edits as a planner would say them.',
      resolve: ({ view, value }) => value.edits.map((edit) => describeEdit(edit, view.fleet)),
    }),
  }),
})

export const fleetType = builder.objectRef<FleetView>('Fleet')
const list = <T>(view: FleetView, entities: readonly T[]) => entities.map(inFleet(view))

builder.node(fleetType, {
  description:
    'Sites, what runs there and who asks for it. A scenario’s fleet has its edits applied; its id changes with every version.',
  id: { resolve: (view) => view.id },
  loadOne: async (id: string, { berth }) => {
    const scope = readScope(id)
    return (scope && (await berth.fleets.view(scope))) ?? null
  },
  fields: (t) => ({
    key: t.exposeString('fleetKey', { description: 'Key of the base fleet.' }),
    name: t.string({
      description: 'The fleet as people call it.',
      resolve: ({ fleet }) => fleet.name,
    }),
    description: t.string({
      description: 'What the fleet shows.',
      resolve: ({ fleet }) => fleet.description,
    }),
    currency: t.string({
      description: 'ISO 4217 code of the currency in which every cost is written.',
      resolve: ({ fleet }) => fleet.currency,
    }),
    carbonPricePerTonne: t.float({
      description: `${fleetSchema.shape.carbonPricePerTonne.unwrap().description ?? ''} Unit: currency per tonne (¤/t).`,
      resolve: ({ fleet }) => fleet.carbonPricePerTonne,
    }),
    rttEstimate: t.field({
      type: rttEstimateType,
      description: 'Round-trip time where it was not measured.',
      resolve: (view) => inFleet(view)(view.fleet.rttEstimate),
    }),
    policy: t.field({
      type: policyType,
      description: 'What the planner has decided in advance.',
      resolve: (view) => inFleet(view)(view.fleet.policy),
    }),
    periods: t.field({
      type: [entityRefs.periods],
      description: 'Blocks of the day, in order.',
      resolve: (view) => list(view, view.fleet.periods),
    }),
    regions: t.field({
      type: [entityRefs.regions],
      description: 'Where requests originate.',
      resolve: (view) => list(view, view.fleet.regions),
    }),
    operators: t.field({
      type: [entityRefs.operators],
      description: 'Who runs sites.',
      resolve: (view) => list(view, view.fleet.operators),
    }),
    acceleratorTypes: t.field({
      type: [entityRefs.acceleratorTypes],
      description: 'What pools are made of.',
      resolve: (view) => list(view, view.fleet.acceleratorTypes),
    }),
    workloadClasses: t.field({
      type: [entityRefs.workloadClasses],
      description: 'What can run.',
      resolve: (view) => list(view, view.fleet.workloadClasses),
    }),
    sites: t.connection(
      {
        type: entityRefs.sites,
        description: 'The data centres.',
        resolve: (view, args) => pageOf(list(view, view.fleet.sites), args),
      },
      { name: 'SiteConnection' },
      { name: 'SiteEdge' },
    ),
    workloads: t.connection(
      {
        type: workloadRef,
        description: 'What runs: inference first, then training.',
        args: {
          kind: t.arg({ type: workloadKindEnum, description: 'Only this kind.' }),
        },
        resolve: (view, args) => {
          const { inferenceWorkloads, trainingWorkloads } = view.fleet
          const wanted =
            args.kind === 'inference'
              ? inferenceWorkloads
              : args.kind === 'training'
                ? trainingWorkloads
                : view.workloads()
          return pageOf(list(view, [...wanted]), args)
        },
      },
      { name: 'WorkloadConnection' },
      { name: 'WorkloadEdge' },
    ),
    paths: t.connection(
      {
        type: networkPathType,
        description: 'Measured round-trip times; elsewhere the estimate holds.',
        resolve: (view, args) => pageOf(list(view, view.fleet.paths), args),
      },
      { name: 'NetworkPathConnection' },
      { name: 'NetworkPathEdge' },
    ),
    site: t.field({
      type: entityRefs.sites,
      nullable: true,
      args: { key: t.arg.string({ required: true, description: 'Key of the site.' }) },
      description: 'One site by its key.',
      resolve: (view, { key }) => view.part('sites', key),
    }),
    workload: t.field({
      type: workloadRef,
      nullable: true,
      args: { key: t.arg.string({ required: true, description: 'Key of the workload.' }) },
      description: 'One workload by its key.',
      resolve: (view, { key }) => view.part('workloads', key),
    }),
    whatIfs: t.field({
      type: [whatIfType],
      description: 'Ready-made lists of edits.',
      resolve: (view) => list(view, view.whatIfs),
    }),
    sources: t.field({
      type: [entityRefs.sources],
      description: 'Where the figures come from.',
      resolve: (view) => list(view, view.fleet.sources),
    }),
    figureSources: t.field({
      type: [figureSourceType],
      description: 'Which figure has which source.',
      resolve: (view) => list(view, view.fleet.figureSources),
    }),
    account: t.field({
      type: accountType,
      description: 'What the fleet does today.',
      resolve: (view) => ({ ...view.account(), currency: view.fleet.currency }),
    }),
  }),
})

builder.queryFields((t) => ({
  fleets: t.field({
    type: [fleetType],
    description: 'The base fleets, by key.',
    resolve: (_, __, { berth }) => berth.fleets.all(),
  }),
  fleet: t.field({
    type: fleetType,
    nullable: true,
    args: { key: t.arg.string({ required: true, description: 'Key of the base fleet.' }) },
    description: 'One base fleet; null where there is none of this key.',
    resolve: async (_, { key }, { berth }) =>
      (await berth.fleets.view({ kind: 'base', fleetKey: key })) ?? null,
  }),
}))
