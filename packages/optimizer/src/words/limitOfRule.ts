const limitWords: Readonly<Record<string, string>> = {
  poolCapacityHolds: 'the size of',
  sitePowerHolds: 'the power limit of',
  operatorPowerHolds: 'the power of',
  operatorSitesHold: 'the sites of',
  shareIsSpread: 'the share in one site of',
  carbonBudgetHolds: 'the carbon budget of',
  migrationBudgetHolds: 'the limit on',
  openSiteLimitHolds: 'the limit on open sites of',
}

/** The limit that a rule holds for an entity, as a planner calls it: "the power limit of Guiyang-1 in peak". */
export const limitOfRule = (rule: string, entity: string): string =>
  `${limitWords[rule] ?? `${rule} of`} ${entity}`
