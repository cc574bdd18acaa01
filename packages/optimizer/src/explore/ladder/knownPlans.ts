import type { Plan } from '@berth/shared'
import type { Formulation } from '../../formulation/formulation.ts'
import type { LadderMeasure } from './ladderAnswer.ts'
import { siteSwitches } from './siteSwitches.ts'

/** A plan with some empty sites opened or closed. */
export interface KnownPlan {
  openSites: number
  /** Of the measure. */
  value: number
  plan: Plan
  openedSiteIds: readonly string[]
  closedSiteIds: readonly string[]
}

/** The best plan known for every number of open sites. */
export interface KnownPlans {
  at(openSites: number): KnownPlan | null
  /** Takes a plan, and all that follow from it by opening the cheapest closed sites or closing empty ones. */
  offer(plan: Plan, value: number): void
  /** Forgets a plan that did not hold. */
  forget(openSites: number): void
}

const worthwhile = 1e-9

/** What follows from every plan is exact: an empty site changes the measure by what it costs to be open. */
export const knownPlans = (
  formulation: Formulation,
  measure: LadderMeasure,
  mayStayBroken: boolean,
): KnownPlans => {
  const { sites } = formulation.indexed
  const { model, variables } = formulation
  const switchesFrom = siteSwitches(formulation, measure)
  const best = new Map<number, KnownPlan>()
  const take = (known: KnownPlan) => {
    const before = best.get(known.openSites)
    if (!before || known.value < before.value - worthwhile * Math.max(1, Math.abs(before.value)))
      best.set(known.openSites, known)
  }
  const idOf = (s: number) => sites[s]?.site.id ?? ''
  return {
    at: (openSites) => best.get(openSites) ?? null,
    forget: (openSites) => {
      best.delete(openSites)
    },
    offer: (plan, value) => {
      const switches = switchesFrom(plan, mayStayBroken)
      const open = new Set(plan.openSiteIds)
      const busy = new Set(plan.placements.map(({ siteId }) => siteId))
      const start = { plan, openedSiteIds: [], closedSiteIds: [] }
      take({ ...start, openSites: open.size, value })

      const closed = [...sites.keys()].filter((s) => !open.has(idOf(s)))
      let [reached, opened]: [number, string[]] = [value, []]
      for (const s of closed.sort((a, b) => switches.opening(a) - switches.opening(b))) {
        if (!switches.mayOpen(s)) continue
        switches.open(s)
        reached += switches.opening(s)
        opened = [...opened, idOf(s)]
        const openSites = open.size + opened.length
        take({ ...start, openSites, value: reached, openedSiteIds: opened })
      }
      const isFree = (s: number) => model.lower[variables.siteOpen[s] ?? -1] === 0
      const empty = [...sites.keys()].filter((s) => {
        const id = idOf(s)
        return open.has(id) && !busy.has(id) && isFree(s)
      })
      let [left, shut]: [number, string[]] = [value, []]
      for (const s of empty.sort((a, b) => switches.closing(a) - switches.closing(b))) {
        left += switches.closing(s)
        shut = [...shut, idOf(s)]
        take({ ...start, openSites: open.size - shut.length, value: left, closedSiteIds: shut })
      }
    },
  }
}
