import type { Fleet } from '@berth/shared'
import type { AskSettings } from '../../asking/askOptions.ts'
import type { LinearSolution } from '../../solvers/linearSolver.ts'
import { ruleOrder } from './conflictRule.ts'
import { pricedItems } from './pricedParts.ts'
import { openProbe, type Probe, type ProbeSettings } from './probe.ts'
import { relaxedModel } from './relaxedModel.ts'
import { demandKey, isDemand, keyOf, type RuleItem } from './ruleItem.ts'
import {
  type FoundConflict,
  type ItemGroup,
  type Oracle,
  shrinkConflict,
} from './shrinkConflict.ts'

/** Up to so much demand in a conflict, places that are refused are looked at too. */
const fewDemands = 40
/** A rule with more entities than this in a large conflict is looked at as one. */
const fewEntities = 6
/** Where there are more rules than this, halves of them are tried to be left out first. */
const manyItems = 12
/** Share of the time that is left for one question to the engine. */
const questionShare = 0.3

/** A conflict that a probe with every rule held has shown. */
export interface ConflictSearch {
  fleet: Fleet
  probe: Probe
  settings: AskSettings
  probeSettings: ProbeSettings
  /** The relaxation’s answer, where it shows the conflict. */
  lp: LinearSolution | null
}

/** In the order in which they are tried to be left out: of demand the least important first. */
const inOrder = (items: readonly RuleItem[]): RuleItem[] =>
  [...items].sort(
    (a, b) =>
      (ruleOrder.get(a.rule) ?? 0) - (ruleOrder.get(b.rule) ?? 0) ||
      a.penaltyPerHour - b.penaltyPerHour,
  )

const heldItems = (probe: Probe) => probe.items.filter(probe.isHeld)

/**
 * Gives up every rule that plays no part in the relaxation’s proof of a conflict: all demand where there is no point even with nothing served, else what
 * has no price. Afterwards the same rules still contradict each other, which is asked once more; where they do not, by rounding, nothing is given up.
 */
const giveUpWhatHasNoPart = ({ probe, settings, lp }: ConflictSearch): void => {
  if (lp === null) return
  const held = heldItems(probe)
  const priced = new Set(
    lp.values === null
      ? held.filter((item) => !isDemand(item))
      : pricedItems(probe.formulation.model, held, lp),
  )
  const unpriced = held.filter((item) => !priced.has(item))
  probe.giveWay(unpriced)
  if (probe.holdsTogether(settings.remainingSeconds()).verdict !== 'impossible')
    probe.hold(unpriced)
}

/** Every rule of every entity by itself. */
export const searchByEntity = (search: ConflictSearch): Promise<FoundConflict> => {
  const { probe, settings } = search
  giveUpWhatHasNoPart(search)
  const items = inOrder(heldItems(probe))
  const oracle: Oracle = {
    hold: probe.hold,
    giveWay: probe.giveWay,
    verdict: () => probe.holdsTogether(settings.remainingSeconds() * questionShare).verdict,
  }
  return shrinkConflict(
    oracle,
    items.map((item) => [item]),
    items.length > manyItems,
    settings.isOver,
  )
}

/**
 * A large fleet: the demand that the relaxation prices, and if that is little, every rule on it by itself in a model of its own.
 * Where it is much, it is looked at rule by rule, the accelerators and power limits of all sites being what they are; and what that leaves
 * is looked at again.
 */
export const searchLarge = async (search: ConflictSearch): Promise<FoundConflict> => {
  const { probe, settings } = search
  giveUpWhatHasNoPart(search)
  const direct = await searchDemand(search, new Set())
  if (direct) return direct
  const wholes = await shrinkConflict(
    freshModels(search),
    byRule(inOrder(heldItems(probe))),
    true,
    settings.isOver,
  )
  const left = new Set(wholes.groups.flat())
  probe.giveWay(heldItems(probe).filter((item) => !left.has(item)))
  const { verdict, lp } = probe.holdsTogether(settings.remainingSeconds())
  if (verdict !== 'impossible') return wholes
  giveUpWhatHasNoPart({ ...search, lp })
  const givenUp = new Set(probe.items.map(({ rule }) => rule))
  for (const { rule } of left) givenUp.delete(rule)
  return (
    (await searchDemand(search, givenUp)) ?? {
      ...wholes,
      groups: wholes.groups
        .map((group) => group.filter(probe.isHeld))
        .filter(({ length }) => length > 0),
    }
  )
}

/** Items of one rule together where there are many. */
const byRule = (items: readonly RuleItem[]): ItemGroup[] => {
  const groups = new Map<string, RuleItem[]>()
  for (const item of items) groups.set(item.rule, [...(groups.get(item.rule) ?? []), item])
  return [...groups.values()].flatMap((group) =>
    group.length <= fewEntities ? group.map((item) => [item]) : [group],
  )
}

/** Answers with a new model of what is held each time: a fresh start is faster than an old basis where much is given up at once. */
const freshModels = ({ fleet, probe, probeSettings, settings }: ConflictSearch): Oracle => {
  const held = new Set(heldItems(probe).map(keyOf))
  return {
    hold: (items) => {
      for (const item of items) held.add(keyOf(item))
    },
    giveWay: (items) => {
      for (const item of items) held.delete(keyOf(item))
    },
    verdict: async () => {
      const demand = new Set(
        probe.items.filter((item) => isDemand(item) && held.has(keyOf(item))).map(demandKey),
      )
      const model = relaxedModel(fleet, {
        isAsked: (workloadId, regionId) => demand.has(demandKey({ workloadId, regionId })),
        relaxesChoicesOf: () => false,
        relaxesHalls: false,
      })
      const fresh = await openProbe(model, probeSettings)
      try {
        fresh.giveWay(model.items.filter((item) => !held.has(keyOf(item))))
        return fresh.holdsTogether(settings.remainingSeconds() * questionShare).verdict
      } finally {
        fresh.dispose()
      }
    },
  }
}

/** Every rule by itself in a model of the demand that is held, with the places that are refused; null where that is too much. */
const searchDemand = async (
  search: ConflictSearch,
  givenUp: ReadonlySet<RuleItem['rule']>,
): Promise<FoundConflict | null> => {
  const { fleet, settings, probeSettings } = search
  const demand = new Set(heldItems(search.probe).filter(isDemand).map(demandKey))
  if (demand.size > fewDemands || settings.isOver()) return null
  const probe = await openProbe(
    relaxedModel(fleet, {
      isAsked: (workloadId, regionId) => demand.has(demandKey({ workloadId, regionId })),
      relaxesChoicesOf: () => true,
      relaxesHalls: true,
    }),
    probeSettings,
  )
  try {
    const needless = probe.items.filter(({ rule }) => givenUp.has(rule))
    probe.giveWay(needless)
    let answer = probe.holdsTogether(settings.remainingSeconds())
    if (answer.verdict !== 'impossible' && needless.length > 0) {
      probe.hold(needless)
      answer = probe.holdsTogether(settings.remainingSeconds())
    }
    if (answer.verdict !== 'impossible') return null
    return await searchByEntity({ ...search, probe, lp: answer.lp })
  } finally {
    probe.dispose()
  }
}
