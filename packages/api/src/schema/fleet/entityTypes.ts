import {
  type ClassFit,
  classFitSchema,
  type EntityCollection,
  entitySchemas,
  inferencePlacementSchema,
  regionalDemandSchema,
} from '@berth/shared'
import type { FieldRef, InterfaceRef, ObjectRef } from '@pothos/core'
import { type EntityIn, findEntity, isTraining } from '../../useCases/fleetView.ts'
import { builder, type Types } from '../core/builder.ts'
import { siteStatusEnum, sourceKindEnum, workloadKindEnum } from '../core/enums.ts'
import { entityRefs, workloadRef } from './entityRefs.ts'
import { type InFleet, inFleet } from './inFleet.ts'
import { keyMeaning, type Mirroring, mirroredFields } from './mirroredFields.ts'

type Extra = Record<string, FieldRef<Types, unknown, 'Object'>>
type Builder<C extends EntityCollection> = PothosSchemaTypes.ObjectFieldBuilder<
  Types,
  InFleet<EntityIn<C>>
>

/** Makes the type of one collection: a Node with its key and every field of the fleet format. */
const entityType = <C extends EntityCollection>(
  collection: C,
  description: string,
  mirroring: Mirroring & { interfaces?: InterfaceRef<Types, InFleet<object>>[] } = {},
  extra: (t: Builder<C>) => Extra = () => ({}),
) =>
  builder.node(entityRefs[collection] as unknown as ObjectRef<Types, InFleet<{ id: string }>>, {
    description,
    interfaces: mirroring.interfaces ?? [],
    id: { resolve: ({ view, value }) => `${view.id}#${value.id}` },
    loadOne: async (id: string, { berth }) =>
      (await findEntity(berth.fleets, collection, id)) ?? null,
    fields: (t) => ({
      key: t.string({ description: keyMeaning, resolve: ({ value }) => value.id }),
      ...mirroredFields(t, entitySchemas[collection], mirroring),
      ...extra(t as unknown as Builder<C>),
    }),
  })

/** Makes the type of a list that an entity owns. */
const ownedType = (
  name: string,
  description: string,
  schema: Parameters<typeof mirroredFields>[1],
) =>
  builder
    .objectRef<InFleet<object>>(name)
    .implement({ description, fields: (t) => mirroredFields(t, schema) })

const regionalDemandType = ownedType(
  'RegionalDemand',
  'What one region asks of an inference workload.',
  regionalDemandSchema,
)
const currentPlacementType = ownedType(
  'CurrentPlacement',
  'Where a region’s requests are served today.',
  inferencePlacementSchema,
)

const classFitType = builder
  .objectRef<InFleet<ClassFit & { acceleratorTypeId: string }>>('ClassFit')
  .implement({
    description: 'How one accelerator type runs one workload class.',
    fields: (t) => ({
      acceleratorType: t.field({
        type: entityRefs.acceleratorTypes,
        description: 'The accelerator type.',
        resolve: ({ view, value }) => view.owned('acceleratorTypes', value.acceleratorTypeId),
      }),
      ...mirroredFields(t, classFitSchema),
    }),
  })

workloadRef.implement({
  description: 'Something that runs on accelerators: inference or training.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: ({ value }) => (isTraining(value) ? 'TrainingWorkload' : 'InferenceWorkload'),
  fields: (t) => ({
    key: t.string({ description: keyMeaning, resolve: ({ value }) => value.id }),
    kind: t.field({
      type: workloadKindEnum,
      description: 'Inference or training.',
      resolve: ({ value }) => (isTraining(value) ? 'training' : 'inference'),
    }),
    name: t.string({
      description: 'The workload as people call it.',
      resolve: ({ value }) => value.name,
    }),
    class: t.field({
      type: entityRefs.workloadClasses,
      description: 'What runs.',
      resolve: ({ view, value }) => view.owned('workloadClasses', value.classId),
    }),
    allowedJurisdictions: t.stringList({
      nullable: true,
      description: 'Where the data may be processed; null for anywhere.',
      resolve: ({ value }) => value.allowedJurisdictions,
    }),
  }),
})

entityType('periods', 'A representative block of the day.')
entityType('regions', 'Where requests originate.')
entityType('operators', 'A company that runs sites.')
entityType('acceleratorTypes', 'A kind of accelerator.')
entityType('pools', 'Identical accelerators at one site.')
entityType('sources', 'Where figures come from.', { enums: { kind: sourceKindEnum } })
entityType('sites', 'A data centre.', { enums: { status: siteStatusEnum } }, (t) => ({
  pools: t.field({
    type: [entityRefs.pools],
    description: 'The accelerators that the site houses.',
    resolve: ({ view, value }) => view.poolsAt(value.id).map(inFleet(view)),
  }),
}))
entityType(
  'workloadClasses',
  'What runs: a model and how accelerators run it.',
  { leaveOut: ['fitByAcceleratorType'] },
  (t) => ({
    fits: t.field({
      type: [classFitType],
      description: 'How each accelerator type runs it. A type that is not listed cannot.',
      resolve: ({ view, value }) =>
        Object.entries(value.fitByAcceleratorType).map(([acceleratorTypeId, fit]) => ({
          view,
          value: { ...fit, acceleratorTypeId },
        })),
    }),
  }),
)
const shownByInterface = ['name', 'classId', 'allowedJurisdictions']
entityType('inferenceWorkloads', 'Answers requests within a latency target.', {
  interfaces: [workloadRef],
  leaveOut: shownByInterface,
  lists: { demand: regionalDemandType, currentPlacement: currentPlacementType },
})
entityType('trainingWorkloads', 'Trains a model on one gang of accelerators.', {
  interfaces: [workloadRef],
  leaveOut: shownByInterface,
})
