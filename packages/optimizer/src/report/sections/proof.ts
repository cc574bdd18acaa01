import { goalMeanings, type TierResult, type Unit, type Violation } from '@berth/shared'
import { upperFirst } from '../../words/numbers.ts'
import type { ReportSection, ReportTable } from '../document.ts'
import type { PlanSide, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { certificateSentence } from './summary.ts'

/** How far each goal was proved, and what the independent check found. */
export const proofSection = (subject: Subject): ReportSection => ({
  id: 'proof',
  title: 'Proof and certificate',
  text: subject.plans.map(certificateSentence),
  charts: [],
  tables: subject.plans.flatMap((side) => [
    ...(side.proof && side.proof.tiers.length > 0 ? [tierTable(subject, side)] : []),
    ...(side.certificate.ok ? [] : [faultTable(subject, side)]),
  ]),
})

const unitOf = ({ unit }: TierResult): Unit => (unit === 'weighted' ? 'ratio' : unit)

const tierTable = ({ plans }: Subject, { key, phrase, proof }: PlanSide): ReportTable =>
  tableOf<TierResult>(
    {
      id: plans.length === 1 ? 'goals' : `${key}Goals`,
      caption: `Goals of ${phrase}, each reached before the next one counts`,
    },
    [
      { key: 'goalId', title: 'Id', kind: 'id', isDetail: true, cell: ({ name }) => name },
      {
        key: 'goal',
        title: 'Goal',
        kind: 'name',
        cell: ({ name }) => upperFirst(goalMeanings[name].description.replace(/\.$/, '')),
      },
      { key: 'unit', title: 'Unit', kind: 'unit', cell: unitOf },
      {
        key: 'objectiveValue',
        title: 'Reached',
        kind: 'number',
        unit: null,
        cell: ({ objectiveValue }) => objectiveValue,
      },
      {
        key: 'bestBound',
        title: 'No plan is below',
        kind: 'number',
        unit: null,
        cell: ({ bestBound }) => bestBound,
      },
      {
        key: 'gapFraction',
        title: 'Gap',
        kind: 'number',
        unit: 'fraction',
        cell: ({ gapRelative }) => gapRelative,
      },
    ],
    proof?.tiers ?? [],
  )

const faultTable = ({ plans }: Subject, { key, phrase, certificate }: PlanSide): ReportTable =>
  tableOf<Violation>(
    {
      id: plans.length === 1 ? 'faults' : `${key}Faults`,
      caption: `What does not hold in ${phrase}`,
    },
    [
      { key: 'entity', title: 'Who', kind: 'name', cell: ({ entity }) => entity },
      { key: 'rule', title: 'Check', kind: 'text', cell: ({ rule }) => rule },
      { key: 'text', title: 'What', kind: 'text', cell: ({ text }) => text },
    ],
    certificate.violations,
  )
