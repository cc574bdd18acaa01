import { consolidations } from './consolidations.ts'
import type { BenchInstance } from './instance.ts'
import { coldStart, linearPrograms } from './linearPrograms.ts'
import { anytime, heldPlans, million, whatIf } from './others.ts'
import { robustness } from './robustness.ts'

export const catalogue: BenchInstance[] = [
  ...linearPrograms,
  coldStart,
  ...consolidations,
  whatIf,
  heldPlans,
  ...anytime,
  million,
  ...robustness,
]

/** What a run measures: the default ones, all of them, or those whose name contains a text. */
export const chosen = ({ only, all }: { only: string; all: boolean }): BenchInstance[] => {
  const wide = all ? catalogue : catalogue.filter(({ isDefault }) => isDefault)
  const isNamed = ({ name }: BenchInstance) => name.toLowerCase().includes(only.toLowerCase())
  const found = wide.filter(isNamed)
  return found.length > 0 ? found : catalogue.filter(isNamed)
}

export const instanceNamed = (name: string): BenchInstance => {
  const instance = catalogue.find((one) => one.name === name)
  if (!instance) throw new Error(`there is no instance "${name}"`)
  return instance
}
