import { type PlacementTable, type PlanAccount, workloadIdAt } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { certifyWorkloads, evaluate, plan, planWorkloads } from '../src/index.ts'
import { asOwnWorkloads, fleetWithTable } from './support/workloadFleet.ts'

const options = {
  objective: 'cost',
  engine: 'highs',
  gapRelative: 0,
  wholeReplicas: false,
} as const

const figuresOf = ({ costTerms, ...figures }: PlanAccount) => ({
  ...figures,
  ...Object.fromEntries(costTerms.map(({ name, amountPerHour }) => [name, amountPerHour])),
})
const expectSameAccount = (one: PlanAccount, other: PlanAccount, relative: number) => {
  const others: Record<string, number | null> = figuresOf(other)
  for (const [name, value] of Object.entries(figuresOf(one))) {
    const near = relative * Math.max(1, Math.abs(others[name] ?? 0))
    expect(Math.abs((value ?? 0) - (others[name] ?? 0)), name).toBeLessThanOrEqual(near)
  }
}

describe('a plan for a table of workloads', () => {
  it.each(['steady', 'byPeriod'] as const)(
    'is as good as that for the same workloads one by one, with %s routing',
    async (routing) => {
      for (const seed of [1, 2, 3, 4]) {
        const { fleet, table } = await fleetWithTable(seed, routing)
        const result = await planWorkloads(fleet, table, options)
        const single = await plan(asOwnWorkloads(fleet, table), { ...options, grouping: false })
        expect(result.groupCount).toBeLessThan(table.count)
        expect(result.certificate).toMatchObject({ ok: true, violationCount: 0 })
        expect(result.tiers.map(({ name }) => name)).toEqual(single.tiers.map(({ name }) => name))
        result.tiers.forEach(({ objectiveValue }, tier) => {
          const other = single.tiers[tier]?.objectiveValue ?? Number.NaN
          const room = tier === 0 ? 1e-7 : 1e-6
          expect(Math.abs(objectiveValue - other)).toBeLessThanOrEqual(room * Math.max(1, other))
        })
      }
    },
  )

  it('has the account and holds the limits that the same placements have in a fleet of single workloads', async () => {
    for (const routing of ['steady', 'byPeriod'] as const) {
      const { fleet, table } = await fleetWithTable(5, routing)
      const { plan: found, placements } = await planWorkloads(fleet, table, options)
      if (!found || !placements) throw new Error('no plan')
      const rows = Array.from({ length: table.count }, (_, i) => {
        const [start, end] = [placements.rowStart[i] ?? 0, placements.rowStart[i + 1] ?? 0]
        return Array.from({ length: end - start }, (_, k) => ({
          workloadId: workloadIdAt(table, i),
          regionId: table.terms[table.termsIndex[i] ?? -1]?.regionId ?? null,
          poolId: placements.poolIds[placements.poolIndex[start + k] ?? -1] ?? '',
          periodId: placements.periodIds[placements.periodIndex[start + k] ?? -1] ?? null,
          share: placements.share[start + k] ?? 0,
          hoursPerDay: null,
        }))
      }).flat()
      const { account, violations } = evaluate(asOwnWorkloads(fleet, table), {
        openSiteIds: found.openSiteIds,
        placements: [...found.placements, ...rows],
      })
      expect(violations).toEqual([])
      expectSameAccount(found.account, account, 1e-9)
    }
  })

  it('gives each workload the shares of its group, and lists only the fleet’s own workloads itself', async () => {
    const { fleet, table } = await fleetWithTable(6)
    const { plan: found, placements } = await planWorkloads(fleet, table, options)
    const own = new Set(
      [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads].map(({ id }) => id),
    )
    for (const { workloadId } of found?.placements ?? []) expect(own.has(workloadId)).toBe(true)
    const sharesOf = (i: number) =>
      placements && [...placements.share.slice(placements.rowStart[i], placements.rowStart[i + 1])]
    for (let i = 0; i < table.count; i++)
      expect(sharesOf(i)).toEqual(sharesOf(table.termsIndex.indexOf(table.termsIndex[i] ?? 0)))
  })

  it('says what stays unserved, group by group, and why a group has no place', async () => {
    const { fleet, table } = await fleetWithTable(7)
    const impossible = table.terms.map((terms, g) =>
      g === 0 ? { ...terms, latencySloMs: 1 } : terms,
    )
    const result = await planWorkloads(fleet, { ...table, terms: impossible }, options)
    expect(result.certificate?.ok).toBe(true)
    const count = table.termsIndex.filter((index) => index === 0).length
    expect(result.unservedGroups[0]).toMatchObject({
      workloadId: 'w0',
      share: 1,
      workloadCount: count,
    })
    expect(result.refusals[0]?.text).toMatch(
      /^w0 for .* has no pool .* The same holds for \d+ workloads? like it\.$/,
    )
  })
})

