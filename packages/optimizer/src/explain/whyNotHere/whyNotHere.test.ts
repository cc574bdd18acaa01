import { applyEdits, type Edit, type Fleet, type FleetInput, type Plan } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { plan } from '../../plan.ts'
import { whyNotHere } from './whyNotHere.ts'

const exact = { objective: 'cost', gapRelative: 0, wholeReplicas: false } as const

const planned = async (fleet: Fleet): Promise<Plan> => {
  const result = await plan(fleet, exact)
  if (!result.plan) throw new Error(result.message)
  return result.plan
}

const bothOpen = (input: FleetInput) => {
  input.policy = {
    ...input.policy,
    siteRulings: [
      { siteId: 'East', ruling: 'open' },
      { siteId: 'West', ruling: 'open' },
    ],
  }
}

const ask = async (
  workloadId: string,
  siteId: string,
  change: (input: FleetInput) => void = () => {},
) => {
  const fleet = tinyFleet(change)
  const found = await planned(fleet)
  const answer = await whyNotHere(fleet, found, { workloadId, regionId: null, siteId })
  return { fleet, found, answer }
}

/** What the plan of a changed fleet has of the workload at the site, by the public door, with the plan’s other decisions held. */
const shareAfter = async (
  fleet: Fleet,
  edits: readonly Edit[],
  hold: Plan,
  workloadId: string,
  siteId: string,
) => {
  const free = { ...hold, placements: hold.placements.filter((p) => p.workloadId !== workloadId) }
  const result = await plan(applyEdits(fleet, edits).fleet, { ...exact, hold: free })
  return (result.plan?.placements ?? [])
    .filter((placement) => placement.workloadId === workloadId && placement.siteId === siteId)
    .reduce((sum, { share }) => sum + share, 0)
}

const slo = (latencySloMs: number) => (input: FleetInput) => {
  for (const workload of input.inferenceWorkloads ?? []) workload.latencySloMs = latencySloMs
}

