import type { Site } from '@berth/shared'
import { upperFirst } from '../../words/numbers.ts'
import type { BarsChart, ReportSection } from '../document.ts'
import { type SiteFigures, siteFigures } from '../siteFigures.ts'
import type { Subject } from '../subject.ts'
import { tableOf } from '../table.ts'

interface OpenSite {
  site: Site
  figures: SiteFigures
  /** Busy over installed on the side before; null where the site was closed. */
  usedBefore: number | null
}

const usedOf = ({ isOpen, installed, busyAccelerators }: SiteFigures) =>
  isOpen && installed > 0 ? busyAccelerators / installed : null

/** How full every open site is, against what it was. */
export const utilisationSection = (subject: Subject): ReportSection => {
  const { after } = subject
  const sites = openSites(subject)
  return {
    id: 'utilisation',
    title: 'Utilisation of open sites',
    text: sites.length === 0 ? [`No site is open in ${after.phrase}.`] : [],
    charts: sites.length === 0 ? [] : [chartOf(subject, sites)],
    tables: [
      tableOf<OpenSite>(
        {
          id: 'openSites',
          caption: `Sites open in ${after.phrase}: accelerators and power, averaged over the day`,
        },
        [
          { key: 'siteId', title: 'Id', kind: 'id', cell: ({ site }) => site.id },
          { key: 'site', title: 'Site', kind: 'name', cell: ({ site }) => site.name },
          {
            key: 'acceleratorCount',
            title: 'Accelerators',
            kind: 'number',
            unit: 'count',
            isAddedUp: true,
            cell: ({ figures }) => figures.installed,
          },
          {
            key: 'busyAccelerators',
            title: 'Busy',
            kind: 'number',
            unit: 'count',
            isAddedUp: true,
            cell: ({ figures }) => figures.busyAccelerators,
          },
          {
            key: 'idleAccelerators',
            title: 'Idle',
            kind: 'number',
            unit: 'count',
            isAddedUp: true,
            cell: ({ figures }) => figures.installed - figures.busyAccelerators,
          },
          {
            key: 'utilisationFraction',
            title: 'Used',
            kind: 'number',
            unit: 'fraction',
            cell: ({ figures }) => usedOf(figures),
          },
          {
            key: 'facilityPowerKw',
            title: 'Facility power',
            kind: 'number',
            unit: 'kW',
            isAddedUp: true,
            cell: ({ figures }) => figures.facilityPowerKw,
          },
          {
            key: 'facilityPowerLimitKw',
            title: 'Power limit',
            kind: 'number',
            unit: 'kW',
            isAddedUp: true,
            cell: ({ site }) => site.facilityPowerLimitKw,
          },
          {
            key: 'peakPowerFraction',
            title: 'Of the limit at the peak',
            kind: 'number',
            unit: 'fraction',
            cell: ({ site, figures }) => figures.peakPowerKw / site.facilityPowerLimitKw,
          },
        ],
        sites,
      ),
    ],
  }
}

const openSites = (subject: Subject): OpenSite[] => {
  const [before, after] = [subject.before, subject.after].map((side) => siteFigures(subject, side))
  return subject.fleet.sites
    .flatMap((site) => {
      const figures = after?.get(site.id)
      const was = before?.get(site.id)
      return figures?.isOpen ? [{ site, figures, usedBefore: was ? usedOf(was) : null }] : []
    })
    .sort((a, b) => b.figures.installed - a.figures.installed)
}

const chartOf = ({ before, after }: Subject, sites: readonly OpenSite[]): BarsChart => ({
  kind: 'bars',
  id: 'utilisationBars',
  title: `How much of each open site is used in ${after.phrase}`,
  description: `A bar for each open site, the largest first; a mark shows how much of it is used ${before.key === 'today' ? 'today' : `in ${before.phrase}`}.`,
  unit: 'fraction',
  barLabel: upperFirst(after.phrase),
  markLabel: before.label,
  bars: sites.map(({ site, figures, usedBefore }) => ({
    label: site.name,
    value: usedOf(figures) ?? 0,
    mark: usedBefore,
    note: `of ${figures.installed.toLocaleString('en')}`,
  })),
})
