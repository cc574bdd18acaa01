import type { PlanAccount, Unit } from '@berth/shared'
import type { ReportHighlight, ReportTable } from '../document.ts'
import { sideColumns } from '../sideColumns.ts'
import type { Side, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'

interface Measure {
  id: string
  label: string
  unit: Unit
  of: (side: Pick<Side, 'account' | 'violations'>) => number | null
  isHighlight?: boolean
}

const ofAccount = (
  key: Exclude<keyof PlanAccount, 'costTerms'>,
  label: string,
  unit: Unit,
): Measure => ({ id: key, label, unit, of: ({ account }) => account[key] })
const highlight = (measure: Measure): Measure => ({ ...measure, isHighlight: true })

/** The figures by which today and plans are compared, the most telling ones first. */
export const measures: readonly Measure[] = [
  highlight(ofAccount('costPerHour', 'Cost', 'currencyPerHour')),
  highlight(ofAccount('openSites', 'Open sites', 'count')),
  highlight(ofAccount('utilisationFraction', 'Utilisation of open sites', 'fraction')),
  highlight(ofAccount('carbonKgPerDay', 'Carbon', 'kgPerDay')),
  highlight(ofAccount('servedWithinSloFraction', 'Demand served within its SLO', 'fraction')),
  ofAccount('servedFraction', 'Demand served', 'fraction'),
  ofAccount('meanLatencyMs', 'Mean time to the first token', 'ms'),
  ofAccount('trainingsPlaced', 'Trainings running', 'count'),
  ofAccount('openAccelerators', 'Accelerators at open sites', 'count'),
  ofAccount('busyAccelerators', 'Busy accelerators, day’s average', 'count'),
  ofAccount('idleAccelerators', 'Idle accelerators at open sites', 'count'),
  ofAccount('itLoadKw', 'IT load, day’s average', 'kW'),
  ofAccount('facilityPowerKw', 'Facility power, day’s average', 'kW'),
  ofAccount('unservedPenaltyPerHour', 'Penalty of unserved demand', 'currencyPerHour'),
  {
    id: 'brokenLimits',
    label: 'Limits broken',
    unit: 'count',
    of: ({ violations }) => violations.length,
  },
  ofAccount('moves', 'Moves since today', 'count'),
  ofAccount('migrationGb', 'Data copied since today', 'GB'),
]

export const highlights = ({ before, after }: Subject): ReportHighlight[] =>
  measures
    .filter(({ isHighlight }) => isHighlight)
    .map(({ label, unit, of }) => ({ label, unit, before: of(before), after: of(after) }))

/** What is smaller than this is rounding, and nothing is a multiple of it. */
const dust = 1e-9

const difference = (before: number | null, after: number | null) =>
  before === null || after === null ? null : after - before

/** Today and plans side by side, and the change from what is compared to what it is compared with. */
export const kpiTable = ({ sides, before, after }: Subject): ReportTable =>
  tableOf<Measure>(
    {
      id: 'kpis',
      caption: `The fleet in figures; the change is from ${before.phrase} to ${after.phrase}`,
    },
    [
      { key: 'measureId', title: 'Id', kind: 'id', isDetail: true, cell: ({ id }) => id },
      { key: 'measure', title: 'Figure', kind: 'name', cell: ({ label }) => label },
      { key: 'unit', title: 'Unit', kind: 'unit', cell: ({ unit }) => unit },
      ...sideColumns(sides, {
        key: 'value',
        title: '',
        kind: 'number',
        unit: null,
        cell: ({ of }: Measure, side) => of(side),
      }),
      {
        key: 'change',
        title: 'Change',
        kind: 'number',
        unit: null,
        isDifference: true,
        cell: ({ of }) => difference(of(before), of(after)),
      },
      {
        key: 'changeFraction',
        title: 'Relative change',
        kind: 'number',
        unit: 'fraction',
        isDifference: true,
        cell: ({ of, unit }) => {
          const [from, to] = [of(before), of(after)]
          return unit === 'fraction' || from === null || to === null || Math.abs(from) < dust
            ? null
            : (to - from) / Math.abs(from)
        },
      },
    ],
    measures,
  )
