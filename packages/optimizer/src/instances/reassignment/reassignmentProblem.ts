/**
 * Machine reassignment of the ROADEF/EURO challenge 2012: processes move between machines, so that load and imbalance fall by
 * more than the moves cost. Tables are flat: the entry of machine m and resource r is at `m * resourceCount + r`.
 * @see Google, "Google ROADEF/EURO challenge 2011–2012: machine reassignment", problem definition.
 */
export interface ReassignmentProblem {
  resourceCount: number
  /** 1 where a process that moves needs the resource on its old machine too, as disk space. */
  isTransient: Uint8Array
  loadWeight: Float64Array

  machineCount: number
  neighbourhood: Int32Array
  location: Int32Array
  capacity: Float64Array
  /** Use beyond this costs. */
  safetyCapacity: Float64Array
  /** Cost of a move from machine a to machine b, at `a * machineCount + b`. */
  machineMoveCost: Float64Array

  serviceCount: number
  /** Fewest locations that the processes of a service must be spread over. */
  spreadMin: Int32Array
  /** Services that must have a process in each neighbourhood where this one has any. */
  dependencies: readonly Int32Array[]

  processCount: number
  serviceOf: Int32Array
  /** What process p takes of resource r, at `p * resourceCount + r`. */
  requirement: Float64Array
  processMoveCost: Float64Array

  /** Free amounts of two resources that should stand in a ratio: `target` units of the second for each of the first. */
  balances: readonly { first: number; second: number; target: number; weight: number }[]
  processMoveWeight: number
  serviceMoveWeight: number
  machineMoveWeight: number

  /** Machine of each process today. */
  initial: Int32Array
}
