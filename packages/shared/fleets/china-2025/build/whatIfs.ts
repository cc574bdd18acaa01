import type { Edit, Fleet, WhatIf } from '../../../src/index.ts'

const freeSite = (fleet: Fleet, siteId: string): Edit[] => [
  {
    kind: 'change',
    collection: 'sites',
    id: siteId,
    set: {
      electricityPricePerKwh: 0,
      fixedCostPerHour: 0,
      egressPricePerGb: 0,
      carbonIntensityGPerKwh: 0,
    },
  },
  ...fleet.pools
    .filter((pool) => pool.siteId === siteId)
    .map(
      (pool): Edit => ({
        kind: 'change',
        collection: 'pools',
        id: pool.id,
        set: { operatingCostPerHour: 0 },
      }),
    ),
]

/** The questions that the reports raise, as edits ready to be made. */
export const buildWhatIfs = (fleet: Fleet): WhatIf[] => [
  {
    id: 'efficient-models',
    name: 'Efficient models',
    description:
      'Models do four times the work per accelerator, as DeepSeek-R1 suggested: demand for compute collapses.',
    edits: [{ kind: 'scaleThroughput', classId: null, factor: 4 }],
  },
  {
    id: 'inference-shift',
    name: 'Inference shift',
    description:
      'Every second training ends, interactive demand doubles and its SLOs tighten by a tenth of the time.',
    edits: [
      ...fleet.trainingWorkloads
        .filter((_, index) => index % 2 === 1)
        .map(({ id }): Edit => ({ kind: 'remove', collection: 'trainingWorkloads', id })),
      { kind: 'scaleDemand', workloadId: null, regionId: null, factor: 2 },
      { kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: 400, factor: 0.97 },
    ],
  },
  {
    id: 'rent-collapse',
    name: 'Rent collapse',
    description:
      'Rents fell from 180,000 to 75,000 yuan a month for an eight-accelerator server. They fall once more by the same factor.',
    edits: [{ kind: 'scaleRent', factor: 75 / 180 }],
  },
  {
    id: 'rent-before',
    name: 'Rents as before the collapse',
    description: 'An eight-accelerator server rents for 180,000 yuan a month again.',
    edits: [{ kind: 'scaleRent', factor: 180 / 75 }],
  },
  {
    id: 'take-over',
    name: 'Take-over',
    description:
      'Every site may go to an operator that runs it for less, or that is able to run inference, at its hand-over cost.',
    edits: [{ kind: 'setHandover', handover: 'allowed' }],
  },
  {
    id: 'hub-latency',
    name: 'Hub latency',
    description:
      'Users want the first token a little sooner: SLOs up to 400 ms shrink by 3 %, which only sites near the big cities meet.',
    edits: [{ kind: 'scaleLatencySlo', workloadId: null, maxLatencySloMs: 400, factor: 0.97 }],
  },
  {
    id: 'free-vouchers',
    name: 'Free vouchers',
    description: 'A centre in Zhengzhou gives its power and its machines away. Does anyone come?',
    edits: freeSite(fleet, 'Zhengzhou-2'),
  },
  {
    id: 'inflated-forecasts',
    name: 'Inflated forecasts',
    description: 'Demand was overstated by 30 %.',
    edits: [{ kind: 'scaleDemand', workloadId: null, regionId: null, factor: 1 / 1.3 }],
  },
]
