import type { FleetInput } from '@berth/shared'
import { tinyFleet } from '@berth/shared/testing'
import { describe, expect, it } from 'vitest'
import { groupCells } from './groupCells.ts'
import { indexFleet } from './indexFleet.ts'

type Workload = NonNullable<FleetInput['inferenceWorkloads']>[number]

/** `chat` without a place today, and `talk` that asks for three times as much of the same, after a change to `talk` or to the fleet. */
const groupsWith = (
  changeTalk: (talk: Workload) => void = () => {},
  changeFleet: (input: FleetInput) => void = () => {},
) => {
  const fleet = tinyFleet((input) => {
    const [chat] = input.inferenceWorkloads ?? []
    if (!chat) throw new Error('The tiny fleet has no chat.')
    chat.currentPlacement = []
    const talk = structuredClone({ ...chat, id: 'talk' })
    talk.demand = [{ regionId: 'city', tokensPerSecond: 1500 }]
    changeTalk(talk)
    input.inferenceWorkloads = [chat, talk]
    changeFleet(input)
  })
  return groupCells(indexFleet(fleet)).cells.map(({ members, tokensPerSecond }) => ({
    workloads: members.map(({ workload }) => workload.id),
    tokensPerSecond: [...tokensPerSecond],
  }))
}
const namesOf = (groups: ReturnType<typeof groupsWith>) => groups.map(({ workloads }) => workloads)
const together = [['chat', 'talk']]
const apart = [['chat'], ['talk']]

const twoPeriods = (input: FleetInput) => {
  input.periods = [
    { id: 'day', hoursPerDay: 12 },
    { id: 'night', hoursPerDay: 12 },
  ]
}
/** Day and night demand of both, 500 and 250 for chat. */
const profiles = (day: number, night: number) => ({
  talk: (talk: Workload) => {
    talk.demand = [{ regionId: 'city', tokensPerSecond: { day, night } }]
  },
  fleet: (input: FleetInput) => {
    twoPeriods(input)
    const [chat] = input.inferenceWorkloads ?? []
    if (chat) chat.demand = [{ regionId: 'city', tokensPerSecond: { day: 500, night: 250 } }]
  },
})

describe('workloads that differ only in volume', () => {
  it('are one group, which asks for their sum: 500 + 1,500 tokens per second', () => {
    expect(groupsWith()).toEqual([{ workloads: ['chat', 'talk'], tokensPerSecond: [2000] }])
  })
  it('are one group in whatever order jurisdictions are listed', () => {
    const list = (names: string[]) => (talk: Workload) => {
      talk.allowedJurisdictions = names
    }
    const chatToo = (input: FleetInput) => {
      const [chat] = input.inferenceWorkloads ?? []
      if (chat) chat.allowedJurisdictions = ['east', 'west']
    }
    expect(namesOf(groupsWith(list(['west', 'east', 'west']), chatToo))).toEqual(together)
  })
  it('are one group where their demand over the day is the same up to a factor', () => {
    const { talk, fleet } = profiles(150, 75)
    expect(groupsWith(talk, fleet)).toEqual([
      { workloads: ['chat', 'talk'], tokensPerSecond: [650, 325] },
    ])
  })
  it('are one group whatever their day is like where routing is decided anew in every period', () => {
    const { talk, fleet } = profiles(100, 900)
    const byPeriod = (input: FleetInput) => {
      fleet(input)
      input.policy = { routing: 'byPeriod' }
    }
    expect(namesOf(groupsWith(talk, byPeriod))).toEqual(together)
  })
  it('are one group where both are pinned to the same site', () => {
    const pins = (input: FleetInput) => {
      input.policy = {
        pins: ['chat', 'talk'].map((workloadId) => ({ workloadId, siteId: 'East' })),
      }
    }
    expect(namesOf(groupsWith(undefined, pins))).toEqual(together)
  })
})

describe('a group is split where a rule could tell its members apart:', () => {
  const differences: Record<string, (talk: Workload) => void> = {
    'latencySloMs (latencyIsMet)': (talk) => {
      talk.latencySloMs = 31
    },
    'targetUtilisation (poolCapacityHolds)': (talk) => {
      talk.targetUtilisation = 0.9
    },
    'maxSharePerSite (shareIsSpread)': (talk) => {
      talk.maxSharePerSite = 0.8
    },
    'minSites (shareIsSpread)': (talk) => {
      talk.minSites = 2
    },
    'unservedPenaltyPerMillionTokens (demandIsServed)': (talk) => {
      talk.unservedPenaltyPerMillionTokens = 999
    },
    'allowedJurisdictions (residencyIsKept)': (talk) => {
      talk.allowedJurisdictions = ['east']
    },
    'classId (acceleratorRunsClass)': (talk) => {
      talk.classId = 'training-run'
    },
    'a current placement (movedShareIsMeasured)': (talk) => {
      talk.currentPlacement = [{ regionId: 'city', poolId: 'East-pool', share: 1 }]
    },
  }
  it.each(Object.entries(differences))('%s', (_name, change) => {
    expect(namesOf(groupsWith(change))).toEqual(apart)
  })
  it('the region (latencyIsMet, egress)', () => {
    const talk = (workload: Workload) => {
      workload.demand = [{ regionId: 'town', tokensPerSecond: 500 }]
    }
    const town = (input: FleetInput) => {
      const [city] = input.regions ?? []
      if (city) input.regions = [city, { ...city, id: 'town' }]
    }
    expect(namesOf(groupsWith(talk, town))).toEqual(apart)
  })
  it.each(['pins', 'forbids'] as const)('%s (pinsAndForbidsHold)', (list) => {
    const hold = (input: FleetInput) => {
      input.policy = { [list]: [{ workloadId: 'talk', siteId: 'East' }] }
    }
    expect(namesOf(groupsWith(undefined, hold))).toEqual(apart)
  })
  it('demand over the day where routing is steady (poolCapacityHolds in every period)', () => {
    const { talk, fleet } = profiles(250, 500)
    expect(namesOf(groupsWith(talk, fleet))).toEqual(apart)
  })
})
