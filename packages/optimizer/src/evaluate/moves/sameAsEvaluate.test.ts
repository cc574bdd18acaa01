import { type Fleet, type Random, seededRandom, type Violation } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { shapeOfSeed } from '../../testing/differential.ts'
import { generateFleet } from '../../testing/generateFleet.ts'
import {
  type EvaluateOptions,
  evaluate,
  type MoveVerdict,
  openMoves,
  type PlacementState,
  type ProposedMove,
  rulesThatMayStayBroken,
  todayOf,
} from '../index.ts'

const fleets = 250
const movesPerFleet = 8

type Row = PlacementState['placements'][number]

/** Any state: half of the time today's with some sites shut, else everything anywhere, also where it may not be. */
const randomState = (fleet: Fleet, random: Random): PlacementState => {
  const siteIds = fleet.sites.map(({ id }) => id)
  const some = (probability: number) => siteIds.filter(() => random.chance(probability))
  const today = todayOf(fleet)
  const whole = { periodId: null, share: 1 }
  const poolId = () => random.pick(fleet.pools).id
  const anywhere: Row[] = [
    ...fleet.inferenceWorkloads.flatMap(({ id, demand }) =>
      demand.flatMap(({ regionId }) => {
        if (random.chance(0.2)) return []
        const row = { ...whole, workloadId: id, regionId, hoursPerDay: null }
        if (random.chance(0.5)) return [{ ...row, poolId: poolId() }]
        const [first] = fleet.periods
        const share = random.between(0, 1.1)
        return [
          { ...row, poolId: poolId(), share },
          { ...row, poolId: poolId(), share: 1 - share / 2 },
          { ...row, poolId: poolId(), share: 0.1, periodId: first?.id ?? null },
        ]
      }),
    ),
    ...fleet.trainingWorkloads.flatMap(({ id, hoursPerDay }): Row[] => {
      const row = { ...whole, workloadId: id, regionId: null, hoursPerDay }
      if (random.chance(0.2)) return []
      return random.chance(0.8)
        ? [{ ...row, poolId: poolId() }]
        : fleet.periods.map((period) => ({
            ...row,
            poolId: poolId(),
            periodId: period.id,
            hoursPerDay: random.between(1, 12),
          }))
    }),
  ]
  const openSiteIds = random.chance(0.3) ? today.openSiteIds : some(0.7)
  return {
    openSiteIds,
    soldSiteIds: siteIds.filter((id) => !openSiteIds.includes(id) && random.chance(0.3)),
    operatorIdBySite: new Map(some(0.3).map((id) => [id, random.pick(fleet.operators).id])),
    refittedSiteIds: some(0.3),
    placements: random.chance(0.5) ? today.placements : anywhere,
    ...(random.chance(0.2)
      ? {
          others: {
            busy: new Map([[poolId(), new Map(fleet.periods.map(({ id }) => [id, 50]))]]),
            egressCostPerHour: new Map(siteIds.map((id) => [id, 3])),
            demandTokens: 100,
            servedTokens: 90,
            tokensWithinSlo: 80,
            latencyTokens: 4000,
            unservedPenaltyPerHour: 7,
          },
        }
      : {}),
  }
}

const randomMove = (fleet: Fleet, random: Random): ProposedMove => {
  const workload = random.pick([...fleet.inferenceWorkloads, ...fleet.trainingWorkloads])
  const regionIds = 'demand' in workload ? workload.demand.map(({ regionId }) => regionId) : []
  return {
    workloadId: random.chance(0.02) ? 'nobody' : workload.id,
    regionId: random.chance(0.5) ? random.pick([null, ...regionIds]) : null,
    toPoolId: random.chance(0.02) ? 'nowhere' : random.pick(fleet.pools).id,
  }
}

const isMoved = (fleet: Fleet, move: ProposedMove, row: Row) =>
  row.workloadId === move.workloadId &&
  (move.regionId === null ||
    row.regionId === move.regionId ||
    fleet.trainingWorkloads.some(({ id }) => id === move.workloadId))

/** The state after a move, by its definition. */
const moved = (fleet: Fleet, state: PlacementState, move: ProposedMove): PlacementState => {
  const training = fleet.trainingWorkloads.find(({ id }) => id === move.workloadId)
  const workload = fleet.inferenceWorkloads.find(({ id }) => id === move.workloadId)
  const siteId = fleet.pools.find(({ id }) => id === move.toPoolId)?.siteId
  const asked = workload?.demand.map(({ regionId }) => regionId) ?? [null]
  const regionIds = training ? [null] : move.regionId === null ? asked : [move.regionId]
  return {
    ...state,
    openSiteIds: [...new Set([...state.openSiteIds, ...(siteId === undefined ? [] : [siteId])])],
    placements: [
      ...state.placements.filter((row) => !isMoved(fleet, move, row)),
      ...regionIds.map((regionId) => ({
        workloadId: move.workloadId,
        regionId,
        poolId: move.toPoolId,
        periodId: null,
        share: 1,
        hoursPerDay: training?.hoursPerDay ?? null,
      })),
    ],
  }
}

