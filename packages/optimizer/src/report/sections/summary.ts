import { counted, upperFirst } from '../../words/numbers.ts'
import type { ReportSection } from '../document.ts'
import type { PlanSide, Subject } from '../subject.ts'
import { proofSentences } from '../words/proof.ts'
import { kpiTable } from './kpis.ts'

/** What changes, how good it is, and whether it holds. */
export const summarySection = (subject: Subject): ReportSection => ({
  id: 'summary',
  title: 'At a glance',
  text: subject.plans.map((side) =>
    [...nameSentence(side), ...proofSentences(side), certificateSentence(side)].join(' '),
  ),
  tables: [kpiTable(subject)],
  charts: [],
})

const nameSentence = ({ name, phrase }: PlanSide) =>
  name === null ? [] : [`${upperFirst(phrase)} is ${name}.`]

export const certificateSentence = ({ phrase, certificate }: PlanSide): string => {
  const { ok, checkCount, violations } = certificate
  const checked = `${counted(checkCount, 'limit or figure', 'limits and figures')} of ${phrase} were recomputed independently`
  return ok
    ? `${upperFirst(checked)}, and all hold.`
    : `${upperFirst(checked)}, and ${counted(violations.length, 'one does', 'do')} not hold.`
}
