import type { ReassignmentProblem } from './reassignmentProblem.ts'

/** An assignment with everything that makes a move cheap to judge: uses, counts of services, and the cost of each machine. */
export class ReassignmentState {
  readonly problem: ReassignmentProblem
  readonly machineOf: Int32Array
  /** What is used of each resource, by machine. */
  readonly #use: Float64Array
  /** What processes that have left a machine still need there. */
  readonly #left: Float64Array
  readonly #machineCost: Float64Array
  readonly #processesOf: readonly Int32Array[]
  readonly #dependents: readonly Int32Array[]
  readonly #locationCount: number
  readonly #neighbourhoodCount: number
  /** Processes of a service by location and by neighbourhood. */
  readonly #atLocation: Int32Array
  readonly #inNeighbourhood: Int32Array
  readonly #distinctLocations: Int32Array
  readonly #movedOf: Int32Array
  /** How many services have moved so many processes. */
  readonly #servicesByMoved: Int32Array
  #mostMoved = 0

  constructor(problem: ReassignmentProblem, start: Int32Array) {
    const { machineCount, resourceCount, serviceCount, serviceOf, location, neighbourhood } =
      problem
    this.problem = problem
    this.machineOf = problem.initial.slice()
    this.#use = new Float64Array(machineCount * resourceCount)
    this.#left = new Float64Array(machineCount * resourceCount)
    this.#machineCost = new Float64Array(machineCount)
    this.#locationCount = 1 + location.reduce((a, b) => Math.max(a, b), 0)
    this.#neighbourhoodCount = 1 + neighbourhood.reduce((a, b) => Math.max(a, b), 0)
    this.#atLocation = new Int32Array(serviceCount * this.#locationCount)
    this.#inNeighbourhood = new Int32Array(serviceCount * this.#neighbourhoodCount)
    this.#distinctLocations = new Int32Array(serviceCount)
    this.#movedOf = new Int32Array(serviceCount)
    this.#servicesByMoved = new Int32Array(problem.processCount + 2)
    this.#servicesByMoved[0] = serviceCount
    this.#processesOf = grouped(serviceOf, serviceCount)
    const dependents: number[][] = Array.from({ length: serviceCount }, () => [])
    problem.dependencies.forEach((list, service) => {
      for (const needed of list) dependents[needed]?.push(service)
    })
    this.#dependents = dependents.map((list) => Int32Array.from(list))
    this.machineOf.forEach((machine, process) => {
      this.#addUse(process, machine, 1)
      this.#count(serviceOf[process] ?? 0, machine, 1)
    })
    for (let m = 0; m < machineCount; m++) this.#machineCost[m] = this.#costOf(m, -1, -1)
    start.forEach((machine, process) => this.shift(process, machine))
  }

  /** What a machine costs by its load and its balance. */
  machineCost(machine: number): number {
    return this.#machineCost[machine] as number
  }

