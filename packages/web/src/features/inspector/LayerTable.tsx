import type { RunRecord } from '../../graphql/runFragments.ts'
import { inspectorText as text } from '../../text/inspector.ts'
import { Facts } from '../../ui/Facts.tsx'
import { Section } from '../../ui/Section.tsx'
import { formatGoal } from '../solveProgress/formatGoal.ts'

type Layers = NonNullable<NonNullable<RunRecord['result']>['layers']>

/** Relaxed, whole and rounded-up cost: three different numbers. */
export function LayerTable({ layers, currency }: { layers: Layers; currency: string }) {
  const names = ['lpRelaxation', 'integerPlan', 'wholeReplicas'] as const
  return (
    <Section title={text.layers}>
      <Facts
        facts={names.map((name) => ({
          term: text.layer[name],
          value: formatGoal('COST', layers[name], currency),
          note: name === 'wholeReplicas' ? layers.wholeReplicasMessage : text.layerNote[name],
        }))}
      />
    </Section>
  )
}
