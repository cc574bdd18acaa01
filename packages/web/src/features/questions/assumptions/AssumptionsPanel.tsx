import { formatCount, formatPercent } from '../../../format/count.ts'
import type { AssumptionsRecord } from '../../../graphql/assumptionsDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import { capitalised } from '../capitalised.ts'
import { changePerMonth } from '../changePerMonth.ts'
import { ChangeBars } from '../chart/ChangeBars.tsx'
import { QuestionPanel } from '../QuestionPanel.tsx'
import { AnswerTable } from '../table/AnswerTable.tsx'
import { assumptionColumns } from './assumptionColumns.tsx'
import { assumptionsQuestion } from './assumptionsQuestion.ts'
import { changeAt } from './changeAt.ts'
import { countedReasons } from './countedReasons.ts'

const text = questionsText.assumptions
const drawnAtMost = 10

/** Which assumptions the decision depends on. */
export function AssumptionsPanel({ about }: { about: About }) {
  return (
    <QuestionPanel planId={about.planId} question={assumptionsQuestion} words={text}>
      {(answer) => <AssumptionsAnswer answer={answer} about={about} />}
    </QuestionPanel>
  )
}

function AssumptionsAnswer({ answer, about }: { answer: AssumptionsRecord; about: About }) {
  const { assumptions, changeFraction, notLookedAt } = answer
  const format = changePerMonth(about.currency)
  const percent = formatPercent(changeFraction)
  return (
    <>
      <ChangeBars
        title={text.chart}
        tones={[text.lowered(percent), text.raised(percent)]}
        rows={assumptions.slice(0, drawnAtMost).map((assumption) => ({
          key: assumption.id,
          name: capitalised(assumption.name),
          changes: [changeAt(assumption, 'lowered'), changeAt(assumption, 'raised')],
        }))}
        format={format}
      />
      <AnswerTable
        title={text.table}
        fileName='assumptions'
        columns={assumptionColumns(format)}
        rows={assumptions}
        keyOf={({ id }) => id}
      />
      {notLookedAt.length > 0 && (
        <section className='question-part'>
          <h4>{text.notLookedAt}</h4>
          <ul>
            {countedReasons(notLookedAt).map(({ reason, count }) => (
              <li key={reason}>{text.reasonOf(formatCount(count), reason)}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
