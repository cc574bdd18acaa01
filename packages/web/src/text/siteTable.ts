/** Every word that the table of sites shows or speaks, beyond those of all tables. */
export const siteTableText = {
  label: 'Sites',
  noun: 'sites',
  headers: {
    site: 'Site',
    operator: 'Operator',
    decision: 'Decision',
    accelerators: 'Accelerators',
    used: 'Used today → plan',
    power: 'Power',
  },
  usedSpoken: (today: string, plan: string | null) =>
    plan === null ? `${today} used today` : `${today} used today, ${plan} in the plan`,
  shut: 'shut',
  powerLimit: (limit: string) => `limit ${limit}`,
} as const
