/** The goal terms, each with what it adds up. All are in the fleet's currency per hour, averaged over the day. */
export const costTermMeanings = {
  energy: 'Electricity of open sites: base load, idle and busy accelerators, cooling.',
  fixedOperation: 'Staff, lease and upkeep of open sites.',
  acceleratorOperation: 'Running busy accelerators, energy apart.',
  egress: 'Data sent from the sites to users.',
  migration: 'Copying models, data and checkpoints to their new sites, amortised.',
  handover: 'Giving sites to other operators, amortised.',
  refit: 'Making training-only sites fit for inference, amortised.',
  reopen: 'Opening mothballed sites, amortised.',
  mothball: 'Keeping closed sites.',
  resale: 'Accelerators sold from closed sites, amortised; a credit, so at most 0.',
  carbon: 'CO₂ equivalent at the carbon price.',
} as const

/** One term of the cost. */
export type CostTermName = keyof typeof costTermMeanings
export const costTermNames = Object.keys(costTermMeanings) as CostTermName[]

/** What one term adds to the cost. */
export interface CostTerm {
  name: CostTermName
  /** Currency per hour. */
  amountPerHour: number
}
