/** The list of changes to the scenario. */
export const editHistoryText = {
  title: 'Changes',
  none: 'None yet: this is the fleet as it is today. Select a site or a workload, or choose a what-if.',
  remove: (change: string) => `Remove: ${change}`,
  together: (count: string) => `${count} changes made together`,
} as const
