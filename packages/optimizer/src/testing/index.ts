export { type FleetShape, generateFleet } from './generateFleet.ts'
export { type ConformanceCase, solverConformance } from './solverConformance.ts'
