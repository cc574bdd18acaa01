import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { questionsText as text } from '../../text/questions.ts'
import { ModalDialog } from '../../ui/ModalDialog.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { OtherPlanDialog } from '../comparison/OtherPlanDialog.tsx'
import type { About } from './about.ts'
import { QuestionState } from './QuestionState.tsx'
import { questionList } from './questionList.ts'
import './questions.css'

interface Props extends Omit<About, 'onCompare'> {
  isStale: boolean
  isOpen: boolean
  onClose(): void
}

/** What a planner can ask about the plan: the questions on the side, the answer beside them. */
export function QuestionsDialog({ isOpen, onClose, isStale, ...plan }: Props) {
  const [comparedId, setComparedId] = useState<string | null>(null)
  const about: About = { ...plan, onCompare: setComparedId }
  return (
    <ModalDialog title={text.title} isOpen={isOpen} onClose={onClose} size='full'>
      {isStale && <NoticeCard tone='warning' title={text.staleTitle} lines={[text.stale]} />}
      <Tabs className='questions' orientation='vertical'>
        <TabList className='question-list' aria-label={text.list} items={questionList}>
          {({ id, name, question }) => (
            <Tab id={id} className='question-tab'>
              <span>{name}</span>
              <QuestionState planId={plan.planId} question={question} />
            </Tab>
          )}
        </TabList>
        {questionList.map(({ id, Panel }) => (
          <TabPanel key={id} id={id} className='question-panel'>
            <Panel about={about} />
          </TabPanel>
        ))}
      </Tabs>
      <OtherPlanDialog
        planId={comparedId}
        atHandId={plan.planId}
        onClose={() => setComparedId(null)}
      />
    </ModalDialog>
  )
}