const keyOf = ({ rule, entity }: Violation) => `${rule}: ${entity}`
/** How many rows break a limit, and how far it is exceeded by all of them taken together. */
const excesses = (violations: readonly Violation[]) => {
  const sums = new Map<string, { rows: number; by: number }>()
  for (const violation of violations) {
    const { found, allowed } = violation
    const atLeast = /^at least (\d+)$/.exec(String(allowed))?.[1]
    const limit = Number(atLeast ?? allowed)
    const by = typeof found === 'number' && !Number.isNaN(limit) ? Math.abs(found - limit) : 0
    const sum = sums.get(keyOf(violation)) ?? { rows: 0, by: 0 }
    sums.set(keyOf(violation), { rows: sum.rows + 1, by: sum.by + by })
  }
  return sums
}
/** Keys of limits that more rows break in `a` than in `b`, or that are exceeded by more. */
const worseIn = (a: readonly Violation[], b: readonly Violation[]) => {
  const [one, other] = [excesses(a), excesses(b)]
  return [...one].flatMap(([key, { rows, by }]) => {
    const { rows: otherRows, by: otherBy } = other.get(key) ?? { rows: 0, by: 0 }
    const isFurther = rows === otherRows && by - otherBy > 1e-9 * Math.max(1, by)
    return rows > otherRows || isFurther ? [key] : []
  })
}

const near = (told: number | null, found: number | null, size = 1) =>
  told === null || found === null
    ? told === found
    : Math.abs(told - found) <= 1e-9 * Math.max(1, size)

/** What a verdict says otherwise than two evaluations. */
const differences = (
  fleet: Fleet,
  state: PlacementState,
  move: ProposedMove,
  verdict: MoveVerdict,
  options: EvaluateOptions,
): string[] => {
  const next = moved(fleet, state, move)
  const [before, after] = [evaluate(fleet, state, options), evaluate(fleet, next, options)]
  const said: string[] = []
  const same = (name: string, told: number | null, found: number | null, size = 1) => {
    if (!near(told, found, size)) said.push(`${name}: ${told} for ${found}`)
  }
  const { costPerHour, unservedPenaltyPerHour, costTerms } = before.account
  const size = Math.abs(costPerHour) + unservedPenaltyPerHour
  same('cost', verdict.changeOfCostPerHour, after.account.costPerHour - costPerHour, size)
  same(
    'penalty',
    verdict.changeOfUnservedPenaltyPerHour,
    after.account.unservedPenaltyPerHour - unservedPenaltyPerHour,
    size,
  )
  costTerms.forEach(({ name, amountPerHour }, term) => {
    const told = verdict.changeOfTerms[term]
    const now = after.account.costTerms[term]?.amountPerHour ?? Number.NaN
    if (told?.name !== name) said.push(`no ${name}`)
    else same(name, told.amountPerHour, now - amountPerHour, size)
  })
  const latencyMs = (of: PlacementState) => {
    const placements = of.placements.filter((row) => isMoved(fleet, move, row))
    const { others: _, ...alone } = of
    return evaluate(fleet, { ...alone, placements }).account.meanLatencyMs
  }
  same('latency before', verdict.latencyMs.before, latencyMs(state), 1000)
  same('latency after', verdict.latencyMs.after, latencyMs(next), 1000)
  const keys = (violations: readonly Violation[]) => [...new Set(violations.map(keyOf))].sort()
  const lists = [
    [keys(verdict.broken), worseIn(after.violations, before.violations).sort()],
    [keys(verdict.repaired), worseIn(before.violations, after.violations).sort()],
  ] as const
  for (const [told, found] of lists)
    if (told.join() !== found.join()) said.push(`${told.join()} for ${found.join()}`)
  for (const { rule, entity, after: used, limit } of verdict.limits) {
    const told = after.violations.find((entry) => entry.rule === rule && entry.entity === entity)
    const isBroken = used > limit + 1e-6 * Math.max(1, Math.abs(limit))
    if (told ? told.found !== used && !near(used, Number(told.found), used) : isBroken)
      said.push(`${rule} of ${entity}: ${used} for ${told?.found}`)
  }
  const change = after.account.costPerHour - costPerHour + verdict.changeOfUnservedPenaltyPerHour
  const word = change < -1e-9 * Math.max(1, size) ? 'improves' : 'worsens'
  const expected = lists[0][1].length > 0 ? 'breaks' : lists[1][1].length > 0 ? 'repairs' : word
  if (verdict.verdict !== expected) said.push(`${verdict.verdict} for ${expected}`)
  return said
}

const cases = Array.from({ length: fleets }, (_, seed) => {
  const random = seededRandom(seed + 1)
  const fleet = generateFleet({ ...shapeOfSeed(seed), ...(seed % 2 ? { sites: 6 } : {}) })
  const state = randomState(fleet, random)
  const moves = Array.from({ length: movesPerFleet }, () => randomMove(fleet, random))
  const mayStayBroken = evaluate(fleet, todayOf(fleet)).violations.filter(
    ({ rule }) => rulesThatMayStayBroken.has(rule) && random.chance(0.5),
  )
  return { seed, fleet, state, moves, options: { mayStayBroken } }
})

