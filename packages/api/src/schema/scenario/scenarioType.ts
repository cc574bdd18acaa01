import { type ResolveCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay'
import { isScenarioCursor } from '../../storage/scenarioStore.ts'
import type { ScenarioRow } from '../../storage/tables.ts'
import type { AppliedEdit } from '../../useCases/fleetView.ts'
import { builder } from '../core/builder.ts'
import { maxStoredPage, pageSize, requireCursors } from '../core/connection.ts'
import { innerId } from '../core/ids.ts'
import { fleetType } from '../fleet/fleetType.ts'
import { explorationRef, planRef, scenarioRef, solveRunRef } from '../nodeRefs.ts'

const scenarioEditType = builder
  .objectRef<AppliedEdit & { index: number }>('ScenarioEdit')
  .implement({
    description: 'One edit of a scenario.',
    fields: (t) => ({
      index: t.exposeInt('index', { description: 'Place in the list, from 0.' }),
      kind: t.string({ description: 'Its kind.', resolve: ({ edit }) => edit.kind }),
      text: t.exposeString('text', { description: 'The edit as a planner would say it.' }),
      data: t.field({
        type: 'JSON',
        description: 'The edit as data: `kind` and the fields of that kind.',
        resolve: ({ edit }) => edit,
      }),
      createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    }),
  })

scenarioRef.implement({
  description: 'A base fleet plus edits, in order. A scenario never touches the live estate.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name for people.' }),
    version: t.exposeInt('version', {
      description: 'Grows with every change; give it as expectedVersion.',
    }),
    fleet: t.field({
      type: fleetType,
      description: 'The fleet with the edits applied.',
      resolve: (scenario, _, { berth }) => berth.fleets.viewOfScenario(scenario),
    }),
    baseFleetKey: t.exposeString('fleetKey', { description: 'Key of the fleet it starts from.' }),
    edits: t.field({
      type: [scenarioEditType],
      description: 'The edits, in the order in which they apply.',
      resolve: async (scenario, _, { berth }) =>
        (await berth.fleets.viewOfScenario(scenario)).edits.map((edit, index) => ({
          ...edit,
          index,
        })),
    }),
    branchedFrom: t.field({
      type: scenarioRef,
      nullable: true,
      description: 'The scenario that it was copied from.',
      resolve: ({ branchedFromId }) => branchedFromId,
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
    solveRuns: t.field({
      type: [solveRunRef],
      args: {
        first: t.arg.int({ description: 'How many at most, up to 200; 20 unless told.' }),
      },
      description: 'Its solve runs, newest first.',
      resolve: ({ id }, { first }, { berth }) =>
        berth.runs.newestOf('solve', 'scenarioId', id, pageSize({ first }, 20, maxStoredPage)),
    }),
    explorations: t.field({
      type: [explorationRef],
      args: {
        first: t.arg.int({ description: 'How many at most, up to 200; 20 unless told.' }),
      },
      description: 'What was asked about it and its plans, newest first.',
      resolve: ({ id }, { first }, { berth }) =>
        berth.runs.newestOf(
          'exploration',
          'scenarioId',
          id,
          pageSize({ first }, 20, maxStoredPage),
        ),
    }),
    latestPlan: t.field({
      type: planRef,
      nullable: true,
      description: 'The newest plan of any version of the scenario; null before the first.',
      resolve: async ({ id }, _, { berth }) => (await berth.runs.latestWithPlan(id))?.planId,
    }),
    isPlanStale: t.boolean({
      description: 'Whether the newest plan was made before the newest edit.',
      resolve: async ({ id, version }, _, { berth }) =>
        ((await berth.runs.latestWithPlan(id))?.scenarioVersion ?? version) < version,
    }),
  }),
})

builder.queryFields((t) => ({
  scenarios: t.connection(
    {
      type: scenarioRef,
      description: 'All scenarios, newest first.',
      resolve: async (_, args, { berth }) => {
        pageSize(args, 20, maxStoredPage)
        requireCursors(args, isScenarioCursor)
        const page = await resolveCursorConnection(
          {
            args,
            defaultSize: 20,
            maxSize: maxStoredPage,
            toCursor: ({ createdAt, id }: ScenarioRow) => `${createdAt.toISOString()}/${id}`,
          },
          ({ before, after, limit, inverted }: ResolveCursorConnectionArgs) =>
            berth.scenarios.page({ before, after, limit, inverted }),
        )
        return { ...page, totalCount: await berth.scenarios.count() }
      },
    },
    { name: 'ScenarioConnection' },
    { name: 'ScenarioEdge' },
  ),
  scenario: t.field({
    type: scenarioRef,
    nullable: true,
    args: { id: t.arg.id({ required: true, description: 'Id of the scenario.' }) },
    description: 'One scenario; null where there is none of this id.',
    resolve: async (_, { id }, { berth }) =>
      (await berth.scenarios.find([innerId('Scenario', id)]))[0] ?? null,
  }),
  defaultScenario: t.field({
    type: scenarioRef,
    description: 'The scenario that the page opens: the newest.',
    resolve: (_, __, { berth }) => berth.scenarios.newest(),
  }),
}))
