import { cpus, totalmem } from 'node:os'

/** What the times were measured on. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  platform: string
  node: string
}

export const thisMachine = (): Machine => ({
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  platform: `${process.platform} ${process.arch}`,
  node: process.version,
})

export const machineWords = ({ cpu, cores, memoryGb, platform, node }: Machine) =>
  `${cpu}, ${cores} cores, ${memoryGb} GB, ${platform}, Node ${node.replace(/^v/, '')}`