describe('moves in generated fleets with every kind of rule', () => {
  it('have the verdict that two evaluations give', () => {
    const problems: string[] = []
    const verdicts: MoveVerdict[] = []
    for (const { seed, fleet, state, moves, options } of cases) {
      const judge = openMoves(fleet, state, options)
      for (const move of moves) {
        const verdict = judge.evaluateMove(move)
        verdicts.push(verdict)
        for (const problem of differences(fleet, state, move, verdict, options))
          problems.push(`${seed} ${JSON.stringify(move)} ${problem}`)
      }
    }
    expect(problems).toEqual([])
    // Nothing is proved by moves of one kind.
    const count = (claim: (verdict: MoveVerdict) => boolean) => verdicts.filter(claim).length
    const touching = (rule: string) => count(({ limits }) => limits.some((at) => at.rule === rule))
    expect(count(({ verdict }) => verdict === 'breaks')).toBeGreaterThan(500)
    expect(count(({ verdict }) => verdict === 'repairs')).toBeGreaterThan(50)
    expect(count(({ verdict }) => verdict === 'improves')).toBeGreaterThan(20)
    expect(count(({ verdict }) => verdict === 'worsens')).toBeGreaterThan(20)
    expect(count(({ opensSiteIds }) => opensSiteIds.length > 0)).toBeGreaterThan(300)
    expect(
      count(({ broken, repaired }) => broken.length > 0 && repaired.length > 0),
    ).toBeGreaterThan(100)
    for (const rule of [
      'openSiteLimitHolds',
      'carbonBudgetHolds',
      'operatorSitesHold',
      'operatorPowerHolds',
      'migrationBudgetHolds',
      'shareIsSpread',
    ])
      expect([rule, touching(rule) > 10]).toEqual([rule, true])
  })

  it('come to the same in a list as one after the other', () => {
    for (const { fleet, state, moves, options } of cases.slice(0, 120)) {
      const judge = openMoves(fleet, state, options)
      // Of two moves of one workload only the last counts in a list.
      const list = moves.filter(
        ({ workloadId }, index) =>
          moves.findIndex((move) => move.workloadId === workloadId) === index,
      )
      const steps = list.map((_, index) => {
        const at = judge.withMoves(list.slice(0, index))
        return list[index] ? at.evaluateMove(list[index]) : judge.evaluateMoves([])
      })
      const sum = (figure: (verdict: MoveVerdict) => number) =>
        steps.reduce((total, step) => total + figure(step), 0)
      const whole = judge.evaluateMoves(list)
      const { account } = evaluate(fleet, state)
      const size = account.costPerHour + account.unservedPenaltyPerHour
      for (const figure of [
        (verdict: MoveVerdict) => verdict.changeOfCostPerHour,
        (verdict: MoveVerdict) => verdict.changeOfUnservedPenaltyPerHour,
      ])
        expect(near(figure(whole), sum(figure), size * 10)).toBe(true)
      const end = list.reduce((at, move) => at.withMoves([move]), judge)
      const last = (of: PlacementState) => evaluate(fleet, of, options).violations.map(keyOf).sort()
      expect(last(judge.withMoves(list).state)).toEqual(last(end.state))
    }
  })

  it('rank sites as each move is judged', () => {
    let ranked = 0
    for (const { fleet, state, moves, options } of cases.slice(0, 120)) {
      const judge = openMoves(fleet, state, options)
      for (const { workloadId, regionId } of moves.slice(0, 3)) {
        const ranks = judge.rankSites(workloadId, regionId)
        expect(ranks.map(({ siteId }) => siteId).sort()).toEqual(
          fleet.sites.map(({ id }) => id).sort(),
        )
        for (const rank of ranks) {
          const verdicts = fleet.pools
            .filter(({ siteId }) => siteId === rank.siteId)
            .map(({ id }) => judge.evaluateMove({ workloadId, regionId, toPoolId: id }))
          const own = judge.evaluateMove({ workloadId, regionId, toPoolId: rank.poolId ?? '' })
          const size = Math.abs(own.changeOfCostPerHour) + own.changeOfUnservedPenaltyPerHour
          expect(rank.broken.map(keyOf).sort()).toEqual(own.broken.map(keyOf).sort())
          expect(rank.repaired.map(keyOf).sort()).toEqual(own.repaired.map(keyOf).sort())
          expect(near(rank.changeOfCostPerHour, own.changeOfCostPerHour, 100 * size)).toBe(true)
          expect([rank.verdict, rank.opensSiteIds]).toEqual([own.verdict, own.opensSiteIds])
          expect(near(rank.latencyMs.after, own.latencyMs.after, 1000)).toBe(true)
          const fewest = Math.min(...verdicts.map(({ broken }) => broken.length))
          expect(rank.broken.length).toBe(fewest)
          ranked++
        }
        const firstBroken = ranks.findIndex(({ verdict }) => verdict === 'breaks')
        const rest = firstBroken < 0 ? [] : ranks.slice(firstBroken)
        expect(rest.every(({ verdict }) => verdict === 'breaks')).toBe(true)
      }
    }
    expect(ranked).toBeGreaterThan(1000)
  })
})
