export { busyBySite } from './busyBySite.ts'
export { certify } from './certify.ts'
export { type Evaluation, evaluate, evaluateToday } from './evaluate.ts'
export { type PlacementState, todayOf } from './state.ts'
