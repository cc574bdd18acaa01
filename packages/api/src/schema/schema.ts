import './core/scalars.ts'
import './exploration/explorationMutations.ts'
import './exploration/explorationType.ts'
import './fleet/entityTypes.ts'
import './fleet/fleetType.ts'
import './nodeQuery.ts'
import './plan/planType.ts'
import './scenario/scenarioMutations.ts'
import './scenario/scenarioType.ts'
import './solveRun/solveRunMutations.ts'
import './solveRun/solveRunType.ts'
import { builder } from './core/builder.ts'

/** The contract between this server and everything that talks to it. */
export const schema = builder.toSchema()
