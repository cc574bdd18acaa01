import { cbc } from './cbc.ts'
import { clp } from './clp.ts'
import type { Engine } from './engine.ts'
import { glpkJs } from './glpkJs.ts'
import { glpsol } from './glpsol.ts'
import { highsNative } from './highsNative.ts'
import { highsWasm } from './highsWasm.ts'
import { javascriptLpSolver } from './javascriptLpSolver.ts'
import { price } from './price.ts'
import { yalps } from './yalps.ts'

/** In the order of the table’s columns. */
export const allEngines: Engine[] = [
  price,
  clp,
  highsNative,
  highsWasm,
  glpsol,
  glpkJs,
  yalps,
  javascriptLpSolver,
  cbc,
]

export const engineNamed = (name: string): Engine => {
  const engine = allEngines.find((one) => one.name === name)
  if (!engine) throw new Error(`there is no engine "${name}"`)
  return engine
}
