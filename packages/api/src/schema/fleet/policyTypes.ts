import { pinSchema, policySchema, rttEstimateSchema, siteRulingSchema } from '@berth/shared'
import { builder } from '../core/builder.ts'
import { handoverEnum, routingEnum, siteRulingEnum } from '../core/enums.ts'
import type { InFleet } from './inFleet.ts'
import { mirroredFields } from './mirroredFields.ts'

const pinType = builder.objectRef<InFleet<object>>('Pin').implement({
  description: 'A workload and a place that it must or must not go to.',
  fields: (t) => mirroredFields(t, pinSchema),
})

const siteRulingType = builder.objectRef<InFleet<object>>('SiteRuling').implement({
  description: 'A site that the planner keeps open or closes.',
  fields: (t) => mirroredFields(t, siteRulingSchema, { enums: { ruling: siteRulingEnum } }),
})

export const policyType = builder.objectRef<InFleet<object>>('Policy').implement({
  description: 'What the planner has decided in advance.',
  fields: (t) =>
    mirroredFields(t, policySchema, {
      enums: { handover: handoverEnum, routing: routingEnum },
      lists: { pins: pinType, forbids: pinType, siteRulings: siteRulingType },
    }),
})

export const rttEstimateType = builder.objectRef<InFleet<object>>('RttEstimate').implement({
  description: 'Parameters of the round-trip-time estimate.',
  fields: (t) => mirroredFields(t, rttEstimateSchema),
})
