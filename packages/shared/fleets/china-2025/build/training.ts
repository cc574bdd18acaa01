import type { FleetInput, Random } from '../../../src/index.ts'
import { h100RentPerHour, round } from './infrastructure.ts'

type TrainingInput = NonNullable<FleetInput['trainingWorkloads']>[number]

/**
 * Gangs by class: how many, and from how many to how many H100-equivalents. Half of all jobs of the public traces take one
 * accelerator and the largest 1,024 to 2,048; single-accelerator jobs need no planning, so the small end is a server.
 */
const gangs = [
  { classId: 'research', count: 50, least: 16, most: 96 },
  { classId: 'fine-tuning', count: 45, least: 48, most: 384 },
  { classId: 'pretraining', count: 20, least: 384, most: 2048 },
] as const

export const buildTrainings = (random: Random): TrainingInput[] =>
  gangs.flatMap(({ classId, count, least, most }) =>
    Array.from({ length: count }, (_, n): TrainingInput => {
      // Small gangs are far more frequent than large ones, as in the traces.
      const accelerators = Math.round((least * (most / least) ** (random.next() ** 1.5)) / 8) * 8
      const mayWait = random.chance(0.15)
      return {
        id: `${classId}-${n + 1}`,
        name: `${{ research: 'Research run', 'fine-tuning': 'Fine-tuning', pretraining: 'Pre-training' }[classId]} ${n + 1}`,
        classId,
        accelerators,
        hoursPerDay: mayWait ? random.whole(8, 16) : 24,
        datasetGb: round(accelerators * random.between(20, 200), 0),
        checkpointGb: classId === 'pretraining' ? 9000 : classId === 'fine-tuning' ? 500 : 40,
        unplacedPenaltyPerHour: round(accelerators * h100RentPerHour * 4, 0),
      }
    }),
  )
