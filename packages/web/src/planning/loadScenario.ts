import { ask } from '../graphql/ask.ts'
import type { InferenceRecord, SiteRecord, TrainingRecord } from '../graphql/fleetFragments.ts'
import {
  defaultScenarioDocument,
  moreInferenceDocument,
  moreSitesDocument,
  moreTrainingDocument,
  type ScenarioHead,
  scenarioDocument,
} from '../graphql/scenarioDocuments.ts'
import { readPages } from './readPages.ts'

/** A scenario with its whole fleet. */
export interface ScenarioData {
  head: ScenarioHead
  sites: SiteRecord[]
  inference: InferenceRecord[]
  training: TrainingRecord[]
}

/** Reads a scenario, or the one that the page opens where none is named or the named one is gone. */
export async function loadScenario(wantedId: string | null): Promise<ScenarioData> {
  const found = wantedId === null ? null : await readHead(wantedId)
  const head = found ?? (await readHead(await defaultScenarioId()))
  if (!head) throw new Error('The scenario that the server opens by default is gone.')
  const { id, fleet } = head
  const [sites, inference, training] = await Promise.all([
    readPages(fleet.sites, async (after) => {
      const more = await ask('query', moreSitesDocument, { id, after })
      return more.scenario?.fleet.sites
    }),
    readPages(narrowed(fleet.inference, isInference), async (after) => {
      const more = await ask('query', moreInferenceDocument, { id, after })
      return more.scenario && narrowed(more.scenario.fleet.workloads, isInference)
    }),
    readPages(narrowed(fleet.training, isTraining), async (after) => {
      const more = await ask('query', moreTrainingDocument, { id, after })
      return more.scenario && narrowed(more.scenario.fleet.workloads, isTraining)
    }),
  ])
  return { head, sites, inference, training }
}

async function readHead(id: string): Promise<ScenarioHead | null> {
  return (await ask('query', scenarioDocument, { id })).scenario
}

async function defaultScenarioId(): Promise<string> {
  return (await ask('query', defaultScenarioDocument, {})).defaultScenario.id
}

const isInference = (node: object): node is InferenceRecord => 'latencySloMs' in node
const isTraining = (node: object): node is TrainingRecord => 'hoursPerDay' in node

function narrowed<Node extends object, Kept extends Node, Info>(
  page: { nodes: Node[]; pageInfo: Info },
  isKept: (node: Node) => node is Kept,
) {
  return { nodes: page.nodes.filter(isKept), pageInfo: page.pageInfo }
}
