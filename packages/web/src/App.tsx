import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PageContext } from './actions/pageAction.ts'
import { usePageKeys } from './actions/usePageKeys.ts'
import { BeforeAfterBar } from './features/beforeAfter/BeforeAfterBar.tsx'
import { ComparisonDialog } from './features/comparison/ComparisonDialog.tsx'
import { EditHistory } from './features/editHistory/EditHistory.tsx'
import { Inspector } from './features/inspector/Inspector.tsx'
import { Notices } from './features/notices/Notices.tsx'
import { QuestionsDialog } from './features/questions/QuestionsDialog.tsx'
import { SolveProgress } from './features/solveProgress/SolveProgress.tsx'
import { TopBar } from './features/topBar/TopBar.tsx'
import { usePlanning, usePlanningState } from './planning/usePlanning.ts'
import { Stage } from './Stage.tsx'
import './styles/app.css'
import { appText } from './text/app.ts'
import { useUrlState } from './urlState/useUrlState.ts'
import { buildModel } from './view/planningModel.ts'
import type { Selection } from './view/types.ts'

/** The planning page: figures above, map and tables on the stage, explanations and changes at the side. */
export function App() {
  const planning = usePlanning()
  const state = usePlanningState()
  const [url, setUrl] = useUrlState()
  const [isComparing, setIsComparing] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const { scenario, plan } = state
  const model = useMemo(() => (scenario ? buildModel(scenario, plan) : null), [scenario, plan])

  const { scenarioId } = url
  useEffect(() => void planning.open(scenarioId), [planning, scenarioId])

  const select = useCallback((selection: Selection) => setUrl({ selection }), [setUrl])
  const context = useMemo(
    (): PageContext => ({
      planning,
      showChanges: () => setIsComparing(true),
      showQuestions: () => setIsAsking(true),
    }),
    [planning],
  )
  usePageKeys(state, context)

  return (
    <div className='app'>
      <TopBar context={context} onOpen={(id) => setUrl({ scenarioId: id, selection: null })} />
      {model ? (
        <>
          <BeforeAfterBar
            before={plan?.head.before ?? model.scenario.head.fleet.account}
            after={plan?.head.account ?? null}
            currency={model.currency}
            isStale={model.scenario.head.isPlanStale}
          />
          <main className='app-body'>
            <Stage model={model} url={url} onSelect={select} onChange={setUrl} />
            <aside className='app-side'>
              <div>
                <Notices />
                <SolveProgress context={context} />
              </div>
              <div className='app-side-scroll'>
                <Inspector model={model} selection={url.selection} onSelect={select} />
              </div>
              <EditHistory />
            </aside>
          </main>
        </>
      ) : (
        <main className='app-opening'>
          <Notices />
          <p role='status'>{appText.loading}</p>
        </main>
      )}
      {scenario && plan && (
        <ComparisonDialog
          scenarioId={scenario.head.id}
          planId={plan.head.id}
          earlierPlanId={state.earlierPlanId}
          isOpen={isComparing}
          onClose={() => setIsComparing(false)}
        />
      )}
      {model && plan && (
        <QuestionsDialog
          planId={plan.head.id}
          currency={model.currency}
          siteName={(key) => model.siteById.get(key)?.name ?? key}
          isStale={model.scenario.head.isPlanStale}
          isOpen={isAsking}
          onClose={() => setIsAsking(false)}
        />
      )}
    </div>
  )
}
