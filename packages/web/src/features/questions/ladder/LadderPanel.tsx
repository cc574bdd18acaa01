import { useState } from 'react'
import type { LadderRecord } from '../../../graphql/ladderDocument.ts'
import { questionsText as text } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import { ChosenPoint } from '../ChosenPoint.tsx'
import { CurveChart } from '../chart/CurveChart.tsx'
import { measureView } from '../measures.ts'
import { QuestionPanel } from '../QuestionPanel.tsx'
import { AnswerTable } from '../table/AnswerTable.tsx'
import { ladderColumns } from './ladderColumns.tsx'
import { ladderQuestion } from './ladderQuestion.ts'
import { rungPoints } from './rungPoints.ts'

/** The curve over the number of open sites, and the site that closes next. */
export function LadderPanel({ about }: { about: About }) {
  return (
    <QuestionPanel planId={about.planId} question={ladderQuestion} words={text.ladder}>
      {(ladder) => <LadderAnswer ladder={ladder} about={about} />}
    </QuestionPanel>
  )
}

function LadderAnswer({ ladder, about }: { ladder: LadderRecord; about: About }) {
  const measure = measureView(ladder.objective, about.currency)
  const points = rungPoints(ladder, measure)
  const first = ladder.best ?? ladder.openSitesOfPlan
  const [chosenKey, setChosenKey] = useState(String(first))
  const chosenIndex = Math.max(
    0,
    points.findIndex(({ key }) => key === chosenKey),
  )
  const chosen = points[chosenIndex]
  return (
    <>
      {chosen && (
        <>
          <CurveChart
            name={text.ladder.chart}
            points={points}
            x={{ name: text.measures.OPEN_SITES, format: String, isWhole: true }}
            y={measure}
            atHandName={text.ladder.atHand}
            chosenIndex={chosenIndex}
            onChoose={(index) => setChosenKey(points[index]?.key ?? chosenKey)}
          />
          <ChosenPoint text={chosen.rung.text} plan={chosen.rung.plan} about={about} />
        </>
      )}
      <section className='question-part'>
        <h4>{text.ladder.next}</h4>
        <p>{ladder.nextToClose?.text ?? ladder.whyNone}</p>
      </section>
      <AnswerTable
        title={text.table}
        fileName='consolidation-ladder'
        columns={ladderColumns(measure, about)}
        rows={ladder.rungs}
        keyOf={({ openSites }) => String(openSites)}
        chosenKey={chosen?.key ?? null}
      />
    </>
  )
}
