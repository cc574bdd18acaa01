import type { Highs } from 'highs'
import * as highsModule from 'highs'

// The package is CommonJS by its own word, so NodeNext types hide the default export that its ES module has.
const load = highsModule.default as unknown as () => Promise<Highs>

let loading: Promise<Highs> | undefined

/** The WebAssembly module, loaded once for all models. */
export const loadHighs = (): Promise<Highs> => {
  loading ??= load()
  return loading
}