describe('why a workload is not at a site', () => {
  it('names the rule with figure and limit, and by how much the SLO has to be raised', async () => {
    // West is 2 × 1,000 km × 4.9 µs = 9.8 ms away and takes 10 ms to serve.
    const { answer, fleet, found } = await ask('chat', 'West', slo(15))
    expect(answer.verdict).toBe('forbidden')
    expect(answer.obstacles.map(({ code, poolIds }) => [code, poolIds])).toEqual([
      ['SITE_HELD_CLOSED', ['West-pool']],
      ['LATENCY_ABOVE_SLO', ['West-pool']],
    ])
    const [change] = answer.changes
    expect(change).toMatchObject({ kind: 'permission', isVerified: true, isPutThere: false })
    expect(change?.figures[0]?.from).toBe(15)
    expect(change?.figures[0]?.to).toBeCloseTo(19.8, 3)
    // 180 with all at East. With West open chat goes there: 200 + 25 at West + 20 for the gang, held at East.
    expect(change?.changeOfCostPerHour).toBeCloseTo(65, 6)
    expect(change?.tries.filter(({ isThere }) => isThere)).toHaveLength(1)
    expect(await shareAfter(fleet, change?.edits ?? [], found, 'chat', 'West')).toBeCloseTo(1, 6)
    const less = (change?.edits ?? []).map((edit) =>
      edit.kind === 'setLatencySlo' ? { ...edit, latencySloMs: 15 + 0.999 * 4.8 } : edit,
    )
    expect(await shareAfter(fleet, less, found, 'chat', 'West')).toBe(0)
  })

  it('is that it costs more: by how much, in which terms, and what would have to fall', async () => {
    // 50 kW at 1 instead of 0.5: 25 more. At half its price East costs the same.
    const { answer, fleet, found } = await ask('chat', 'East', bothOpen)
    expect(answer.verdict).toBe('costsMore')
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(25, 6)
    const energy = answer.placing?.changeOfTerms.find(({ name }) => name === 'energy')
    expect(energy?.amountPerHour).toBeCloseTo(25, 6)
    expect(answer.placing?.edits).toEqual([
      { kind: 'moveWorkload', workloadId: 'chat', siteId: 'East' },
    ])
    // 500 tokens/s are 1.8 million an hour.
    expect(answer.placing?.rebate?.perHour).toBeCloseTo(25, 1)
    expect(answer.placing?.rebate?.perMillionTokens).toBeCloseTo(25 / 1.8, 1)
    expect(answer.changes).toHaveLength(1)
    const [change] = answer.changes
    expect(change).toMatchObject({ kind: 'price', isVerified: true, isPutThere: false })
    expect(change?.figures[0]?.to).toBeCloseTo(0.5, 3)
    expect(await shareAfter(fleet, change?.edits ?? [], found, 'chat', 'East')).toBeCloseTo(1, 6)
    const atEven: Edit[] = [{ kind: 'scaleElectricityPrice', siteId: 'East', factor: 0.5005 }]
    expect(await shareAfter(fleet, atEven, found, 'chat', 'East')).toBe(0)
  })

  it('offers no price where none alone is low enough', async () => {
    // At East 50 kW cost 0.8 more each, and running 50 accelerators 0.6 each: 70. Free power saves 45 of it, free running 30.
    const { answer } = await ask('chat', 'East', (input) => {
      bothOpen(input)
      for (const pool of input.pools) if (pool.id === 'East-pool') pool.operatingCostPerHour = 0.6
      for (const site of input.sites) site.electricityPricePerKwh = site.id === 'East' ? 0.9 : 0.1
    })
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(70, 6)
    expect(answer.placing?.rebate?.perHour).toBeCloseTo(70, 1)
    expect(answer.changes).toEqual([])
    expect(answer.notes.join(' ')).toContain('No price of East and no limit of it alone')
  })

  it('is that the site is full: how much more power there has to be', async () => {
    const { answer, fleet, found } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 30
      for (const training of input.trainingWorkloads ?? []) training.allowedJurisdictions = ['east']
    })
    expect(answer).toMatchObject({ verdict: 'full', placing: null })
    expect(answer.shareNow).toBeCloseTo(0.6, 6)
    const [change] = answer.changes
    expect(change).toMatchObject({ kind: 'room', isVerified: true, isPutThere: false })
    expect(change?.figures[0]).toMatchObject({ from: 30, unit: 'kW' })
    expect(change?.figures[0]?.to).toBeCloseTo(50, 3)
    expect(await shareAfter(fleet, change?.edits ?? [], found, 'chat', 'West')).toBeCloseTo(1, 6)
    const less: Edit[] = [{ kind: 'setPowerLimit', siteId: 'West', facilityPowerLimitKw: 49.98 }]
    expect(await shareAfter(fleet, less, found, 'chat', 'West')).toBeLessThan(0.9999)
  })

  it('needs machines and power together where neither alone is enough, each as few as can be', async () => {
    const { answer } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 30
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = 40
      for (const training of input.trainingWorkloads ?? []) training.allowedJurisdictions = ['east']
    })
    const [change] = answer.changes
    expect(change?.figures.map(({ from, to }) => [from, Number(to.toFixed(3))])).toEqual([
      [40, 50],
      [30, 50],
    ])
    // The whole, one accelerator less, a little less power.
    expect(change?.tries.map(({ isThere }) => isThere)).toEqual([true, false, false])
  })

  it('finds the power that machines of their own bring up, which could not bind before', async () => {
    const { answer } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      for (const site of input.sites) if (site.id === 'West') site.facilityPowerLimitKw = 40
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.count = 40
      for (const training of input.trainingWorkloads ?? []) training.allowedJurisdictions = ['east']
    })
    expect(answer.changes[0]?.figures.map(({ to }) => Number(to.toFixed(3)))).toEqual([50, 50])
  })

  it('is that another gains more by being there: how much larger the limit has to be', async () => {
    // Mail fills the 50 kW of West, since data from East costs it 10 an hour besides: 1 GB per million tokens, 1.8 million, 5.56 a GB.
    const { answer, fleet, found } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      input.trainingWorkloads = []
      const [classes, workloads] = [input.workloadClasses ?? [], input.inferenceWorkloads ?? []]
      const [[chatModel], [chat]] = [classes, workloads]
      if (!chatModel || !chat) throw new Error('no chat')
      classes.push({ ...chatModel, id: 'mail-model', egressGbPerMillionTokens: 1 })
      workloads.push({ ...chat, id: 'mail', classId: 'mail-model' })
      for (const site of input.sites) {
        if (site.id === 'West') site.facilityPowerLimitKw = 50
        if (site.id === 'East') site.egressPricePerGb = 10 / 1.8
      }
    })
    expect(answer.verdict).toBe('costsMore')
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(10, 6)
    expect(
      answer.placing?.displaced.map(({ toSiteId, workloadId }) => [workloadId, toSiteId]),
    ).toEqual([['mail', 'East']])
    const room = answer.changes.find(({ kind }) => kind === 'room')
    expect(room).toMatchObject({ isVerified: true, isPutThere: false })
    expect(room?.figures[0]?.to).toBeGreaterThan(100)
    expect(room?.figures[0]?.to).toBeLessThan(100.05)
    expect(await shareAfter(fleet, room?.edits ?? [], found, 'chat', 'West')).toBeCloseTo(1, 6)
    // Power at West is as cheap for mail as for chat, so its price does not help.
    expect(answer.changes.map(({ kind }) => kind)).toEqual(['room'])
  })

  it('is that a gang does not fit: the domain that holds it', async () => {
    const { answer, fleet, found } = await ask('train', 'West', (input) => {
      bothOpen(input)
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.maxGangAccelerators = 12
    })
    expect(answer.obstacles).toMatchObject([{ code: 'GANG_TOO_LARGE', found: 20, allowed: 12 }])
    const [change] = answer.changes
    expect(change?.figures).toEqual([
      {
        what: 'the interconnect domain of West-pool',
        from: 12,
        to: 20,
        unit: 'accelerators',
      },
    ])
    expect(change).toMatchObject({ isVerified: true, isPutThere: false })
    // From 20 × 1 to 20 × 0.5.
    expect(change?.changeOfCostPerHour).toBeCloseTo(-10, 6)
    expect(await shareAfter(fleet, change?.edits ?? [], found, 'train', 'West')).toBe(1)
  })

  it('tells of a gang what it costs more, and what would make it go by itself', async () => {
    // 20 kW at 1 instead of 0.5.
    const { answer } = await ask('train', 'East', bothOpen)
    expect(answer.verdict).toBe('costsMore')
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(10, 6)
    expect(answer.placing?.rebate?.perHour).toBeCloseTo(10, 1)
    expect(answer.placing?.rebate?.perMillionTokens).toBeNull()
    expect(answer.changes[0]).toMatchObject({ kind: 'price', isVerified: true })
    expect(answer.changes[0]?.figures[0]?.to).toBeCloseTo(0.5, 2)
  })

  it('lets it run in one more jurisdiction, without forgetting the others', async () => {
    const { answer } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      for (const workload of input.inferenceWorkloads ?? [])
        workload.allowedJurisdictions = ['east']
    })
    expect(answer.obstacles.map(({ code }) => code)).toEqual(['JURISDICTION_NOT_ALLOWED'])
    expect(answer.changes[0]?.edits).toEqual([
      {
        kind: 'change',
        collection: 'inferenceWorkloads',
        id: 'chat',
        set: { allowedJurisdictions: ['east', 'west'] },
      },
    ])
  })

  it('has to be put there where it may run then and still costs more', async () => {
    const { answer, fleet, found } = await ask('chat', 'East', (input) => {
      bothOpen(input)
      for (const workload of input.inferenceWorkloads ?? [])
        workload.allowedJurisdictions = ['west']
    })
    const [allowed, cheaper] = answer.changes
    expect(allowed).toMatchObject({ kind: 'permission', isPutThere: true, isVerified: true })
    expect(allowed?.edits.at(-1)).toEqual({
      kind: 'moveWorkload',
      workloadId: 'chat',
      siteId: 'East',
    })
    expect(allowed?.changeOfCostPerHour).toBeCloseTo(25, 6)
    expect(allowed?.rebate?.perHour).toBeCloseTo(25, 1)
    expect(await shareAfter(fleet, allowed?.edits ?? [], found, 'chat', 'East')).toBeCloseTo(1, 6)
    const withoutPin = allowed?.edits.slice(0, -1) ?? []
    expect(await shareAfter(fleet, withoutPin, found, 'chat', 'East')).toBe(0)
    expect(cheaper).toMatchObject({ kind: 'price', isPutThere: false, isVerified: true })
  })

  it('keeps other pins and forbids when one gives way', async () => {
    const { answer } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      input.policy = {
        ...input.policy,
        forbids: [{ workloadId: 'chat', siteId: 'West' }],
        pins: [{ workloadId: 'train', siteId: 'East' }],
      }
    })
    expect(answer.obstacles.map(({ code }) => code)).toEqual(['FORBIDDEN_HERE'])
    const [change] = answer.changes
    expect(change?.edits[0]).toEqual({ kind: 'releaseWorkload', workloadId: 'chat' })
    expect(change).toMatchObject({ isVerified: true, isPutThere: false })
  })

  it('asks for a new pool where no machine there runs it, with not one accelerator too many', async () => {
    const { answer, fleet, found } = await ask('chat', 'West', (input) => {
      bothOpen(input)
      input.acceleratorTypes.push({
        id: 'other',
        name: 'Other',
        memoryGb: 10,
        activeWatts: 500,
        idleWatts: 0,
        rentPerHour: 1,
      })
      for (const pool of input.pools) if (pool.id === 'West-pool') pool.acceleratorTypeId = 'other'
      for (const workload of input.inferenceWorkloads ?? []) workload.currentPlacement = []
    })
    expect(answer.obstacles.map(({ code }) => code)).toEqual(['ACCELERATOR_CANNOT_RUN'])
    const [change] = answer.changes
    expect(change?.figures.map(({ from, to }) => [from, to])).toEqual([[0, 50]])
    expect(change?.tries.map(({ isThere }) => isThere)).toEqual([true, false])
    expect(await shareAfter(fleet, change?.edits ?? [], found, 'chat', 'West')).toBeCloseTo(1, 6)
  })

  it('raises the limit on open sites where one more would break it', async () => {
    const { answer } = await ask('chat', 'West', (input) => {
      slo(15)(input)
      for (const site of input.sites) if (site.id === 'West') site.status = 'mothballed'
      input.policy = { maxOpenSites: 1 }
      for (const workload of input.inferenceWorkloads ?? []) workload.currentPlacement = []
    })
    const [change] = answer.changes
    expect(change?.edits.map(({ kind }) => kind)).toContain('setMaxOpenSites')
    expect(change?.isVerified).toBe(true)
    expect(change?.tries.filter(({ isThere }) => isThere)).toHaveLength(1)
  })

  it('asks for no more than one site may take of what has to be spread', async () => {
    const spread = (input: FleetInput) => {
      bothOpen(input)
      for (const workload of input.inferenceWorkloads ?? []) workload.maxSharePerSite = 0.6
    }
    const there = await ask('chat', 'West', spread)
    expect(there.answer).toMatchObject({ verdict: 'isThere', shareAsked: 0.6 })
    // 0.4 of it is at East; 10 kW more of it there cost 5 more. No edit routes a share.
    const { answer } = await ask('chat', 'East', spread)
    expect(answer.verdict).toBe('costsMore')
    expect(answer.shareNow).toBeCloseTo(0.4, 6)
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(5, 6)
    expect(answer.placing?.edits).toEqual([])
  })

  it('looks at the requests of one region alone where it is asked to', async () => {
    const fleet = tinyFleet((input) => {
      bothOpen(input)
      const regions = input.regions ?? []
      regions.push({
        id: 'village',
        name: 'Village',
        latitude: 0,
        longitude: 95,
        jurisdiction: 'east',
      })
      for (const { demand } of input.inferenceWorkloads ?? [])
        demand.push({ regionId: 'village', tokensPerSecond: 100 })
    })
    const found = await planned(fleet)
    const question = { workloadId: 'chat', regionId: 'village', siteId: 'East' }
    const answer = await whyNotHere(fleet, found, question)
    // 10 kW at 1 instead of 0.5; the 50 kW of the city stay.
    expect(answer.verdict).toBe('costsMore')
    expect(answer.placing?.changeOfCostPerHour).toBeCloseTo(5, 6)
    expect(answer.placing?.edits).toEqual([])
    expect(answer.placing?.rebate?.perHour).toBeCloseTo(5, 1)
    expect(answer.changes[0]?.figures[0]?.to).toBeCloseTo(0.5, 3)
  })

  it.each([
    [{ workloadId: 'chatt', regionId: null, siteId: 'West' }, 'such as chat'],
    [{ workloadId: 'chat', regionId: null, siteId: 'Wets' }, 'such as West'],
    [{ workloadId: 'chat', regionId: 'village', siteId: 'West' }, 'ask for one of these regions'],
  ])('answers %j by what is unknown and what to use instead', async (question, words) => {
    const fleet = tinyFleet()
    const answer = await whyNotHere(fleet, await planned(fleet), question)
    expect(answer.verdict).toBe('unknown')
    expect(answer.issue?.code).toMatch(/UNKNOWN|WITHOUT_DEMAND/)
    expect(answer.text).toContain(words)
  })

  it('says that the time was up, and claims nothing it does not know', async () => {
    const fleet = tinyFleet(bothOpen)
    const found = await planned(fleet)
    const question = { workloadId: 'chat', regionId: null, siteId: 'East' }
    const answer = await whyNotHere(fleet, found, question, { timeLimitSeconds: 0 })
    expect(answer).toMatchObject({ isComplete: false, verdict: 'unknown', changes: [] })
    expect(answer.text).toContain('To fix: allow more time')
  })
})