  /** Whether a machine has room for a process, if another one, or none (−1), leaves it. */
  hasRoom(process: number, machine: number, leaving: number): boolean {
    const { resourceCount, requirement, capacity, initial, isTransient } = this.problem
    const base = machine * resourceCount
    const comesBack = initial[process] === machine
    const staysBehind = leaving >= 0 && initial[leaving] === machine
    for (let r = 0; r < resourceCount; r++) {
      let used = (this.#use[base + r] as number) + (this.#left[base + r] as number)
      if (!(comesBack && isTransient[r] === 1))
        used += requirement[process * resourceCount + r] as number
      if (leaving >= 0 && !(staysBehind && isTransient[r] === 1))
        used -= requirement[leaving * resourceCount + r] as number
      if (used > (capacity[base + r] as number)) return false
    }
    return true
  }

  /** Whether conflict, spread and dependencies let a process go to another machine. */
  mayRun(process: number, machine: number): boolean {
    const { serviceOf, location, neighbourhood, spreadMin, dependencies } = this.problem
    const from = this.machineOf[process] as number
    const service = serviceOf[process] as number
    for (const other of this.#processesOf[service] as Int32Array)
      if (this.machineOf[other] === machine) return false
    const [oldPlace, newPlace] = [location[from] as number, location[machine] as number]
    if (oldPlace !== newPlace) {
      const base = service * this.#locationCount
      const leaves = this.#atLocation[base + oldPlace] === 1 ? 1 : 0
      const enters = this.#atLocation[base + newPlace] === 0 ? 1 : 0
      const distinct = (this.#distinctLocations[service] as number) - leaves + enters
      if (distinct < (spreadMin[service] as number)) return false
    }
    const [oldNear, newNear] = [neighbourhood[from] as number, neighbourhood[machine] as number]
    if (oldNear === newNear) return true
    const count = this.#neighbourhoodCount
    for (const needed of dependencies[service] as Int32Array)
      if (this.#inNeighbourhood[needed * count + newNear] === 0) return false
    if (this.#inNeighbourhood[service * count + oldNear] === 1)
      for (const dependent of this.#dependents[service] as Int32Array)
        if ((this.#inNeighbourhood[dependent * count + oldNear] as number) > 0) return false
    return true
  }

  /** Change of cost if a process goes to another machine. */
  shiftDelta(process: number, machine: number): number {
    const from = this.machineOf[process] as number
    return (
      this.#costOf(from, -1, process) -
      (this.#machineCost[from] as number) +
      this.#costOf(machine, process, -1) -
      (this.#machineCost[machine] as number) +
      this.#moveDelta(process, machine)
    )
  }

  /** Change of cost if two processes change places; exact but for a tie of the most moved service. */
  swapDelta(a: number, b: number): number {
    const [atA, atB] = [this.machineOf[a] as number, this.machineOf[b] as number]
    return (
      this.#costOf(atA, b, a) -
      (this.#machineCost[atA] as number) +
      this.#costOf(atB, a, b) -
      (this.#machineCost[atB] as number) +
      this.#moveDelta(a, atB) +
      this.#moveDelta(b, atA)
    )
  }

  /** Moves a process, whatever the rules say. Returns the change of cost. */
  shift(process: number, machine: number): number {
    const from = this.machineOf[process] as number
    if (from === machine) return 0
    const { initial, serviceOf } = this.problem
    const service = serviceOf[process] as number
    const home = initial[process] as number
    let delta = this.#moveDelta(process, machine)
    this.#addUse(process, from, -1)
    this.#addUse(process, machine, 1)
    if (from === home) this.#addLeft(process, home, 1)
    if (machine === home) this.#addLeft(process, home, -1)
    this.machineOf[process] = machine
    if (from === home) this.#countMoved(service, 1)
    else if (machine === home) this.#countMoved(service, -1)
    this.#count(service, from, -1)
    this.#count(service, machine, 1)
    for (const touched of [from, machine]) {
      delta -= this.#machineCost[touched] as number
      this.#machineCost[touched] = this.#costOf(touched, -1, -1)
      delta += this.#machineCost[touched] as number
    }
    return delta
  }

  /** Cost of a machine's load and balance if one process came and another left; −1 for none. */
  #costOf(machine: number, coming: number, leaving: number): number {
    const { resourceCount, capacity, safetyCapacity, requirement, loadWeight, balances } =
      this.problem
    const base = machine * resourceCount
    const usedOf = (r: number) =>
      (this.#use[base + r] as number) +
      (coming < 0 ? 0 : (requirement[coming * resourceCount + r] as number)) -
      (leaving < 0 ? 0 : (requirement[leaving * resourceCount + r] as number))
    let cost = 0
    for (let r = 0; r < resourceCount; r++) {
      const beyond = usedOf(r) - (safetyCapacity[base + r] as number)
      if (beyond > 0) cost += beyond * (loadWeight[r] as number)
    }
    for (const { first, second, target, weight } of balances) {
      const missing =
        target * ((capacity[base + first] as number) - usedOf(first)) -
        ((capacity[base + second] as number) - usedOf(second))
      if (missing > 0) cost += weight * missing
    }
    return cost
  }

  #moveDelta(process: number, machine: number): number {
    const { initial, machineCount, machineMoveCost, processMoveCost, serviceOf } = this.problem
    const { machineMoveWeight, processMoveWeight, serviceMoveWeight } = this.problem
    const home = initial[process] as number
    const from = this.machineOf[process] as number
    let delta =
      machineMoveWeight *
      ((machineMoveCost[home * machineCount + machine] as number) -
        (machineMoveCost[home * machineCount + from] as number))
    if (from === home) {
      delta += processMoveWeight * (processMoveCost[process] as number)
      if (this.#movedOf[serviceOf[process] as number] === this.#mostMoved)
        delta += serviceMoveWeight
    } else if (machine === home) {
      delta -= processMoveWeight * (processMoveCost[process] as number)
      const isAlone = this.#servicesByMoved[this.#mostMoved] === 1
      if (isAlone && this.#movedOf[serviceOf[process] as number] === this.#mostMoved)
        delta -= serviceMoveWeight
    }
    return delta
  }

  #addUse(process: number, machine: number, sign: number) {
    const { resourceCount, requirement } = this.problem
    for (let r = 0; r < resourceCount; r++) {
      const k = machine * resourceCount + r
      this.#use[k] =
        (this.#use[k] as number) + sign * (requirement[process * resourceCount + r] as number)
    }
  }

  #addLeft(process: number, machine: number, sign: number) {
    const { resourceCount, requirement, isTransient } = this.problem
    for (let r = 0; r < resourceCount; r++) {
      if (isTransient[r] !== 1) continue
      const k = machine * resourceCount + r
      this.#left[k] =
        (this.#left[k] as number) + sign * (requirement[process * resourceCount + r] as number)
    }
  }

  #count(service: number, machine: number, sign: 1 | -1) {
    const { location, neighbourhood } = this.problem
    const place = service * this.#locationCount + (location[machine] as number)
    const before = this.#atLocation[place] as number
    this.#atLocation[place] = before + sign
    if (sign === 1 ? before === 0 : before === 1)
      this.#distinctLocations[service] = (this.#distinctLocations[service] as number) + sign
    const near = service * this.#neighbourhoodCount + (neighbourhood[machine] as number)
    this.#inNeighbourhood[near] = (this.#inNeighbourhood[near] as number) + sign
  }

  #countMoved(service: number, sign: 1 | -1) {
    const before = this.#movedOf[service] as number
    this.#movedOf[service] = before + sign
    const counts = this.#servicesByMoved
    counts[before] = (counts[before] as number) - 1
    counts[before + sign] = (counts[before + sign] as number) + 1
    if (before + sign > this.#mostMoved) this.#mostMoved = before + sign
    while (this.#mostMoved > 0 && counts[this.#mostMoved] === 0) this.#mostMoved--
  }
}

const grouped = (groupOf: Int32Array, count: number): Int32Array[] => {
  const lists: number[][] = Array.from({ length: count }, () => [])
  groupOf.forEach((group, index) => void lists[group]?.push(index))
  return lists.map((list) => Int32Array.from(list))
}
