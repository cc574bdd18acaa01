/**
 * What facility location, the p-median problem and generalised assignment have in common: customers are assigned to facilities.
 * Facilities are sites, customers are workloads.
 */
export interface AssignmentProblem {
  /** Capacity of each facility, a whole number. */
  capacity: Float64Array
  /** Cost of opening each facility. */
  openingCost: Float64Array
  customerCount: number
  /** What customer j takes of the capacity of facility i: `size[j * facilities + i]`. */
  size: Float64Array
  /** Cost of serving all of customer j from facility i: `cost[j * facilities + i]`. */
  cost: Float64Array
  /** Whether a customer may be served by several facilities. */
  isSplittable: boolean
  /** Most facilities that may be open; null for no limit. */
  mostOpen: number | null
}
