import type { Fleet } from '@berth/shared'

/** Limits that have no price, and why. */
export interface WithoutPrice {
  /** Whose limits. */
  entities: string[]
  text: string
}

/** Limits on whole decisions: with the decisions of a plan held nothing is left that a price could tell. */
export const limitsWithoutPrice = ({
  operators,
  policy,
}: Pick<Fleet, 'operators' | 'policy'>): WithoutPrice[] => {
  const limited = operators
    .filter(({ maxSites, maxFacilityPowerKw }) => maxSites !== null || maxFacilityPowerKw !== null)
    .map(({ id }) => id)
  const [first] = limited
  return [
    ...(policy.maxOpenSites === null
      ? []
      : [
          {
            entities: ['the fleet'],
            text: `The limit of ${policy.maxOpenSites} open sites has no price by the unit, because sites open whole and the plan has decided on them. To see what one more would save, plan anew with it.`,
          },
        ]),
    ...(first === undefined
      ? []
      : [
          {
            entities: limited,
            text: `What ${limited.length === 1 ? first : `${limited.length} operators, such as ${first},`} can run at most has no price by the unit, because sites are run whole and the plan has decided by whom. To see what more would save, plan anew with it.`,
          },
        ]),
  ]
}
