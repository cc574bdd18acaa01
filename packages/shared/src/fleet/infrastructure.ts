import { z } from 'zod'
import {
  choice,
  count,
  flag,
  id,
  perPeriod,
  quantity,
  quantityOrNull,
  quantityWithDefault,
  reference,
  text,
} from '../fields/fields.ts'

export const periodSchema = z.strictObject({
  id: id('Name of the block of the day.'),
  hoursPerDay: quantity(
    'hoursPerDay',
    { above: 0, max: 24 },
    'Hours of every day in this block; all blocks add up to 24.',
  ),
})

export const demandRegionSchema = z.strictObject({
  id: id('Name of the region where requests originate.'),
  name: text('The region as people call it.'),
  latitude: quantity('degree', { min: -90, max: 90 }, 'Latitude of the region’s users.'),
  longitude: quantity('degree', { min: -180, max: 180 }, 'Longitude of the region’s users.'),
  jurisdiction: text('Where the region’s data is born, for example CN.'),
})

export const operatorSchema = z.strictObject({
  id: id('Name of the company that runs sites.'),
  name: text('The operator as people call it.'),
  operationCostFactor: quantity(
    'ratio',
    { above: 0, max: 10 },
    'What this operator spends on running a site against the fleet’s norm, which is 1.',
  ),
  servesInference: flag('Whether it is able to run inference around the clock.'),
  servesTraining: flag('Whether it is able to run training gangs.'),
  maxSites: count({ min: 0 }, 'How many sites it is able to run; null for no limit.')
    .nullable()
    .default(null),
  maxFacilityPowerKw: quantityOrNull(
    'kW',
    { min: 0 },
    'How much facility power it is able to run; null for no limit.',
  ),
})

export const acceleratorTypeSchema = z.strictObject({
  id: id('Name of the accelerator type.'),
  name: text('The accelerator as its maker calls it.'),
  memoryGb: quantity('GB', { above: 0 }, 'Memory of one accelerator.'),
  activeWatts: quantity(
    'W',
    { above: 0 },
    'Draw of one busy accelerator, its share of the server included.',
  ),
  idleWatts: quantity(
    'W',
    { min: 0 },
    'Draw of one idle accelerator that is switched on, its share of the server included.',
  ),
  rentPerHour: quantityOrNull(
    'currencyPerHour',
    { min: 0 },
    'What the market pays to rent one accelerator; null where unknown.',
  ),
})

export const siteStatuses = ['operating', 'idle', 'underConstruction', 'mothballed'] as const

export const siteSchema = z.strictObject({
  id: id('Name of the data centre.'),
  name: text('The data centre as people call it.'),
  latitude: quantity('degree', { min: -90, max: 90 }, 'Latitude of the data centre.'),
  longitude: quantity('degree', { min: -180, max: 180 }, 'Longitude of the data centre.'),
  jurisdiction: text('Whose law holds where the machines stand, for example CN.'),
  operatorId: reference('operators', 'Who runs the site today.'),
  status: choice(
    siteStatuses,
    'operating: open and working. idle: open, staffed and paid for, serving little or nothing. underConstruction: cannot be used yet. mothballed: shut, can be reopened.',
  ),
  facilityPowerLimitKw: quantity(
    'kW',
    { above: 0 },
    'The most power that the whole facility may draw.',
  ),
  pue: quantity(
    'ratio',
    { min: 1, max: 5 },
    'Power usage effectiveness: facility power over IT power.',
  ),
  baseLoadKw: quantityWithDefault(
    'kW',
    { min: 0 },
    0,
    'Facility power drawn while the site is open, whatever its machines do.',
  ),
  electricityPricePerKwh: perPeriod('currencyPerKwh', { min: 0 }, 'Price of electricity.'),
  carbonIntensityGPerKwh: perPeriod(
    'gPerKwh',
    { min: 0, max: 3000 },
    'Carbon intensity of the electricity.',
  ),
  fixedCostPerHour: quantityWithDefault(
    'currencyPerHour',
    { min: 0 },
    0,
    'Staff, lease and upkeep while the site is open, energy apart.',
  ),
  mothballCostPerHour: quantityWithDefault(
    'currencyPerHour',
    { min: 0 },
    0,
    'Cost of keeping a closed site.',
  ),
  reopenCost: quantityWithDefault(
    'currency',
    { min: 0 },
    0,
    'One-off cost of opening a mothballed site.',
  ),
  handoverCost: quantityWithDefault(
    'currency',
    { min: 0 },
    0,
    'One-off cost of giving the site to another operator.',
  ),
  egressPricePerGb: quantityWithDefault(
    'currencyPerGb',
    { min: 0 },
    0,
    'Price of data that leaves the site.',
  ),
  wanGbps: quantityWithDefault('Gbps', { above: 0 }, 10, 'Wide-area bandwidth.'),
  servesInference: flag('Whether the site is fit for inference today.'),
  refitCost: quantityOrNull(
    'currency',
    { min: 0 },
    'One-off cost of making the site fit for inference; null where that is impossible or not needed.',
  ),
  resaleValuePerAccelerator: quantityOrNull(
    'currency',
    { min: 0 },
    'What one accelerator fetches if the site is closed; null where nobody buys.',
  ),
})

export const acceleratorPoolSchema = z.strictObject({
  id: id('Name of the pool.'),
  siteId: reference('sites', 'The data centre that houses the pool.'),
  acceleratorTypeId: reference('acceleratorTypes', 'What the pool is made of.'),
  count: count({ min: 1 }, 'Accelerators installed.'),
  reserveFraction: quantityWithDefault(
    'fraction',
    { min: 0, max: 1 },
    0,
    'Headroom that is never sold.',
  ),
  maxGangAccelerators: count({ min: 1 }, 'The largest gang that one interconnect domain can hold.'),
  operatingCostPerHour: quantityWithDefault(
    'currencyPerHour',
    { min: 0 },
    0,
    'Cost of one busy accelerator, energy apart.',
  ),
})

export const networkPathSchema = z.strictObject({
  regionId: reference('regions', 'Where the requests come from.'),
  siteId: reference('sites', 'Where they are served.'),
  rttMs: quantity('ms', { min: 0 }, 'Measured round-trip time, which replaces the estimate.'),
  pricePerGb: quantityOrNull(
    'currencyPerGb',
    { min: 0 },
    'Price of data on this path, which replaces the egress price of the site; null for that price.',
  ),
})

export type Period = z.output<typeof periodSchema>
export type DemandRegion = z.output<typeof demandRegionSchema>
export type Operator = z.output<typeof operatorSchema>
export type AcceleratorType = z.output<typeof acceleratorTypeSchema>
export type SiteStatus = (typeof siteStatuses)[number]
export type Site = z.output<typeof siteSchema>
export type AcceleratorPool = z.output<typeof acceleratorPoolSchema>
export type NetworkPath = z.output<typeof networkPathSchema>
