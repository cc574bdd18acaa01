import { type Fleet, type FleetInput, readFleet } from '@berth/shared'
import type { AssignmentProblem } from './assignmentProblem.ts'
import { InstanceError } from './instance.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)
const siteId = (i: number) => `facility-${i + 1}`
const regionId = (j: number) => `customer-${j + 1}`

/**
 * States an assignment problem as a fleet. A facility is a site with one pool of as many accelerators as it has capacity, and its
 * opening cost is its fixed cost per hour. A customer that may be split is an inference workload whose requests need one
 * accelerator each; one that may not is a gang. What it costs to serve a customer from a facility is the price of the data on the
 * path between them. Energy costs nothing, so cost per hour is the objective of the instance.
 */
export const assignmentFleet = (problem: AssignmentProblem): Fleet => {
  const { capacity, customerCount, openingCost, mostOpen } = problem
  const facilities = range(capacity.length)
  const isFree = openingCost.every((cost) => cost === 0) && mostOpen === null
  const input: FleetInput = {
    format: 'berth-fleet/1',
    id: 'instance',
    name: 'Instance',
    currency: 'EUR',
    rttEstimate: { overheadMs: 0, routeFactor: 1 },
    periods: [{ id: 'day', hoursPerDay: 24 }],
    regions: range(customerCount).map((j) => ({ id: regionId(j), name: regionId(j), ...place })),
    operators: [
      {
        id: 'operator',
        name: 'Operator',
        operationCostFactor: 1,
        servesInference: true,
        servesTraining: true,
      },
    ],
    acceleratorTypes: facilities
      .map((i) => ({ id: typeOf(problem, i), ...free }))
      .filter(({ id }, position, list) => list.findIndex((entry) => entry.id === id) === position),
    sites: facilities.map((i) => ({
      id: siteId(i),
      name: siteId(i),
      ...place,
      operatorId: 'operator',
      status: 'mothballed',
      facilityPowerLimitKw: 1e12,
      pue: 1,
      electricityPricePerKwh: 0,
      carbonIntensityGPerKwh: 0,
      fixedCostPerHour: openingCost[i] ?? 0,
      servesInference: true,
    })),
    pools: facilities.map((i) => ({
      id: `pool-${i + 1}`,
      siteId: siteId(i),
      acceleratorTypeId: typeOf(problem, i),
      count: capacity[i] ?? 0,
      maxGangAccelerators: capacity[i] ?? 0,
    })),
    paths: range(customerCount).flatMap((j) =>
      facilities.map((i) => ({
        regionId: regionId(j),
        siteId: siteId(i),
        rttMs: 0,
        pricePerGb: pricePerGb(problem, j, i),
      })),
    ),
    ...(problem.isSplittable ? splittable(problem) : whole(problem)),
    policy: {
      maxOpenSites: mostOpen,
      // Where opening is free there is nothing to decide.
      siteRulings: isFree ? facilities.map((i) => ({ siteId: siteId(i), ruling: 'open' })) : [],
    },
  }
  const result = readFleet(input)
  if (result.ok) return result.value
  throw new InstanceError(
    `${result.issues[0]?.entity} has ${result.issues[0]?.found}, but ${result.issues[0]?.allowed}`,
    'capacities and sizes must be whole numbers above 0.',
  )
}

const place = { latitude: 0, longitude: 0, jurisdiction: 'anywhere' }
const free = {
  name: 'Unit of capacity',
  memoryGb: 1,
  activeWatts: 1,
  idleWatts: 0,
  rentPerHour: null,
}
const secondsPerHour = 3600

/** Facilities differ in what a customer takes of them only where sizes differ, and then each has a type of its own. */
const typeOf = (problem: AssignmentProblem, i: number) =>
  hasOneSize(problem) ? 'unit' : `unit-${i + 1}`

const oneSize = new WeakMap<AssignmentProblem, boolean>()
const hasOneSize = (problem: AssignmentProblem): boolean => {
  const known = oneSize.get(problem)
  if (known !== undefined) return known
  const facilities = problem.capacity.length
  const found = problem.size.every(
    (size, k) => size === problem.size[Math.floor(k / facilities) * facilities],
  )
  oneSize.set(problem, found)
  return found
}

/** Split customers pay by what they get, so the price of a GB is the cost over the demand; gangs exchange one GB per hour. */
const pricePerGb = (
  { cost, size, capacity, isSplittable }: AssignmentProblem,
  j: number,
  i: number,
) => {
  const k = j * capacity.length + i
  return isSplittable ? (cost[k] ?? 0) / (size[k] ?? 1) : (cost[k] ?? 0)
}

const splittable = ({ customerCount, size, capacity }: AssignmentProblem) => ({
  workloadClasses: [
    {
      id: 'requests',
      name: 'Requests',
      weightsGb: 0,
      egressGbPerMillionTokens: 1e6 / secondsPerHour,
      fitByAcceleratorType: {
        unit: { tokensPerSecond: 1, acceleratorsPerReplica: 1, servingMs: 0, relativeSpeed: 0 },
      },
    },
  ],
  inferenceWorkloads: range(customerCount).map((j) => ({
    id: `requests-${j + 1}`,
    name: regionId(j),
    classId: 'requests',
    demand: [{ regionId: regionId(j), tokensPerSecond: size[j * capacity.length] ?? 0 }],
    latencySloMs: 1,
    targetUtilisation: 1,
    unservedPenaltyPerMillionTokens: 1e6,
  })),
})

const whole = (problem: AssignmentProblem) => {
  const { customerCount, size, capacity } = problem
  const facilities = capacity.length
  const isOneSize = hasOneSize(problem)
  const largest = (j: number) => Math.max(...size.subarray(j * facilities, (j + 1) * facilities))
  const fitOf = (relativeSpeed: number) => ({
    tokensPerSecond: 0,
    acceleratorsPerReplica: 1,
    servingMs: 0,
    relativeSpeed,
  })
  return {
    workloadClasses: (isOneSize ? [0] : range(customerCount)).map((j) => ({
      id: `gang-${j + 1}`,
      name: 'Gang',
      weightsGb: 0,
      fitByAcceleratorType: isOneSize
        ? { unit: fitOf(1) }
        : Object.fromEntries(
            range(facilities).map((i) => [
              `unit-${i + 1}`,
              fitOf(largest(j) / (size[j * facilities + i] ?? 1)),
            ]),
          ),
    })),
    trainingWorkloads: range(customerCount).map((j) => ({
      id: `item-${j + 1}`,
      name: regionId(j),
      classId: isOneSize ? 'gang-1' : `gang-${j + 1}`,
      accelerators: largest(j),
      dataRegionId: regionId(j),
      dataGbPerHour: 1,
      unplacedPenaltyPerHour: 1e6,
    })),
  }
}
