import type { OptionRule } from '../arguments.ts'

/** Asks about one region’s requests of an inference workload. */
export const regionOption: Record<string, OptionRule> = {
  region: { value: 'text', help: 'id of the region whose requests are meant; default all' },
}
