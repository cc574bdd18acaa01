import { highsSolver } from '@berth/optimizer/testing'
import type { InProcessEngine } from './engine.ts'
import { sessionEngine } from './sessionEngine.ts'

/** HiGHS as WebAssembly, through the optimizer’s adapter: typed arrays, no file. */
export const highsWasm: InProcessEngine = {
  kind: 'inProcess',
  name: 'highs-wasm',
  title: 'HiGHS (WASM)',
  isPeer: true,
  largestColumns: { lp: 2_000_000, mip: 400_000 },
  load: async () => sessionEngine(highsSolver),
}
