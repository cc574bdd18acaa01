import type { ReassignmentProblem } from './reassignmentProblem.ts'

/**
 * Checks an assignment against every hard rule of the problem, in words, from scratch. It shares nothing with the search.
 * The most told is `limit`.
 */
export const reassignmentViolations = (
  problem: ReassignmentProblem,
  machineOf: Int32Array,
  limit = 20,
): string[] => {
  const { resourceCount, capacity, requirement, initial, isTransient, location } = problem
  const { serviceOf, spreadMin, dependencies, neighbourhood, machineCount } = problem
  const said: string[] = []
  const say = (text: string) => {
    if (said.length < limit) said.push(text)
  }

  const use = new Float64Array(machineCount * resourceCount)
  machineOf.forEach((machine, process) => {
    for (let r = 0; r < resourceCount; r++) {
      const amount = requirement[process * resourceCount + r] ?? 0
      const add = (m: number) => {
        use[m * resourceCount + r] = (use[m * resourceCount + r] ?? 0) + amount
      }
      add(machine)
      const from = initial[process] ?? 0
      if (isTransient[r] === 1 && from !== machine) add(from)
    }
  })
  use.forEach((amount, k) => {
    const most = capacity[k] ?? 0
    if (amount > most)
      say(
        `machine ${Math.floor(k / resourceCount)} needs ${amount} of resource ${k % resourceCount}, but has ${most}`,
      )
  })

  const places = dependencies.map(() => ({
    machines: new Set<number>(),
    locations: new Set<number>(),
    neighbourhoods: new Set<number>(),
  }))
  machineOf.forEach((machine, process) => {
    const service = serviceOf[process] ?? 0
    const place = places[service]
    if (place?.machines.has(machine))
      say(`process ${process} shares machine ${machine} with another of its service ${service}`)
    place?.machines.add(machine)
    place?.locations.add(location[machine] ?? 0)
    place?.neighbourhoods.add(neighbourhood[machine] ?? 0)
  })
  places.forEach(({ locations, neighbourhoods }, service) => {
    const fewest = spreadMin[service] ?? 0
    if (locations.size < fewest)
      say(`service ${service} is at ${locations.size} locations, but needs ${fewest}`)
    for (const needed of dependencies[service] ?? [])
      for (const near of neighbourhoods)
        if (!places[needed]?.neighbourhoods.has(near))
          say(`service ${service} is in neighbourhood ${near} without service ${needed}`)
  })
  return said
}

/** The cost of an assignment, from scratch: load, balance, and moves of processes, services and between machines. */
export const reassignmentCost = (
  problem: ReassignmentProblem,
  machineOf: Int32Array,
): Record<'load' | 'balance' | 'processMoves' | 'serviceMoves' | 'machineMoves', number> => {
  const { resourceCount, capacity, safetyCapacity, requirement, initial, machineCount } = problem
  const free = capacity.slice()
  machineOf.forEach((machine, process) => {
    for (let r = 0; r < resourceCount; r++) {
      const k = machine * resourceCount + r
      free[k] = (free[k] ?? 0) - (requirement[process * resourceCount + r] ?? 0)
    }
  })
  let load = 0
  free.forEach((left, k) => {
    const used = (capacity[k] ?? 0) - left
    load +=
      (problem.loadWeight[k % resourceCount] ?? 0) * Math.max(0, used - (safetyCapacity[k] ?? 0))
  })
  let balance = 0
  for (const { first, second, target, weight } of problem.balances)
    for (let m = 0; m < machineCount; m++) {
      const wanted = target * (free[m * resourceCount + first] ?? 0)
      balance += weight * Math.max(0, wanted - (free[m * resourceCount + second] ?? 0))
    }
  let [processMoves, machineMoves] = [0, 0]
  const movedOf = new Map<number, number>()
  machineOf.forEach((machine, process) => {
    const from = initial[process] ?? 0
    machineMoves += problem.machineMoveCost[from * machineCount + machine] ?? 0
    if (from === machine) return
    processMoves += problem.processMoveCost[process] ?? 0
    const service = problem.serviceOf[process] ?? 0
    movedOf.set(service, (movedOf.get(service) ?? 0) + 1)
  })
  return {
    load,
    balance,
    processMoves: problem.processMoveWeight * processMoves,
    serviceMoves: problem.serviceMoveWeight * Math.max(0, ...movedOf.values()),
    machineMoves: problem.machineMoveWeight * machineMoves,
  }
}

/**
 * No assignment costs less: over all machines together, use beyond the safety capacities and missing balance are what they are,
 * and staying where one is costs nothing.
 */
export const reassignmentBound = ({
  resourceCount,
  capacity,
  safetyCapacity,
  requirement,
  loadWeight,
  balances,
}: ReassignmentProblem): number => {
  const total = (table: Float64Array, r: number) => {
    let sum = 0
    for (let k = r; k < table.length; k += resourceCount) sum += table[k] ?? 0
    return sum
  }
  let bound = 0
  for (let r = 0; r < resourceCount; r++)
    bound += (loadWeight[r] ?? 0) * Math.max(0, total(requirement, r) - total(safetyCapacity, r))
  const free = (r: number) => total(capacity, r) - total(requirement, r)
  for (const { first, second, target, weight } of balances)
    bound += weight * Math.max(0, target * free(first) - free(second))
  return bound
}
