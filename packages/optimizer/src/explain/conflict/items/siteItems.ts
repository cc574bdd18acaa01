import type { SiteRuling } from '@berth/shared'
import type { FormulationContext } from '../../../formulation/formulation.ts'
import { type RuleItem, ruleItem } from '../ruleItem.ts'

/**
 * Rules on whole sites: what the planner keeps open or closes, what is not built, and that sites keep their operators.
 * A ruling gives way by y: siteOpen ≥ 1 − y, or siteOpen ≤ y.
 */
export const siteItems = (
  { builder, indexed, variables }: FormulationContext,
  rulings: readonly SiteRuling[],
  mayHandOver: boolean,
): RuleItem[] => {
  const { sites, operators } = indexed
  const rulingById = new Map(rulings.map(({ siteId, ruling }) => [siteId, ruling]))
  const whole = (name: string) => builder.addColumn(name, 0, 1, true)
  const items: RuleItem[] = []
  const add = (rule: 'siteRulingHolds' | 'siteIsBuilt', siteId: string, column: number) =>
    items.push(
      ruleItem({ rule, siteId, parts: [{ column, largest: 1, amount: 1, isWhole: true }] }),
    )
  const shutUnless = (siteOpen: number, column: number, name: string) =>
    builder.addRow(name, Number.NEGATIVE_INFINITY, 0, {
      columns: [siteOpen, column],
      values: [1, -1],
    })
  sites.forEach(({ site }, s) => {
    const siteOpen = variables.siteOpen[s] ?? -1
    const ruling = rulingById.get(site.id)
    if (ruling !== undefined) {
      const column = whole(`ruling on ${site.id} gives way`)
      if (ruling === 'closed') shutUnless(siteOpen, column, `${site.id} is closed`)
      else
        builder.addRow(`${site.id} is kept open`, 1, Number.POSITIVE_INFINITY, {
          columns: [siteOpen, column],
          values: [1, 1],
        })
      add('siteRulingHolds', site.id, column)
    }
    if (site.status === 'underConstruction') {
      const column = whole(`${site.id} is built`)
      shutUnless(siteOpen, column, `${site.id} is under construction`)
      add('siteIsBuilt', site.id, column)
    }
  })
  if (!mayHandOver) return items
  const column = whole('sites may go to other operators')
  variables.operatedBy.forEach((list, s) => {
    const today = sites[s]?.operatorIndex
    if (list.length < 2) return
    for (const other of list)
      if (other.operatorIndex !== today)
        shutUnless(
          other.column,
          column,
          `${sites[s]?.site.id} does not go to ${operators[other.operatorIndex]?.id}`,
        )
  })
  items.push(
    ruleItem({
      rule: 'sitesKeepTheirOperator',
      parts: [{ column, largest: 1, amount: 1, isWhole: true }],
    }),
  )
  return items
}
