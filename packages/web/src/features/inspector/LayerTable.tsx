import type { RunRecord } from '../../graphql/runFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Section } from '../../ui/Section.tsx'
import { formatGoal } from '../solveProgress/formatGoal.ts'

type Layers = NonNullable<NonNullable<RunRecord['result']>['layers']>

/** Relaxed, with whole decisions, and with whole replicas: three different numbers. */
export function LayerTable({ layers, currency }: { layers: Layers; currency: string }) {
  const names = ['lpRelaxation', 'integerPlan', 'wholeReplicas'] as const
  return (
    <Section title={text.layers}>
      <Facts
        facts={names.map((name) => ({
          term: text.layer[name],
          value:
            name === 'wholeReplicas' && layers[name] === null
              ? text.noWholeReplicas
              : formatGoal('COST', layers[name], currency),
          note: name === 'wholeReplicas' ? layers.wholeReplicasMessage : text.layerNote[name],
        }))}
      />
    </Section>
  )
}
