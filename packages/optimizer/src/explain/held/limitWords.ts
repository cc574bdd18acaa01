import type { LimitPrice } from '@berth/shared'

/** A limit by what has it. Fleet-wide limits have neither site nor pool. */
export interface LimitName {
  limit: LimitPrice['limit']
  siteId: string | null
  poolId: string | null
}

/** The limit as a planner calls it. */
export const limitInWords = ({ limit, siteId, poolId }: LimitName): string => {
  switch (limit) {
    case 'poolCapacity':
      return `the size of ${poolId}`
    case 'sitePower':
      return `the power limit of ${siteId}`
    case 'carbonBudget':
      return 'the carbon budget'
    case 'moves':
      return 'the limit on moves'
    case 'migration':
      return 'the limit on data moved'
    case 'openSites':
      return 'the limit on open sites'
    case 'operatorSites':
      return 'the limit on sites of an operator'
    case 'operatorPower':
      return 'the limit on power of an operator'
  }
}

/** Units of limits, of several of them. */
export const unitWords: Record<LimitPrice['unit'], string> = {
  accelerator: 'accelerators',
  kW: 'kW',
  site: 'sites',
  kgPerDay: 'kg per day',
  move: 'moves',
  GB: 'GB',
}

/** A figure with digits enough to tell it from its neighbours. */
export const figure = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: 6 })

/** A figure of a limit with its unit. */
export const limitFigure = (value: number, unit: LimitPrice['unit']): string =>
  `${figure(value)} ${unitWords[unit]}`

/** One unit of a limit: "1 kW", "1 accelerator". */
export const oneOf = (unit: LimitPrice['unit']): string =>
  unit === 'kgPerDay' ? '1 kg per day' : `1 ${unit}`
