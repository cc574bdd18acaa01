import { questionsText as text } from '../../text/questions.ts'
import { Button } from '../../ui/Button.tsx'
import type { About } from './about.ts'

interface Props {
  text: string
  /** Null where the point's plan was not kept. */
  plan: { id: string } | null
  about: About
}

/** What the point that was walked to says; its plan can be set against the one at hand. */
export function ChosenPoint({ text: finding, plan, about }: Props) {
  return (
    <div className='question-chosen'>
      <p>{finding}</p>
      {plan && plan.id !== about.planId && (
        <Button icon='compare' onPress={() => about.onCompare(plan.id)}>
          {text.compare}
        </Button>
      )}
    </div>
  )
}
