import { type Site, type SiteDecision, siteDecisionKinds } from '@berth/shared'
import { counted } from '../../words/numbers.ts'
import type { ReportSection, ReportTable } from '../document.ts'
import { sideColumns } from '../sideColumns.ts'
import { siteFigures } from '../siteFigures.ts'
import type { PlanSide, Side, Subject } from '../subject.ts'
import { type ColumnOf, tableOf } from '../table.ts'
import { decisionNames, namesOf } from '../words/names.ts'

/** So many sites are named in a sentence; the table has all of them. */
const namedSites = 12

/** What happens to every site, and why. */
export const siteSection = (subject: Subject): ReportSection => ({
  id: 'sites',
  title: 'Sites',
  text: [
    ...openedAndClosed(subject),
    'Busy accelerators are averaged over the day; the reasons speak of the period that needs most.',
  ],
  charts: [],
  tables: [...subject.plans.map((side) => decisionCounts(subject, side)), siteTable(subject)],
})

const openedAndClosed = ({ fleet, plans, comparison: { opened, closed } }: Subject): string[] => {
  if (plans.length === 1) return []
  const { site } = namesOf(fleet)
  const list = (ids: readonly string[]) => {
    if (ids.length === 0) return 'none'
    const more = ids.length - namedSites
    const names = ids.slice(0, namedSites).map(site).join(', ')
    return `${counted(ids.length, 'site')}: ${names}${more > 0 ? ` and ${more} more` : ''}`
  }
  return [`Open only in plan B: ${list(opened)}.`, `Open only in plan A: ${list(closed)}.`]
}

const decisionCounts = ({ plans }: Subject, { key, phrase, plan }: PlanSide): ReportTable => {
  const kinds = Object.entries(siteDecisionKinds)
    .map(([kind, meaning]) => ({
      kind,
      meaning,
      decided: plan.siteDecisions.filter(({ decision }) => decision === kind),
    }))
    .filter(({ decided }) => decided.length > 0)
  return tableOf(
    {
      id: plans.length === 1 ? 'decisions' : `${key}Decisions`,
      caption: `What happens to the sites in ${phrase}`,
    },
    [
      { key: 'decision', title: 'Decision', kind: 'name', cell: ({ kind }) => nameOf(kind) },
      {
        key: 'siteCount',
        title: 'Sites',
        kind: 'number',
        unit: 'count',
        isAddedUp: true,
        cell: ({ decided }) => decided.length,
      },
      {
        key: 'acceleratorCount',
        title: 'Accelerators',
        kind: 'number',
        unit: 'count',
        isAddedUp: true,
        cell: ({ decided }) => decided.reduce((sum, site) => sum + site.acceleratorCount, 0),
      },
      { key: 'meaning', title: 'Meaning', kind: 'text', cell: ({ meaning }) => meaning },
    ],
    kinds,
  )
}

const nameOf = (kind: string) => decisionNames[kind as keyof typeof decisionNames]

const siteTable = (subject: Subject): ReportTable => {
  const { fleet, sides, plans, after } = subject
  const names = namesOf(fleet)
  const figures = new Map(sides.map((side) => [side.key, siteFigures(subject, side)]))
  const decisions = new Map(
    plans.map(({ key, plan }) => [key, new Map(plan.siteDecisions.map((d) => [d.siteId, d]))]),
  )
  const busy = ({ id }: Site, { key }: Side) => figures.get(key)?.get(id)?.busyAccelerators ?? 0
  const decided = ({ id }: Site, { key }: Side): SiteDecision | undefined =>
    decisions.get(key)?.get(id)
  const haveOperatorsOfTheirOwn = fleet.sites.some(
    (site) =>
      new Set(plans.map((side) => decided(site, side)?.operatorId ?? site.operatorId)).size > 1,
  )
  const isOpen = ({ id }: Site) => plans.some(({ key }) => figures.get(key)?.get(id)?.isOpen)
  const installed = ({ id }: Site) => figures.get(after.key)?.get(id)?.installed ?? 0
  const detail = (key: string, cell: (site: Site) => number): ColumnOf<Site> => ({
    key,
    title: key,
    kind: 'number',
    unit: 'degree',
    isDetail: true,
    cell,
  })
  return tableOf<Site>(
    { id: 'sites', caption: 'Every site with its decision and the reason; open sites come first' },
    [
      { key: 'siteId', title: 'Id', kind: 'id', cell: ({ id }) => id },
      { key: 'site', title: 'Site', kind: 'name', cell: ({ name }) => name },
      detail('latitude', ({ latitude }) => latitude),
      detail('longitude', ({ longitude }) => longitude),
      ...sideColumns(plans, {
        key: 'decision',
        title: 'Decision',
        kind: 'text',
        cell: (site: Site, side) => decisionNames[decided(site, side)?.decision ?? 'staysShut'],
      }),
      // One column where all plans have the same operators, as where no site changes hands.
      ...sideColumns(haveOperatorsOfTheirOwn ? plans : [after], {
        key: 'operator',
        title: 'Operator',
        kind: 'text',
        cell: (site: Site, side) =>
          names.operator(decided(site, side)?.operatorId ?? site.operatorId),
      }),
      {
        key: 'acceleratorCount',
        title: 'Accelerators',
        kind: 'number',
        unit: 'count',
        isAddedUp: true,
        cell: installed,
      },
      ...sideColumns(sides, {
        key: 'busyAccelerators',
        title: 'Busy',
        kind: 'number',
        unit: 'count',
        isAddedUp: true,
        cell: busy,
      }),
      ...sideColumns(plans, {
        key: 'reason',
        title: 'Why',
        kind: 'text',
        cell: (site: Site, side) => decided(site, side)?.reason ?? null,
      }),
    ],
    fleet.sites.toSorted(
      (a, b) =>
        Number(isOpen(b)) - Number(isOpen(a)) ||
        busy(b, after) - busy(a, after) ||
        installed(b) - installed(a),
    ),
  )
}
