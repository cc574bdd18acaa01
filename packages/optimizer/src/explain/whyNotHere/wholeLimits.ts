import type { Fleet } from '@berth/shared'
import { type Amendment, amended } from './amendment.ts'
import type { Subject } from './subject.ts'

/** How many sites are open, and how much of that one operator runs. */
interface Use {
  openSites: number
  operatorSites: number
  operatorKw: number
}

/** Limits on whole sites that some amendments would break, or break more than the plan does: by one more open site, or by a larger hall. */
export const wholeLimits = (subject: Subject, list: readonly Amendment[]): Amendment[] => {
  const { fleet, plan, siteId } = subject
  const after = amended(fleet, list).fleet
  const operators = operatorsOf(subject, after)
  const operator = after.operators.find(({ id }) => id === operators.get(siteId))
  if (!operator) return []
  const before = useOf(fleet, operatorsOf(subject, fleet), plan.openSiteIds, operator.id)
  const use = useOf(after, operators, [...plan.openSiteIds, siteId], operator.id)
  const needed = (
    limit: number | null,
    use: number,
    useBefore: number,
    amendment: Pick<Amendment, 'key' | 'words' | 'edits'>,
    unit: string,
  ): Amendment[] =>
    limit !== null && use > Math.max(limit, useBefore) * (1 + 1e-9)
      ? [{ ...amendment, figure: { from: limit, to: use, unit, isWhole: unit === 'sites' } }]
      : []
  const { id, maxFacilityPowerKw, maxSites, name } = operator
  const ofOperator = (field: 'maxSites' | 'maxFacilityPowerKw', words: string) => ({
    key: `${field} of ${id}`,
    words,
    edits: (_: Fleet, to: number) => [
      { kind: 'change' as const, collection: 'operators' as const, id, set: { [field]: to } },
    ],
  })
  return [
    ...needed(
      after.policy.maxOpenSites,
      use.openSites,
      before.openSites,
      {
        key: 'open sites',
        words: 'the limit on open sites',
        edits: (_, to) => [{ kind: 'setMaxOpenSites', maxOpenSites: to }],
      },
      'sites',
    ),
    ...needed(
      maxSites,
      use.operatorSites,
      before.operatorSites,
      ofOperator('maxSites', `the limit on sites of ${name}`),
      'sites',
    ),
    ...needed(
      maxFacilityPowerKw,
      use.operatorKw,
      before.operatorKw,
      ofOperator('maxFacilityPowerKw', `the limit on power of ${name}`),
      'kW',
    ),
  ]
}

/** Who runs each site: its operator in the plan where it is open there, but for the site asked about where amendments hand it over. */
const operatorsOf = ({ fleet, plan, siteId }: Subject, after: Fleet): Map<string, string> => {
  const today = new Map(fleet.sites.map((site) => [site.id, site.operatorId]))
  const decided = new Map(
    plan.siteDecisions
      .filter(({ open }) => open)
      .map((decision) => [decision.siteId, decision.operatorId]),
  )
  return new Map(
    after.sites.map(({ id, operatorId }) => {
      const isHandedOver = id === siteId && operatorId !== today.get(id)
      return [id, isHandedOver ? operatorId : (decided.get(id) ?? operatorId)]
    }),
  )
}

const useOf = (
  { sites }: Fleet,
  operators: ReadonlyMap<string, string>,
  openSiteIds: readonly string[],
  operatorId: string,
): Use => {
  const open = new Set(openSiteIds)
  const opened = sites.filter(({ id }) => open.has(id))
  const run = opened.filter(({ id }) => operators.get(id) === operatorId)
  return {
    openSites: opened.length,
    operatorSites: run.length,
    operatorKw: run.reduce((sum, { facilityPowerLimitKw }) => sum + facilityPowerLimitKw, 0),
  }
}
