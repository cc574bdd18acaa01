import { z } from 'zod'
import { choice, count, describe, quantity, quantityOrNull, reference } from '../fields/fields.ts'

/** A workload and the site that it must or must not run at. */
export const pinSchema = z.strictObject({
  workloadId: reference('workloads', 'The workload that is held.'),
  siteId: reference('sites', 'The site that is meant.'),
})

export const siteRulingSchema = z.strictObject({
  siteId: reference('sites', 'The site that is meant.'),
  ruling: choice(['open', 'closed'], 'open: keep it open whatever it costs. closed: close it.'),
})

export const policySchema = z.strictObject({
  pins: describe(z.array(pinSchema).default([]), {
    description: 'Workloads held at a site: with several pins, at any of those sites.',
  }),
  forbids: describe(z.array(pinSchema).default([]), {
    description: 'Sites at which a workload must not run.',
  }),
  siteRulings: describe(z.array(siteRulingSchema).default([]), {
    description: 'Sites that the planner keeps open or closes.',
  }),
  maxOpenSites: describe(count({ min: 0 }, '').nullable().default(null), {
    unit: 'count',
    description: 'Most sites that may stay open; null for no limit.',
  }),
  carbonBudgetKgPerDay: quantityOrNull(
    'kgPerDay',
    { min: 0 },
    'Most carbon that the fleet may emit; null for no limit.',
  ),
  handover: choice(
    ['none', 'allowed'],
    'none: every site keeps its operator. allowed: the plan may give a site to another operator, at its handover cost.',
  ).default('none'),
  maxMoves: describe(z.number().min(0).nullable().default(null), {
    unit: 'count',
    description:
      'Most moves between sites; a gang, or all requests of one region for one workload, is one move, and a part of the requests is that part of a move. null for no limit.',
  }),
  maxMigrationGb: quantityOrNull(
    'GB',
    { min: 0 },
    'Most data copied between sites by moves; null for no limit.',
  ),
  amortisationHours: quantity(
    'hours',
    { above: 0 },
    'Hours over which one-off costs and credits are spread.',
  ).default(26_298),
  routing: choice(
    ['steady', 'byPeriod'],
    'steady: a region’s requests are shared between pools in the same way all day. byPeriod: anew in every period.',
  ).default('steady'),
})

export type Pin = z.output<typeof pinSchema>
export type SiteRuling = z.output<typeof siteRulingSchema>
export type Policy = z.output<typeof policySchema>
