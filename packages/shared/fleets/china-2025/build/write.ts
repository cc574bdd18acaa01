import { mkdirSync, writeFileSync } from 'node:fs'
import { fleetFiles } from './build.ts'

/** Builds the fleet and writes it beside this folder. Usage: tsx write.ts */
const here = (name: string) => new URL(`../${name}`, import.meta.url)
mkdirSync(here('csv'), { recursive: true })
for (const [name, text] of fleetFiles()) writeFileSync(here(name), text)
