import { type CostTerm, costTermMeanings, type PlanAccount } from '@berth/shared'
import { answerType, choice, type Field, money, plain } from '../core/answerType.ts'
import { builder } from '../core/builder.ts'
import { enumOf } from '../core/enums.ts'
import { moneyType } from '../core/moneyType.ts'

/** Costs are stored without their currency, since a fleet has one. */
export type WithCurrency<T> = T & { currency: string }

export const costTermEnum = enumOf(
  'CostTermName',
  'A part of the cost. All parts are averaged over the day.',
  costTermMeanings,
)

export const costTermType = answerType<CostTerm>('CostTerm', 'One part of the cost.', {
  name: choice(costTermEnum, 'Which part.'),
  amountPerHour: money('Per hour; a credit is negative.'),
})

export const accountType = builder.objectRef<WithCurrency<PlanAccount>>('PlanAccount').implement({
  description: 'What a fleet does under a plan, or under today’s placement: the numbers compared.',
  fields: (t) => ({
    openSites: t.exposeInt('openSites', { description: 'Sites that are open.' }),
    openAccelerators: t.exposeInt('openAccelerators', {
      description: 'Accelerators installed at open sites.',
    }),
    busyAccelerators: t.exposeFloat('busyAccelerators', {
      description: 'Accelerators busy, averaged over the day.',
    }),
    idleAccelerators: t.exposeFloat('idleAccelerators', {
      description: 'Accelerators at open sites that are not busy, averaged over the day.',
    }),
    utilisationFraction: t.exposeFloat('utilisationFraction', {
      nullable: true,
      description: 'Busy over installed at open sites; null where nothing is open.',
    }),
    itLoadKw: t.exposeFloat('itLoadKw', {
      description: 'Power of the machines, averaged over the day. Unit: kW.',
    }),
    facilityPowerKw: t.exposeFloat('facilityPowerKw', {
      description: 'Power of whole facilities, averaged over the day. Unit: kW.',
    }),
    carbonKgPerDay: t.exposeFloat('carbonKgPerDay', {
      description: 'CO₂ equivalent. Unit: kg per day.',
    }),
    demandTokensPerSecond: t.exposeFloat('demandTokensPerSecond', {
      description: 'Tokens asked for, averaged over the day. Unit: tokens per second.',
    }),
    servedFraction: t.exposeFloat('servedFraction', {
      nullable: true,
      description: 'Share of demanded tokens served at all; null where nothing is asked for.',
    }),
    servedWithinSloFraction: t.exposeFloat('servedWithinSloFraction', {
      nullable: true,
      description: 'Share of demanded tokens served within their SLO.',
    }),
    meanLatencyMs: t.exposeFloat('meanLatencyMs', {
      nullable: true,
      description: 'Time to the first token, averaged over served tokens; null if none. Unit: ms.',
    }),
    moves: t.exposeFloat('moves', {
      description:
        'Moves between sites: a gang, or all requests of one region for one workload, is one.',
    }),
    migrationGb: t.exposeFloat('migrationGb', {
      description: 'Data copied between sites by the moves. Unit: GB.',
    }),
    trainingsPlaced: t.exposeInt('trainingsPlaced', { description: 'Trainings that run.' }),
    trainings: t.exposeInt('trainings', { description: 'Trainings that should run.' }),
    costTerms: t.field({
      type: [costTermType],
      description: 'The parts of the cost.',
      resolve: ({ costTerms, currency }) => costTerms.map((value) => ({ value, currency })),
    }),
    costPerHour: t.field({
      type: moneyType,
      description: 'Sum of the parts, per hour.',
      resolve: ({ costPerHour: amount, currency }) => ({ amount, currency }),
    }),
    unservedPenaltyPerHour: t.field({
      type: moneyType,
      description: 'What unserved demand costs per hour; not part of the cost.',
      resolve: ({ unservedPenaltyPerHour: amount, currency }) => ({ amount, currency }),
    }),
  }),
})

/** The account of a plan within an answer. */
export const account = (description: string): Field<PlanAccount> => ({
  ...plain(accountType, description),
  show: (value, currency) => ({ ...value, currency }),
})
