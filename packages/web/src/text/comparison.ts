/** The dialog that sets one plan against another, or against today. */
export const comparisonText = {
  title: 'What changed',
  against: 'Compared with',
  sides: { today: 'Today', earlier: 'The plan before' },
  loading: 'Comparing…',
  noEarlier: 'There is no earlier plan of this scenario to compare with.',
  summary: {
    moved: 'workloads move',
    stayed: 'stay where they are',
    opened: 'sites open',
    closed: 'sites close',
    cost: 'a month',
  },
  waterfall: 'Cost a month, part by part',
  waterfallFrom: { today: 'Today', earlier: 'Plan before' },
  waterfallTo: 'Plan',
  opened: 'Sites that open',
  closed: 'Sites that close',
  none: 'none',
  moves: 'Moves',
  movesShown: (shown: string, total: string) =>
    `the first ${shown} of ${total}, in the plan’s order`,
  noMoves: 'Nothing moves.',
  columns: { workload: 'Workload', from: 'From', to: 'To', share: 'Share', accelerators: 'Accel.' },
  newlyServed: 'not served',
  unserved: 'not served any more',
  same: 'Both are the same plan.',
} as const
