import type { Fleet } from '@berth/shared'

/** Limits on whole decisions: with the decisions of a plan held nothing is left that a price could tell. */
export const limitsWithoutPrice = ({
  operators,
  policy,
}: Pick<Fleet, 'operators' | 'policy'>): { entity: string; text: string }[] => [
  ...(policy.maxOpenSites === null
    ? []
    : [
        {
          entity: 'the fleet',
          text: `The limit of ${policy.maxOpenSites} open sites has no price by the unit, because sites open whole and the plan has decided on them. To see what one more would save, plan anew with it.`,
        },
      ]),
  ...operators
    .filter(({ maxSites, maxFacilityPowerKw }) => maxSites !== null || maxFacilityPowerKw !== null)
    .map(({ id }) => ({
      entity: id,
      text: `What ${id} is able to run has no price by the unit, because sites are run whole and the plan has decided by whom. To see what more would save, plan anew with it.`,
    })),
]
