import { formatCount } from '../../format/count.ts'
import { formatMoney } from '../../format/money.ts'
import { formatMs, formatTokensPerSecond } from '../../format/quantity.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { type Fact, Facts } from '../../ui/Facts.tsx'
import { Section } from '../../ui/Section.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import type { WorkloadView } from '../../view/types.ts'

interface Props {
  model: PlanningModel
  workload: WorkloadView
}

/** What a workload asks for. */
export function WorkloadFigures({ model, workload }: Props) {
  return (
    <Section title={text.demand}>
      <Facts
        facts={[
          { term: text.class, value: <bdi>{workload.className}</bdi> },
          ...(workload.kind === 'inference'
            ? inferenceFacts(model, workload)
            : trainingFacts(model, workload)),
        ]}
      />
    </Section>
  )
}

function inferenceFacts(model: PlanningModel, workload: WorkloadView): Fact[] {
  const penalty = model.inferenceById.get(workload.id)?.unservedPenaltyPerMillionTokens ?? null
  return [
    {
      term: text.demand,
      value: formatTokensPerSecond(workload.tokensPerSecond),
      note: text.demandNote,
    },
    { term: text.regions, value: <bdi>{workload.regionNames.join(', ')}</bdi> },
    { term: text.slo, value: formatMs(workload.latencySloMs), note: text.sloNote },
    { term: text.penalty, value: text.penaltyInference(formatMoney(penalty, model.currency)) },
  ]
}

function trainingFacts(model: PlanningModel, workload: WorkloadView): Fact[] {
  const record = model.trainingById.get(workload.id)
  return [
    {
      term: text.gang,
      value: text.gangOf(formatCount(workload.gangAccelerators)),
      note: text.gangNote(formatCount(record?.hoursPerDay ?? null)),
    },
    {
      term: text.penalty,
      value: text.penaltyTraining(
        formatMoney(record?.unplacedPenaltyPerHour ?? null, model.currency),
      ),
    },
  ]
}