describe('the certificate of a table of workloads', () => {
  const certified = async () => {
    const { fleet, table } = await fleetWithTable(8)
    const { plan: found, placements } = await planWorkloads(fleet, table, options)
    if (!found || !placements) throw new Error('no plan')
    return { fleet, table, found, placements: structuredClone(placements) }
  }
  type Certified = Awaited<ReturnType<typeof certified>>
  const rulesAfter = async (corrupt: (parts: Certified) => Partial<Certified> | undefined) => {
    const parts = await certified()
    const { fleet, table, found, placements } = { ...parts, ...corrupt(parts) }
    const { ok, violations } = certifyWorkloads(fleet, found, table, placements)
    expect(ok).toBe(violations.length === 0)
    return new Set(violations.map(({ rule }) => rule))
  }
  /** The first row whose terms a test accepts, and its workload. */
  const rowWhere = (
    { table, placements }: Certified,
    accepts: (terms: Certified['table']['terms'][number]) => boolean,
  ) => {
    for (let i = 0; i < table.count; i++) {
      const terms = table.terms[table.termsIndex[i] ?? -1]
      const row = placements.rowStart[i] ?? 0
      if (terms && accepts(terms) && row < (placements.rowStart[i + 1] ?? 0)) return { i, row }
    }
    throw new Error('no such row')
  }
  const anyRow = (parts: Certified) => rowWhere(parts, () => true)
  const setShare = (placements: PlacementTable, row: number, share: number) => {
    placements.share[row] = share
  }

  it('holds as the plan was made', async () => {
    expect([...(await rulesAfter(() => undefined))]).toEqual([])
  })

  const corruptions: [string, string, (parts: Certified) => Partial<Certified> | undefined][] = [
    [
      'one workload’s share is a little smaller than claimed',
      'accountIsTrue',
      (parts) => void setShare(parts.placements, anyRow(parts).row, 0.5),
    ],
    [
      'one workload is served more than once',
      'demandIsServedOnce',
      (parts) => void setShare(parts.placements, anyRow(parts).row, 1.5),
    ],
    [
      'a share is below 0',
      'shareIsAFraction',
      (parts) => void setShare(parts.placements, anyRow(parts).row, -0.5),
    ],
    [
      'a share is no number',
      'shareIsAFraction',
      (parts) => void setShare(parts.placements, anyRow(parts).row, Number.NaN),
    ],
    [
      'one workload’s volume is another',
      'accountIsTrue',
      ({ table }) => {
        const tokensPerSecond = table.tokensPerSecond.slice()
        tokensPerSecond[3] = (tokensPerSecond[3] ?? 0) * 1.5
        return { table: { ...table, tokensPerSecond } }
      },
    ],
    [
      'one workload’s latency limit is tighter than where it is',
      'latencyIsMet',
      (parts) => {
        const { i } = anyRow(parts)
        const { table } = parts
        const [terms] = [table.terms[table.termsIndex[i] ?? -1]]
        if (!terms) return undefined
        const termsIndex = table.termsIndex.slice()
        termsIndex[i] = table.terms.length
        return {
          table: { ...table, termsIndex, terms: [...table.terms, { ...terms, latencySloMs: 51 }] },
        }
      },
    ],
    [
      'one workload is where its data may not be',
      'residencyIsKept',
      (parts) => {
        const { fleet, placements } = parts
        const { row } = rowWhere(parts, (terms) => terms.allowedJurisdictions?.[0] === 'north')
        const south = new Set(
          fleet.sites.filter((site) => site.jurisdiction === 'south').map(({ id }) => id),
        )
        placements.poolIndex[row] = fleet.pools.findIndex(({ siteId }) => south.has(siteId))
        return undefined
      },
    ],
    [
      'one workload is at a single site and must be spread',
      'shareIsSpread',
      (parts) =>
        void setShare(parts.placements, rowWhere(parts, ({ minSites }) => minSites === 2).row, 0.9),
    ],
    [
      'one workload is at a closed site',
      'closedSiteIsEmpty',
      ({ found, fleet, placements }) => {
        const pool = fleet.pools[placements.poolIndex[0] ?? -1]
        return {
          found: { ...found, openSiteIds: found.openSiteIds.filter((id) => id !== pool?.siteId) },
        }
      },
    ],
    [
      'the load of a site is another than claimed',
      'siteLoadIsTrue',
      ({ found }) => ({
        found: {
          ...found,
          siteDecisions: found.siteDecisions.map((decision, at) =>
            at === 0 ? { ...decision, busyAfter: decision.busyAfter + 1 } : decision,
          ),
        },
      }),
    ],
    [
      'a site holds less than what is placed there',
      'poolCapacityHolds',
      ({ fleet }) => ({
        fleet: {
          ...fleet,
          pools: fleet.pools.map((pool) => ({ ...pool, count: Math.ceil(pool.count / 50) })),
        },
      }),
    ],
    [
      'a site has less power than what is placed there draws',
      'sitePowerHolds',
      ({ fleet }) => ({
        fleet: {
          ...fleet,
          sites: fleet.sites.map((site) => ({ ...site, facilityPowerLimitKw: 30 })),
        },
      }),
    ],
    [
      'a pool is not one of the fleet',
      'namesExist',
      ({ placements }) => ({
        placements: { ...placements, poolIds: placements.poolIds.map((id) => `${id}x`) },
      }),
    ],
    [
      'a row belongs to no workload',
      'namesExist',
      ({ placements }) => ({
        placements: { ...placements, rowStart: placements.rowStart.slice(1) },
      }),
    ],
    [
      'rows run backwards',
      'namesExist',
      ({ placements }) => {
        placements.rowStart[2] = 0
        placements.rowStart[1] = 3
        return undefined
      },
    ],
  ]
  it.each(corruptions)('catches that %s (%s)', async (_name, rule, corrupt) => {
    expect([...(await rulesAfter(corrupt))]).toContain(rule)
  })

  it('counts what it does not list', async () => {
    const { fleet, table, found, placements } = await certified()
    const many = 30
    const repeat = <T extends Uint32Array | Float64Array>(
      list: T,
      make: (length: number) => T,
    ): T => {
      const all = make(list.length * many)
      for (let k = 0; k < many; k++) all.set(list, k * list.length)
      return all
    }
    const idEnds = new Uint32Array(table.count * many)
    const rowStart = new Uint32Array(table.count * many + 1)
    for (let k = 0; k < many; k++)
      for (let i = 0; i < table.count; i++) {
        idEnds[k * table.count + i] = table.idEnds[i] ?? 0
        rowStart[k * table.count + i + 1] =
          k * placements.share.length + (placements.rowStart[i + 1] ?? 0)
      }
    const periodIndex = new Int16Array(placements.share.length * many).fill(-1)
    const { violations, violationCount } = certifyWorkloads(
      fleet,
      found,
      {
        ...table,
        count: table.count * many,
        idEnds,
        termsIndex: repeat(table.termsIndex, (length) => new Uint32Array(length)),
        tokensPerSecond: repeat(table.tokensPerSecond, (length) => new Float64Array(length)),
      },
      {
        ...placements,
        rowStart,
        periodIndex,
        poolIndex: repeat(placements.poolIndex, (length) => new Uint32Array(length)),
        share: repeat(placements.share, (length) => new Float64Array(length)).map(
          (share) => share * 3,
        ),
      },
    )
    const listed = violations.filter(({ rule }) => rule === 'demandIsServedOnce')
    expect(listed).toHaveLength(100)
    expect(violationCount).toBeGreaterThan(1000)
  })
})
