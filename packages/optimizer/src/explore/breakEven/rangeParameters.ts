import { applyEdits, type Fleet } from '@berth/shared'
import type { DecisionRange, RangeParameter } from './breakEvenAnswer.ts'

/** A price that is followed from where it is to both ends. */
export interface FollowedPrice {
  parameter: RangeParameter
  unit: DecisionRange['unit']
  now: number
  lowest: number
  highest: number
  /** Ends are found to this width. */
  width: number
  /** The fleet at another price. */
  at: (price: number) => Fleet
}

const highestFactor = 5
const widthOfFactor = 0.001
/** Currency per tonne, where a fleet has no price of carbon or a low one. */
const highestCarbonPrice = 1000
const widthOfCarbonPrice = 0.1

/** Prices by name; what the unserved costs is none of them, since demand is served first whatever the rent. */
export const followedPrice = (
  fleet: Fleet,
  parameter: Exclude<RangeParameter, 'rent'>,
): FollowedPrice =>
  parameter === 'electricityPrice'
    ? {
        parameter,
        unit: 'ratio',
        now: 1,
        lowest: 0,
        highest: highestFactor,
        width: widthOfFactor,
        at: (factor) =>
          applyEdits(fleet, [{ kind: 'scaleElectricityPrice', siteId: null, factor }]).fleet,
      }
    : {
        parameter,
        unit: 'currencyPerTonne',
        now: fleet.carbonPricePerTonne,
        lowest: 0,
        highest: Math.max(highestCarbonPrice, 10 * fleet.carbonPricePerTonne),
        width: widthOfCarbonPrice,
        at: (carbonPricePerTonne) =>
          applyEdits(fleet, [{ kind: 'setCarbonPrice', carbonPricePerTonne }]).fleet,
      }
