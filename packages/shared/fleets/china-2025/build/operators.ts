import type { FleetInput, Random } from '../../../src/index.ts'

type OperatorInput = FleetInput['operators'][number]

/** Owners that are named in reports, and large operators that run centres in most provinces. */
const strongNames = [
  'China Telecom',
  'China Mobile',
  'China Unicom',
  'Alibaba Cloud',
  'Tencent Cloud',
  'Huawei Cloud',
  'Baidu AI Cloud',
]
const namedOwners = [
  "Xi'an (Ascend)",
  'Henan Airport',
  'Suihong Huachuang',
  'Wuhan',
  'Peng Cheng Lab',
  'Chengdu (Ascend)',
  'Haidian',
]
/** Trades from which newcomers are reported to have come. */
const trades = ['food', 'textiles', 'property', 'mining', 'chemicals', 'logistics', 'toys', 'steel']
const newcomerCount = 64

const idOf = (name: string) => name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')

const strong = strongNames.map(
  (name, index): OperatorInput => ({
    id: idOf(name),
    name,
    operationCostFactor: [0.88, 0.87, 0.9, 0.85, 0.86, 0.86, 0.9][index] ?? 0.9,
    servesInference: true,
    servesTraining: true,
  }),
)
const owners = namedOwners.map(
  (name): OperatorInput => ({
    id: idOf(name),
    name,
    operationCostFactor: 1,
    servesInference: true,
    servesTraining: true,
    maxSites: 3,
  }),
)

/** Small companies without experience: dearer to run, half of them unable to run inference around the clock. */
export const buildOperators = (random: Random): OperatorInput[] => [
  ...strong,
  ...owners,
  ...Array.from({ length: newcomerCount }, (_, index): OperatorInput => {
    const trade = random.pick(trades)
    return {
      id: newcomerId(index),
      name: `Newcomer ${String(index + 1).padStart(2, '0')} (${trade})`,
      operationCostFactor: Number(random.between(1.1, 1.5).toFixed(2)),
      servesInference: random.chance(0.5),
      servesTraining: true,
      maxSites: random.whole(1, 4),
    }
  }),
]

const newcomerId = (index: number) => `newcomer-${String(index + 1).padStart(2, '0')}`

/** The reported owner, or else a strong operator for a third of the sites and a newcomer for the rest. */
export const drawOperator = (random: Random, reportedOwner?: string): string => {
  if (reportedOwner !== undefined) return idOf(reportedOwner)
  return random.chance(0.33)
    ? idOf(random.pick(strongNames))
    : newcomerId(random.whole(0, newcomerCount - 1))
}
