import type { PageContext } from '../../actions/pageAction.ts'
import { isOver } from '../../planning/runView.ts'
import { usePlanningState } from '../../planning/usePlanning.ts'
import { solveProgressText as text } from '../../text/solveProgress.ts'
import { LiveStatus } from './LiveStatus.tsx'
import { RunningSearch } from './RunningSearch.tsx'
import { SearchOutcome } from './SearchOutcome.tsx'
import './solveProgress.css'

/** The search for a plan: how far it is while it goes on, what came of it when it is over. */
export function SolveProgress({ context }: { context: PageContext }) {
  const { run, scenario, plan } = usePlanningState()
  const currency = scenario?.head.fleet.currency ?? ''
  return (
    <section className='solve-progress' aria-label={text.region}>
      {run && !isOver(run.run) && (
        <RunningSearch view={run} currency={currency} isFirst={plan === null} />
      )}
      {run && isOver(run.run) && <SearchOutcome run={run.run} context={context} />}
      <LiveStatus view={run} currency={currency} />
    </section>
  )
}
