import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** In development the page comes from vite and its questions go to the server at its usual address. */
export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // Browsers that know light-dark() and :dir(), so that neither is rewritten.
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    chunkSizeWarningLimit: 800,
  },
  server: {
    proxy: { '/graphql': 'http://localhost:4000', '/plans': 'http://localhost:4000' },
  },
})
