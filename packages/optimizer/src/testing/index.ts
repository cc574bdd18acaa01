export { type FleetShape, generateFleet } from './generateFleet.ts'
export { type Random, seededRandom } from './random.ts'
