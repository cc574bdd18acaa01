/** The bar that sets today against the plan. */
export const kpiText = {
  region: 'Today against the plan',
  labels: {
    openSites: 'Open sites',
    utilisation: 'Utilisation',
    idle: 'Idle accelerators',
    power: 'Facility power',
    cost: 'Cost per month',
    carbon: 'Carbon',
    served: 'Served within SLO',
  },
  today: 'today',
  better: 'better',
  worse: 'worse',
  same: 'no change',
  noPlan: 'no plan yet',
} as const
