/** Which rules cannot hold together, and what would repair it. */
export const conflictText = {
  ask: 'What is in conflict?',
  asking:
    'Looking for the rules that cannot hold together, and for the cheapest repair. This may take a minute or two.',
  cutShort: 'Stopped before everything was looked at.',
  noConflict: 'No limits contradict each other',
  unknown: 'This is not known yet',
  together: 'These cannot hold together',
  limit: (value: string) => `Limit: ${value}`,
  members: (count: string) => `Show all ${count}`,
  minimal: 'Each of them is needed: leaving out any one makes a plan possible for the others.',
  candidate: 'A candidate: whether each of them is needed was not shown.',
  impossible: 'Demand without a single legal place',
  repairs: 'Ways to repair it',
  cheapest: 'Cheapest repair',
  alternative: 'Another way',
  noRepair: 'No repair was found in the time.',
  cost: 'Cost of the plan then',
  unknownCost: 'not known',
  checked: 'Checked: with exactly this a plan holds every limit, and with a little less none does.',
  unchecked: 'Not fully checked in the time.',
  apply: 'Apply this repair',
} as const
