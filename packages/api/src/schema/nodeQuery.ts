import type { Berth } from '../berth.ts'
import { builder } from './core/builder.ts'
import { decodeId } from './core/ids.ts'
import { entityRefs } from './fleet/entityRefs.ts'

const fleetTypes = new Set(['Fleet', ...Object.values(entityRefs).map(({ name }) => name)])

/** Whether the id names something, so that an unknown one is answered with null, not an error. */
const leadsSomewhere = async (berth: Berth, id: string): Promise<boolean> => {
  const decoded = decodeId(id)
  if (!decoded) return false
  switch (decoded.typename) {
    case 'Scenario':
      return (await berth.scenarios.find([decoded.id])).length > 0
    case 'SolveRun':
      return (await berth.runs.find('solve', [decoded.id])).length > 0
    case 'Exploration':
      return (await berth.runs.find('exploration', [decoded.id])).length > 0
    case 'Plan':
      return (await berth.plans.find([decoded.id])).length > 0
    default:
      return fleetTypes.has(decoded.typename)
  }
}

builder.queryField('node', (t) =>
  t.node({
    args: { id: t.arg.id({ required: true, description: 'Any id that this API gave out.' }) },
    description: 'Anything with an identity; null where there is nothing of this id.',
    id: async (_, { id }, { berth }) => ((await leadsSomewhere(berth, id)) ? id : null),
  }),
)
