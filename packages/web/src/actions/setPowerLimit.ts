import type { EditInput } from '../graphql/mutations.ts'

/** Sets the power limit of a whole site. */
export const setPowerLimit = (siteId: string, facilityPowerLimitKw: number): EditInput[] => [
  { setPowerLimit: { siteId, facilityPowerLimitKw } },
]
