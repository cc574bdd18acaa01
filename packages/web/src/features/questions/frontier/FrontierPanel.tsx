import { useState } from 'react'
import type { FrontierRecord } from '../../../graphql/frontierDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import { ChosenPoint } from '../ChosenPoint.tsx'
import { CurveChart } from '../chart/CurveChart.tsx'
import { measureView } from '../measures.ts'
import { QuestionPanel } from '../QuestionPanel.tsx'
import { AnswerTable } from '../table/AnswerTable.tsx'
import { frontierColumns } from './frontierColumns.tsx'
import { frontierPoints, type TradedMeasure, tradedMeasures } from './frontierPoints.ts'
import { frontierQuestion, tradedFirst } from './frontierQuestion.ts'
import { MeasureChoice } from './MeasureChoice.tsx'

const text = questionsText.frontier

/** Plans that trade two measures of the planner's choice. */
export function FrontierPanel({ about }: { about: About }) {
  const [traded, setTraded] = useState(tradedFirst)
  return (
    <QuestionPanel
      planId={about.planId}
      question={frontierQuestion(traded)}
      words={text}
      choices={<MeasureChoice traded={traded} onChange={setTraded} />}
    >
      {(frontier) => (
        <FrontierAnswer key={frontier.measures.join(' ')} frontier={frontier} about={about} />
      )}
    </QuestionPanel>
  )
}

function FrontierAnswer({ frontier, about }: { frontier: FrontierRecord; about: About }) {
  const [first, second] = tradedMeasures(frontier, (name) => measureView(name, about.currency))
  const [chosenIndex, setChosenIndex] = useState(frontier.knee ?? 0)
  const chosen = frontier.points[chosenIndex]
  if (!first || !second || !chosen) return null
  const axisOf = (measure: TradedMeasure) => ({
    name: text.axis(measure.name),
    format: measure.formatChange,
    isWhole: measure.field === 'openSites',
  })
  return (
    <>
      <CurveChart
        name={text.chart}
        points={frontierPoints(frontier, first, second)}
        aside={{ x: 0, y: 0 }}
        x={axisOf(second)}
        y={axisOf(first)}
        chosenIndex={chosenIndex}
        onChoose={setChosenIndex}
      />
      <ChosenPoint text={chosen.text} plan={chosen.plan} about={about} />
      <AnswerTable
        title={questionsText.table}
        fileName='pareto-frontier'
        columns={frontierColumns(
          about,
          [first, second],
          (point) => frontier.points.indexOf(point) + 1,
        )}
        rows={frontier.points}
        keyOf={({ plan }) => plan.id}
        chosenKey={chosen.plan.id}
      />
    </>
  )
}
