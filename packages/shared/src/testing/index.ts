export { tinyFleet, tinyFleetInput } from './tinyFleet.ts'
