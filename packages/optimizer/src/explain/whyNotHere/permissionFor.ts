import type { Edit, Fleet } from '@berth/shared'
import { runsKind } from '../../candidates/legality/operatorRunsIt.ts'
import type { PlacementRefusal } from '../../candidates/refusal.ts'
import type { IndexedPool } from '../../scenario/indexFleet.ts'
import { type Amendment, ruling } from './amendment.ts'
import { gangOf, gangSizeOf, poolCountOf, powerLimitOf, replicaOf, sloOf } from './figures.ts'
import type { Subject } from './subject.ts'
import { wholeLimits } from './wholeLimits.ts'

interface Place {
  /** With everything that is amended already. */
  fleet: Fleet
  subject: Subject
  pool: IndexedPool
}

/** The smallest amendment that removes a refusal; null where no figure of the fleet does. */
export const permissionFor = (
  { allowed, code, found }: PlacementRefusal,
  place: Place,
): Amendment | null => {
  const { fleet, pool, subject } = place
  const { siteId, workloadId } = subject
  const [needed, limit] = [Number(found), Number(allowed)]
  switch (code) {
    case 'SITE_CLOSED_BY_PLANNER':
    case 'SITE_HELD_CLOSED':
      return ruling('keep open', `keep ${siteId} open`, () => [{ kind: 'keepSiteOpen', siteId }])
    case 'SITE_UNDER_CONSTRUCTION':
      return changedSite(siteId, `finish ${siteId}`, { status: 'idle' })
    case 'SITE_SERVES_NO_INFERENCE':
      return changedSite(siteId, `make ${siteId} fit for inference`, { servesInference: true })
    case 'SITE_POWER_BELOW_IDLE':
      return powerLimitOf(siteId, limit, needed)
    case 'LATENCY_ABOVE_SLO':
      return sloOf(workloadId, limit, needed)
    case 'JURISDICTION_NOT_ALLOWED':
      return jurisdiction(place, String(found))
    case 'PINNED_ELSEWHERE':
      return ruling('pins', `let ${workloadId} run at ${siteId} besides`, () => [
        { kind: 'pinWorkload', workloadId, siteId },
      ])
    case 'FORBIDDEN_HERE':
      return ruling('forbids', `allow ${workloadId} at ${siteId}`, (before) =>
        allowedHere(before, subject),
      )
    case 'OPERATOR_CANNOT_RUN':
      return handOver(fleet, subject)
    case 'POOL_TOO_SMALL':
      return enlarged(pool, needed)
    case 'GANG_TOO_LARGE':
      return needed > pool.pool.maxGangAccelerators
        ? gangSizeOf(pool.pool.id, pool.pool.maxGangAccelerators, needed)
        : enlarged(pool, needed)
    case 'MEMORY_TOO_SMALL':
      return withMemory(place, needed)
    case 'ACCELERATOR_CANNOT_RUN':
      return null
  }
}

const changedSite = (siteId: string, words: string, set: Record<string, unknown>): Amendment =>
  ruling(words, words, () => [{ kind: 'change', collection: 'sites', id: siteId, set }])

const enlarged = ({ pool: { count, id, reserveFraction } }: IndexedPool, needed: number) =>
  reserveFraction < 1
    ? poolCountOf(id, count, Math.ceil(needed / (1 - reserveFraction) - 1e-9))
    : null

const collectionOf = ({ kind }: Subject) =>
  kind === 'inference' ? 'inferenceWorkloads' : 'trainingWorkloads'

const jurisdiction = ({ fleet, subject }: Place, added: string): Amendment => {
  const { workloadId } = subject
  const collection = collectionOf(subject)
  return ruling(`jurisdiction ${added}`, `allow ${workloadId} in ${added}`, () => {
    const workload = [...fleet.inferenceWorkloads, ...fleet.trainingWorkloads].find(
      ({ id }) => id === workloadId,
    )
    const allowedJurisdictions = [...(workload?.allowedJurisdictions ?? []), added]
    return [{ kind: 'change', collection, id: workloadId, set: { allowedJurisdictions } }]
  })
}

/** Only the whole of pins and forbids can be released, so the others are made again. */
const allowedHere = (
  { policy }: Pick<Fleet, 'policy'>,
  { siteId, workloadId }: Subject,
): Edit[] => {
  const own = (list: Fleet['policy']['pins']) =>
    list.filter((hold) => hold.workloadId === workloadId)
  return [
    { kind: 'releaseWorkload', workloadId },
    ...own(policy.pins).map((hold): Edit => ({ kind: 'pinWorkload', ...hold })),
    ...own(policy.forbids)
      .filter((hold) => hold.siteId !== siteId)
      .map((hold): Edit => ({ kind: 'forbidWorkload', ...hold })),
  ]
}

/** To the able operator of whom fewest limits would be broken, and of those the one who runs sites at the lowest cost. */
const handOver = ({ operators }: Fleet, subject: Subject): Amendment | null => {
  const { kind, siteId } = subject
  const [best] = operators
    .filter((operator) => runsKind(operator, kind))
    .map(({ id, operationCostFactor }) => {
      const amendment = ruling(`operator ${siteId}`, `hand ${siteId} over to ${id}`, () => [
        { kind: 'handOverSite', siteId, operatorId: id },
      ])
      return { amendment, operationCostFactor, broken: wholeLimits(subject, [amendment]).length }
    })
    .sort((a, b) => a.broken - b.broken || a.operationCostFactor - b.operationCostFactor)
  return best?.amendment ?? null
}

/** More accelerators for one copy, so that their memory holds it: of the class for inference, of the gang for training. */
const withMemory = ({ fleet, pool, subject }: Place, weightsGb: number): Amendment | null => {
  const accelerators = Math.ceil(weightsGb / pool.type.memoryGb - 1e-9)
  if (subject.kind === 'inference') {
    const workload = fleet.inferenceWorkloads.find(({ id }) => id === subject.workloadId)
    return workload ? replicaOf(fleet, workload.classId, pool.type.id, accelerators) : null
  }
  const workload = fleet.trainingWorkloads.find(({ id }) => id === subject.workloadId)
  const workloadClass = fleet.workloadClasses.find(({ id }) => id === workload?.classId)
  const speed = workloadClass?.fitByAcceleratorType[pool.type.id]?.relativeSpeed ?? 0
  if (!workload || speed <= 0) return null
  // ⌈gang / speed⌉ reaches `accelerators` once gang exceeds (accelerators − 1) × speed.
  const gang = Math.floor((accelerators - 1) * speed + 1e-9) + 1
  return gangOf(workload.id, workload.accelerators, gang)
}
