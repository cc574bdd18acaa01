import type { Client } from './testServer.ts'

/** Whatever a mutation answers: fields that are not part of the answer's type are absent. */
export interface Answered {
  __typename: string
  code: string
  message: string
  fix: string
  currentVersion: number
  validatedOnly: boolean
  issues: {
    code: string
    path: string
    entity: string
    found: string
    allowed: string
    fix: string
  }[]
  scenario: ScenarioAnswered
  run: RunAnswered
}
interface ScenarioAnswered {
  id: string
  name: string
  version: number
  edits: { index: number; kind: string; text: string; data: Record<string, unknown> }[]
}
export interface RunAnswered {
  id: string
  state: string
  lastSequence: number
  plan: { id: string } | null
  problem: { code: string; message: string; fix: string } | null
  holdPlan: { id: string } | null
  result: { status: string; stoppedBy: string; scope: string } | null
}

const problems = `
  ... on Problem { code message fix }
  ... on StaleVersion { currentVersion }
  ... on EditsRejected { issues { code path entity found allowed fix } }
  ... on InputRejected { issues { code path entity found allowed fix } }`
const scenario = 'scenario { id name version edits { index kind text data } }'
const runFields =
  'id state lastSequence plan { id } holdPlan { id } problem { code message fix } result { status stoppedBy scope }'

const withoutStale = problems.replace('... on StaleVersion { currentVersion }', '')
const withoutEdits = withoutStale.replace(/\.\.\. on EditsRejected \{.*\}\n/, '\n')

type Input = Record<string, unknown>

/** The mutations as a page would send them. */
export const mutations = ({ get }: Client) => ({
  create: (input: Input) =>
    get<Answered>(
      `mutation ($input: ScenarioCreateInput!) { scenarioCreate(input: $input) { __typename ... on ScenarioCreated { ${scenario} } ${withoutStale} } }`,
      { input: { name: 'A scenario', fleetKey: 'tiny', ...input } },
    ),
  edit: (input: Input) =>
    get<Answered>(
      `mutation ($input: ScenarioEditInput!) { scenarioEdit(input: $input) { __typename ... on ScenarioEdited { validatedOnly ${scenario} } ${problems} } }`,
      { input },
    ),
  remove: (input: Input) =>
    get<Answered>(
      `mutation ($input: ScenarioRemoveEditsInput!) { scenarioRemoveEdits(input: $input) { __typename ... on ScenarioEdited { ${scenario} } ${problems} } }`,
      { input },
    ),
  branch: (input: Input) =>
    get<Answered>(
      `mutation ($input: ScenarioBranchInput!) { scenarioBranch(input: $input) { __typename ... on ScenarioBranched { ${scenario} } ${withoutEdits} } }`,
      { input },
    ),
  start: (input: Input) =>
    get<Answered>(
      `mutation ($input: SolveRunStartInput!) { solveRunStart(input: $input) { __typename ... on SolveRunStarted { run { ${runFields} } } ${withoutEdits} } }`,
      { input: { engine: 'HIGHS', ...input } },
    ),
  cancel: (id: string) =>
    get<Answered>(
      `mutation ($input: SolveRunCancelInput!) { solveRunCancel(input: $input) { __typename ... on SolveRunCancelRequested { run { ${runFields} } } ... on Problem { code message fix } } }`,
      { input: { id } },
    ),
})

export const readRun = ({ get }: Client, id: string) =>
  get<RunAnswered | null>(`query ($id: ID!) { solveRun(id: $id) { ${runFields} } }`, { id })

const finalStates = ['FINISHED', 'CANCELLED', 'FAILED', 'INTERRUPTED']

/** Asks until the run has ended: the query is the truth, with or without a subscription. */
export const untilEnded = async (
  server: Client,
  id: string,
  patienceMs = 40_000,
): Promise<RunAnswered> => {
  const giveUpAt = Date.now() + patienceMs
  while (Date.now() < giveUpAt) {
    const run = await readRun(server, id)
    if (run && finalStates.includes(run.state)) return run
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`The run did not end within ${patienceMs} ms.`)
}

/** The id of the plan that a run finds. */
export const solved = async (server: Client, input: Input): Promise<string> => {
  const { run } = await mutations(server).start(input)
  const { plan } = await untilEnded(server, run.id)
  if (!plan) throw new Error('The run has found no plan.')
  return plan.id
}
