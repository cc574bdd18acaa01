import { formatMoneyPerMonth } from '../../../format/money.ts'
import type { StressCaseRecord } from '../../../graphql/stressDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import type { AnswerColumn } from '../table/answerColumn.ts'

const text = questionsText.stress.columns

/** A case with the plan held as it stands, and planned anew. */
export function stressColumns({
  currency,
}: Pick<About, 'currency'>): AnswerColumn<StressCaseRecord>[] {
  const money = (
    header: string,
    field: string,
    amountOf: (stressCase: StressCaseRecord) => number | undefined,
  ): AnswerColumn<StressCaseRecord> => ({
    header,
    cell: (row) => formatMoneyPerMonth(amountOf(row) ?? null, currency),
    field,
    value: (row) => amountOf(row) ?? null,
    isNumber: true,
  })
  return [
    {
      header: text.name,
      cell: ({ name, asItStands }) => (
        <>
          {name}
          {asItStands.stillBroken.map(({ text: broken }) => (
            <span key={broken} className='question-broken'>
              {broken}
            </span>
          ))}
        </>
      ),
      field: 'case',
      value: ({ name }) => name,
    },
    money(text.cost, 'asItStandsCostPerHour', ({ asItStands }) => asItStands.costPerHour.amount),
    money(
      text.leftOut,
      'asItStandsUnservedPenaltyPerHour',
      ({ asItStands }) => asItStands.unservedPenaltyPerHour.amount,
    ),
    money(
      text.heldCost,
      'sharesAnewCostPerHour',
      ({ decisionsHeld }) => decisionsHeld?.costPerHour.amount,
    ),
    money(
      text.heldLeftOut,
      'sharesAnewUnservedPenaltyPerHour',
      ({ decisionsHeld }) => decisionsHeld?.unservedPenaltyPerHour.amount,
    ),
    money(text.regret, 'regretPerHour', ({ regret }) => regret?.totalPerHour.amount),
  ]
}
