import { useEffect, useRef } from 'react'
import { useExploration } from '../../exploring/useExploration.ts'
import { questionsText } from '../../text/questions.ts'
import { whyNotHereText as text } from '../../text/whyNotHere.ts'
import { Button } from '../../ui/Button.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import { UntilAnswered } from '../questions/UntilAnswered.tsx'
import './whyNotHere.css'
import { WhyNotAnswer } from './WhyNotAnswer.tsx'
import { whyNotHereQuestion } from './whyNotHereQuestion.ts'

interface Props {
  model: PlanningModel
  planId: string
  workloadId: string
  siteId: string
  backLabel: string
  onBack(): void
  /** A change was made: the dialog around may close. */
  onDone(): void
  onMoveAnyway(): void
}

/** Asks why a workload is not at a site as soon as it is shown, and offers the changes that put it there. */
export function WhyNotHere(props: Props) {
  const { model, workloadId } = props
  const question = whyNotHereQuestion(workloadId, props.siteId)
  const { asked, start, stop } = useExploration(props.planId, question)
  const isPlaced =
    asked.state === 'answered' &&
    (asked.answer.placing !== null || asked.answer.verdict === 'IS_THERE')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div className='why-not' ref={place} tabIndex={-1}>
      <p className='muted'>
        <bdi>{model.workloadById.get(workloadId)?.name ?? workloadId}</bdi>
      </p>
      <UntilAnswered
        asked={asked}
        asking={text.asking}
        timeLimitSeconds={question.timeLimitSeconds}
        start={start}
      />
      {asked.state === 'answered' && (
        <WhyNotAnswer
          model={model}
          answer={asked.answer}
          isCutShort={asked.isStopped || !asked.answer.isComplete}
          onDone={props.onDone}
        />
      )}
      <div className='why-not-foot'>
        <Button onPress={props.onBack}>{props.backLabel}</Button>
        {asked.state === 'asking' && (
          <Button onPress={() => void stop()}>{questionsText.stop}</Button>
        )}
        {!isPlaced && <Button onPress={props.onMoveAnyway}>{text.anyway}</Button>}
      </div>
    </div>
  )
}
