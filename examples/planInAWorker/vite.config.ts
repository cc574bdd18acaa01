/**
 * A page with a worker.
 *
 *     npx vite examples/planInAWorker
 */
import { defineConfig } from 'vite'

// With these headers a page may share memory with its workers, so that Stop can keep the best plan so far.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}

export default defineConfig({
  server: { headers },
  preview: { headers },
  worker: { format: 'es' },
  // The engine finds its WebAssembly beside itself, so it stays as it is.
  optimizeDeps: { exclude: ['highs'] },
})
