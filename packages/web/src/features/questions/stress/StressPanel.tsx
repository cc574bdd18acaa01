import type { StressRecord } from '../../../graphql/stressDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import { changePerMonth } from '../changePerMonth.ts'
import { ChangeBars } from '../chart/ChangeBars.tsx'
import { QuestionPanel } from '../QuestionPanel.tsx'
import { AnswerTable } from '../table/AnswerTable.tsx'
import { stressColumns } from './stressColumns.tsx'
import { stressQuestion } from './stressQuestion.ts'
import { totalPerHour, worstFirst } from './worstFirst.ts'

const text = questionsText.stress
const drawnAtMost = 10

/** How the plan holds up, as it stands and planned anew. */
export function StressPanel({ about }: { about: About }) {
  return (
    <QuestionPanel planId={about.planId} question={stressQuestion} words={text}>
      {(stress) => <StressAnswer stress={stress} about={about} />}
    </QuestionPanel>
  )
}

function StressAnswer({ stress, about }: { stress: StressRecord; about: About }) {
  const cases = worstFirst(stress.cases)
  const planned = totalPerHour(stress.plan)
  const rows = cases.slice(0, drawnAtMost).map(({ id, name, asItStands, decisionsHeld }) => ({
    key: id,
    name,
    changes: [
      totalPerHour(asItStands) - planned,
      decisionsHeld && totalPerHour(decisionsHeld) - planned,
    ],
  }))
  return (
    <>
      <ChangeBars
        title={text.chart}
        tones={[text.asItStands, text.sharesAnew]}
        rows={rows}
        format={changePerMonth(about.currency)}
      />
      <AnswerTable
        title={text.table}
        fileName='stress'
        columns={stressColumns(about)}
        rows={cases}
        keyOf={({ id }) => id}
      />
    </>
  )
}
