/** Words that every table has in common. */
export const gridText = {
  filter: 'Filter',
  changedOnly: 'Changed only',
  changedOnlyNeedsPlan: 'There is no plan to compare with yet.',
  countLine: (shown: string, total: string, noun: string) => `${shown} of ${total} ${noun}`,
  nothingMatches: (noun: string) => `No ${noun} match these filters.`,
  nothingThere: (noun: string) => `This scenario has no ${noun}.`,
  showAll: (total: string, noun: string) => `Show all ${total} ${noun}`,
} as const
