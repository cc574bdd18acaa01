import type { Violation } from '@berth/shared'
import { counted, upperFirst } from '../../words/numbers.ts'
import type { ReportSection } from '../document.ts'
import { sideColumns } from '../sideColumns.ts'
import type { Side, Subject } from '../subject.ts'
import { tableOf } from '../table.ts'
import { spaced } from '../words/quantity.ts'

/** Limits that are broken today, and those that stay so. */
export const brokenLimitSection = ({ sides }: Subject): ReportSection => {
  const broken = sides.flatMap((side) => side.violations.map((violation) => ({ side, violation })))
  return {
    id: 'brokenLimits',
    title: 'Limits that are broken',
    text: [`${upperFirst(sides.map(countInWords).join('; '))}.`],
    charts: [],
    tables: broken.length === 0 ? [] : [countTable(sides), listTable(broken)],
  }
}

const countInWords = ({ key, phrase, violations }: Side) =>
  `${key === 'today' ? 'today’s placement' : phrase} breaks ${violations.length === 0 ? 'no limit' : counted(violations.length, 'limit')}`

const countTable = (sides: readonly Side[]) => {
  const rules = [...new Set(sides.flatMap(({ violations }) => violations.map(({ rule }) => rule)))]
  return tableOf(
    { id: 'brokenRules', caption: 'How often each rule is broken' },
    [
      { key: 'ruleId', title: 'Id', kind: 'id', isDetail: true, cell: (rule) => rule },
      { key: 'rule', title: 'Rule', kind: 'name', cell: (rule) => upperFirst(spaced(rule)) },
      ...sideColumns(sides, {
        key: 'brokenCount',
        title: '',
        kind: 'number',
        unit: 'count',
        isAddedUp: true,
        cell: (rule: string, { violations }) =>
          violations.filter((violation) => violation.rule === rule).length,
      }),
    ],
    rules,
  )
}

const listTable = (broken: readonly { side: Side; violation: Violation }[]) =>
  tableOf(
    { id: 'brokenLimits', caption: 'Every broken limit; those of plans come first' },
    [
      { key: 'entity', title: 'Who', kind: 'name', cell: ({ violation }) => violation.entity },
      { key: 'side', title: 'In', kind: 'text', cell: ({ side }) => side.label },
      { key: 'rule', title: 'Rule', kind: 'text', cell: ({ violation }) => spaced(violation.rule) },
      { key: 'found', title: 'Has', kind: 'text', cell: ({ violation }) => violation.found },
      {
        key: 'allowed',
        title: 'Allowed',
        kind: 'text',
        cell: ({ violation }) => violation.allowed,
      },
      { key: 'limitUnit', title: 'Unit', kind: 'text', cell: ({ violation }) => violation.unit },
    ],
    broken.toSorted((a, b) => Number(a.side.key === 'today') - Number(b.side.key === 'today')),
  )
