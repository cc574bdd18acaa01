import { InstanceError } from '../instance.ts'
import { NumberReader } from '../readNumbers.ts'
import type { ReassignmentProblem } from './reassignmentProblem.ts'

/** Reads a problem and the assignment that it starts from. Throws an `InstanceError` where either is incomplete. */
export const readReassignment = (model: string, assignment: string): ReassignmentProblem => {
  const numbers = new NumberReader(model)
  const resourceCount = numbers.count('the number of resources')
  const resources = Array.from({ length: resourceCount }, () => numbers.take(2, 'a resource'))
  const machineCount = numbers.count('the number of machines')
  const machines = Array.from({ length: machineCount }, () =>
    numbers.take(2 + 2 * resourceCount + machineCount, 'a machine'),
  )
  const serviceCount = numbers.count('the number of services')
  const services = Array.from({ length: serviceCount }, () => {
    const [spreadMin = 0] = numbers.take(1, 'the spread of a service')
    const length = numbers.count('the number of dependencies of a service', 0)
    return { spreadMin, dependencies: Int32Array.from(numbers.take(length, 'dependencies')) }
  })
  const processCount = numbers.count('the number of processes')
  const processes = Array.from({ length: processCount }, () =>
    numbers.take(2 + resourceCount, 'a process'),
  )
  const balanceCount = numbers.count('the number of balances', 0)
  const balances = Array.from({ length: balanceCount }, () => {
    const [first = 0, second = 0, target = 0, weight = 0] = numbers.take(4, 'a balance')
    return { first, second, target, weight }
  })
  const [processMoveWeight = 0, serviceMoveWeight = 0, machineMoveWeight = 0] = numbers.take(
    3,
    'the weights of moves',
  )
  numbers.end()

  const start = new NumberReader(assignment)
  const initial = Int32Array.from(start.take(processCount, 'the assignment'))
  start.end()
  const entry = (row: Float64Array, at: number) => row[at] ?? 0
  const table = (rows: Float64Array[], from: number, length: number) => {
    const flat = new Float64Array(rows.length * length)
    rows.forEach((row, i) => void flat.set(row.subarray(from, from + length), i * length))
    return flat
  }
  const problem: ReassignmentProblem = {
    resourceCount,
    isTransient: Uint8Array.from(resources, (row) => entry(row, 0)),
    loadWeight: Float64Array.from(resources, (row) => entry(row, 1)),
    machineCount,
    neighbourhood: Int32Array.from(machines, (row) => entry(row, 0)),
    location: Int32Array.from(machines, (row) => entry(row, 1)),
    capacity: table(machines, 2, resourceCount),
    safetyCapacity: table(machines, 2 + resourceCount, resourceCount),
    machineMoveCost: table(machines, 2 + 2 * resourceCount, machineCount),
    serviceCount,
    spreadMin: Int32Array.from(services, ({ spreadMin }) => spreadMin),
    dependencies: services.map(({ dependencies }) => dependencies),
    processCount,
    serviceOf: Int32Array.from(processes, (row) => entry(row, 0)),
    requirement: table(
      processes.map((row) => row.subarray(1)),
      0,
      resourceCount,
    ),
    processMoveCost: Float64Array.from(processes, (row) => entry(row, 1 + resourceCount)),
    balances,
    processMoveWeight,
    serviceMoveWeight,
    machineMoveWeight,
    initial,
  }
  refuseUnknown('machine', initial, machineCount)
  refuseUnknown('service', problem.serviceOf, serviceCount)
  for (const list of problem.dependencies) refuseUnknown('service', list, serviceCount)
  return problem
}

const refuseUnknown = (what: string, indexes: Int32Array, count: number) => {
  const wrong = indexes.find((index) => index < 0 || index >= count)
  if (wrong === undefined) return
  throw new InstanceError(
    `it names ${what} ${wrong}, and there are ${count}, counted from 0`,
    'correct the number.',
  )
}
