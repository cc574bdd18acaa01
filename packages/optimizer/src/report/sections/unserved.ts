import type { Unserved } from '@berth/shared'
import { counted, upperFirst } from '../../words/numbers.ts'
import type { ReportSection, ReportTable } from '../document.ts'
import type { PlanSide, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { namesOf } from '../words/names.ts'
import { said } from '../words/quantity.ts'
import { demandColumns } from './demandColumns.ts'

/** What is left out, how much of it, and why. */
export const unservedSection = (subject: Subject): ReportSection => ({
  id: 'unserved',
  title: 'What is not served',
  text: subject.plans.map(({ phrase, plan, account }) =>
    plan.unserved.length === 0
      ? `${upperFirst(phrase)} serves everything.`
      : `${upperFirst(phrase)} leaves out ${counted(plan.unserved.length, 'part', 'parts')} of the workloads; the penalty is ${said(account.unservedPenaltyPerHour, 'currencyPerHour', subject.fleet.currency)}, which is not part of the cost.`,
  ),
  charts: [],
  tables: subject.plans
    .filter(({ plan }) => plan.unserved.length > 0)
    .map((side) => tableOfSide(subject, side)),
})

const tableOfSide = ({ fleet, plans }: Subject, { key, phrase, plan }: PlanSide): ReportTable => {
  const names = namesOf(fleet)
  return tableOf<Unserved>(
    {
      id: plans.length === 1 ? 'unserved' : `${key}Unserved`,
      caption: `Not served in ${phrase}, and why`,
    },
    [
      ...demandColumns(names),
      {
        key: 'unservedFraction',
        title: 'Not served',
        kind: 'number',
        unit: 'fraction',
        cell: ({ share }) => share,
      },
      {
        key: 'penaltyPerHour',
        title: 'Penalty',
        kind: 'number',
        unit: 'currencyPerHour',
        isAddedUp: true,
        cell: ({ penaltyPerHour }) => penaltyPerHour,
      },
      { key: 'reason', title: 'Why', kind: 'text', cell: ({ reason }) => reason },
    ],
    plan.unserved.toSorted((a, b) => b.penaltyPerHour - a.penaltyPerHour),
  )
}
