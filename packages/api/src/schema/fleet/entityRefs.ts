import type { EntityCollection } from '@berth/shared'
import type { EntityIn, Workload } from '../../useCases/fleetView.ts'
import { builder } from '../core/builder.ts'
import type { InFleet } from './inFleet.ts'

const ref = <C extends EntityCollection>(name: string) =>
  builder.objectRef<InFleet<EntityIn<C>>>(name)

/** The GraphQL type of each collection of a fleet. */
export const entityRefs = {
  periods: ref<'periods'>('Period'),
  regions: ref<'regions'>('DemandRegion'),
  operators: ref<'operators'>('Operator'),
  acceleratorTypes: ref<'acceleratorTypes'>('AcceleratorType'),
  sites: ref<'sites'>('Site'),
  pools: ref<'pools'>('AcceleratorPool'),
  workloadClasses: ref<'workloadClasses'>('WorkloadClass'),
  inferenceWorkloads: ref<'inferenceWorkloads'>('InferenceWorkload'),
  trainingWorkloads: ref<'trainingWorkloads'>('TrainingWorkload'),
  sources: ref<'sources'>('Source'),
} as const

export const workloadRef = builder.interfaceRef<InFleet<Workload>>('Workload')

/** The type behind a field's `refersTo`. */
export const targetRefs = { ...entityRefs, workloads: workloadRef }
