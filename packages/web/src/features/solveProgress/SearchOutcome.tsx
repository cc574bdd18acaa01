import type { PageContext } from '../../actions/pageAction.ts'
import { formatSeconds } from '../../format/duration.ts'
import { gapInWords } from '../../format/gap.ts'
import type { RunRecord } from '../../graphql/runFragments.ts'
import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { ConflictButton } from '../conflict/ConflictButton.tsx'
import { RefusalCards } from './RefusalCards.tsx'

/** What came of the search: a new plan, an honest no, or a fault with a way to go on. */
export function SearchOutcome({ run, context }: { run: RunRecord; context: PageContext }) {
  const planning = usePlanning()
  const { hasNewPlan } = usePlanningState()
  const { result, problem, state } = run
  if (state === 'FAILED' || state === 'INTERRUPTED') {
    return (
      <NoticeCard
        tone='error'
        title={state === 'FAILED' ? text.failed : text.interrupted}
        lines={problem ? [problem.message, problem.fix] : []}
      >
        <span>
          <Button onPress={() => void planning.solve()}>{text.startAgain}</Button>
        </span>
      </NoticeCard>
    )
  }
  if (run.plan === null) {
    if (!result) {
      return state === 'CANCELLED' ? (
        <NoticeCard tone='info' title={text.cancelledNoPlan} lines={[text.cancelledLine]} />
      ) : null
    }
    const { status, message, refusals } = result
    const title =
      status === 'OPTIMAL' || status === 'FEASIBLE' ? text.cancelledNoPlan : text.noPlan[status]
    return (
      <>
        <NoticeCard
          tone={status === 'INFEASIBLE' ? 'warning' : 'info'}
          title={title}
          lines={[message, text.infeasibleHint].filter((line) => line !== '')}
        >
          {status === 'INFEASIBLE' && <ConflictButton />}
        </NoticeCard>
        <RefusalCards refusals={refusals} />
      </>
    )
  }
  if (!hasNewPlan || !result) return null
  return (
    <NoticeCard
      tone='info'
      title={text.newPlan}
      lines={[text.newPlanLine(formatSeconds(result.seconds), gapInWords(result.gapRelative))]}
      onDismiss={() => planning.cell.set({ hasNewPlan: false })}
    >
      <span>
        <Button icon='compare' onPress={context.showChanges}>
          {text.look}
        </Button>
      </span>
    </NoticeCard>
  )
}
