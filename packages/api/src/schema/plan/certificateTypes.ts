import type { Certificate, LimitPrice, Violation } from '@berth/shared'
import { builder } from '../core/builder.ts'
import { enumOf } from '../core/enums.ts'
import { moneyType } from '../core/moneyType.ts'
import { entityRefs } from '../fleet/entityRefs.ts'
import type { InFleet } from '../fleet/inFleet.ts'

export const violationType = builder.objectRef<Violation>('Violation').implement({
  description: 'One limit that is not held.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'The rule, as a name.' }),
    entity: t.exposeString('entity', { description: 'Who breaks it.' }),
    found: t.string({
      description: 'The value found, without its unit.',
      resolve: ({ found }) => String(found),
    }),
    allowed: t.string({
      description: 'The value allowed, without its unit.',
      resolve: ({ allowed }) => String(allowed),
    }),
    unit: t.exposeString('unit', {
      description: 'Unit of both values; empty where there is none.',
    }),
    text: t.exposeString('text', { description: 'The same in words.' }),
  }),
})

export const certificateType = builder.objectRef<Certificate>('Certificate').implement({
  description:
    'The independent check: every limit and every cost recomputed from the fleet and the placements alone.',
  fields: (t) => ({
    ok: t.exposeBoolean('ok', {
      description: 'Whether every limit holds and every figure agrees.',
    }),
    checkCount: t.exposeInt('checkCount', { description: 'Limits and figures compared.' }),
    violations: t.expose('violations', {
      type: [violationType],
      description: 'What does not hold.',
    }),
  }),
})

export const limitEnum = enumOf<LimitPrice['limit']>(
  'LimitKind',
  'A limit that a price belongs to.',
  {
    poolCapacity: 'Accelerators of a pool that may be busy.',
    sitePower: 'Facility power of a site.',
    openSites: 'Sites that may stay open.',
    carbonBudget: 'Carbon that may be emitted.',
    operatorSites: 'Sites that an operator is able to run.',
    operatorPower: 'Facility power that an operator is able to run.',
    moves: 'Moves between sites.',
    migration: 'Data copied between sites.',
  },
)

export const validityEnum = enumOf<LimitPrice['validFor']>(
  'PriceValidity',
  'For which plans a price holds.',
  {
    everyPlan: 'For every plan: the model has no yes-or-no decisions.',
    thisPlanOnly: 'With this plan’s yes-or-no decisions held fixed.',
  },
)

export const sensitivityRangeType = builder
  .objectRef<LimitPrice['sensitivityRange']>('SensitivityRange')
  .implement({
    description: 'How far one number may move, the rest unchanged, while a price holds.',
    fields: (t) => ({
      from: t.exposeFloat('from', {
        nullable: true,
        description: 'Least value, in the unit of the limit; null where nothing ends it.',
      }),
      to: t.exposeFloat('to', {
        nullable: true,
        description: 'Greatest value, in the unit of the limit; null where nothing ends it.',
      }),
    }),
  })

export const limitPriceType = builder.objectRef<InFleet<LimitPrice>>('LimitPrice').implement({
  description: 'What one more unit of a limit would save: its shadow price.',
  fields: (t) => ({
    limit: t.field({
      type: limitEnum,
      description: 'Which limit.',
      resolve: ({ value }) => value.limit,
    }),
    site: t.field({
      type: entityRefs.sites,
      nullable: true,
      description: 'Whose limit; null for the fleet’s.',
      resolve: ({ view, value }) => view.part('sites', value.siteId),
    }),
    operator: t.field({
      type: entityRefs.operators,
      nullable: true,
      description: 'Whose limit; null where it is not an operator’s.',
      resolve: ({ view, value }) => view.part('operators', value.operatorId),
    }),
    pool: t.field({
      type: entityRefs.pools,
      nullable: true,
      description: 'Which pool; null where the limit is not a pool’s.',
      resolve: ({ view, value }) => view.part('pools', value.poolId),
    }),
    period: t.field({
      type: entityRefs.periods,
      nullable: true,
      description: 'In which period; null for the whole day.',
      resolve: ({ view, value }) => view.part('periods', value.periodId),
    }),
    shadowPricePerHour: t.field({
      type: moneyType,
      description:
        'Change of the cost per hour for one more unit of the limit: negative where more saves money.',
      resolve: ({ view, value }) => ({
        amount: value.shadowPrice,
        currency: view.fleet.currency,
      }),
    }),
    unit: t.string({
      description: 'Unit of the limit: accelerator, kW, site, kgPerDay, move or GB.',
      resolve: ({ value }) => value.unit,
    }),
    limitValue: t.float({
      description: 'The limit as it stands, in its unit.',
      resolve: ({ value }) => value.limitValue,
    }),
    sensitivityRange: t.field({
      type: sensitivityRangeType,
      description: 'The price holds while this limit alone moves in this range.',
      resolve: ({ value }) => value.sensitivityRange,
    }),
    validFor: t.field({
      type: validityEnum,
      description: 'For which plans the price holds.',
      resolve: ({ value }) => value.validFor,
    }),
  }),
})
