import { formatCount } from '../../../format/count.ts'
import { formatPower } from '../../../format/quantity.ts'
import type { StrandedRecord } from '../../../graphql/strandedDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import { NoticeCard } from '../../../ui/NoticeCard.tsx'
import type { About } from '../about.ts'
import { StackedBar } from '../chart/StackedBar.tsx'
import { QuestionPanel } from '../QuestionPanel.tsx'
import { AnswerTable } from '../table/AnswerTable.tsx'
import { strandedColumns, strandedSiteColumns } from './strandedColumns.tsx'
import { strandedQuestion } from './strandedQuestion.ts'

const text = questionsText.stranded

/** What is idle under the plan, by reason. */
export function StrandedPanel({ about }: { about: About }) {
  return (
    <QuestionPanel planId={about.planId} question={strandedQuestion} words={text}>
      {(stranded) => <StrandedAnswer stranded={stranded} about={about} />}
    </QuestionPanel>
  )
}

function StrandedAnswer({ stranded, about }: { stranded: StrandedRecord; about: About }) {
  const { reasons, notLookedAt } = stranded
  const parts = (amountOf: (reason: (typeof reasons)[number]) => number, format: Format) =>
    reasons.map((reason) => ({
      key: reason.reason,
      name: text.reasons[reason.reason],
      amount: amountOf(reason),
      words: format(amountOf(reason)),
    }))
  return (
    <>
      {notLookedAt.length > 0 && (
        <NoticeCard
          tone='warning'
          title={questionsText.cutShortTitle}
          lines={[text.notLookedAt(notLookedAt.map((reason) => text.reasons[reason]).join(', '))]}
        />
      )}
      <StackedBar
        title={text.idleAccelerators}
        total={formatCount(stranded.idleAccelerators)}
        parts={parts(({ accelerators }) => accelerators, formatCount)}
      />
      <StackedBar
        title={text.idlePower}
        total={formatPower(stranded.idleKw)}
        parts={parts(({ kw }) => kw, formatPower)}
      />
      <AnswerTable
        title={text.byReason}
        fileName='stranded-capacity-by-reason'
        columns={strandedColumns(about)}
        rows={reasons}
        keyOf={({ reason }) => reason}
      />
      <AnswerTable
        title={text.bySite}
        fileName='stranded-capacity-by-site'
        columns={strandedSiteColumns(about)}
        rows={stranded.sites.toSorted((a, b) => b.idleAccelerators - a.idleAccelerators)}
        keyOf={({ siteKey }) => siteKey}
      />
    </>
  )
}

type Format = (amount: number) => string
