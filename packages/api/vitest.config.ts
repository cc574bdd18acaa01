import { createRequire } from 'node:module'
import { defineConfig } from 'vitest/config'

/** The bundler's resolver would pick another build of graphql than Node does, and there may be one only. */
const resolve = {
  alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
}

/** What every group of tests shares: two cores, real databases, real processes. */
const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  restoreMocks: true,
} as const

const behaviour = (name: string, globalSetup: string) => ({
  resolve,
  test: {
    ...shared,
    name,
    include: ['test/behaviour/**/*.test.ts', `test/${name}/**/*.test.ts`],
    globalSetup: ['test/support/buildServer.ts', globalSetup],
  },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ['default', 'json'],
    outputFile: { json: 'test-results/vitest.json' },
    projects: [
      {
        resolve,
        test: {
          ...shared,
          name: 'without database',
          include: ['src/**/*.test.ts', 'test/*.test.ts'],
          globalSetup: ['test/support/buildServer.ts'],
        },
      },
      behaviour('embedded', 'test/support/embeddedTemplate.ts'),
      behaviour('postgresql', 'test/support/postgresServer.ts'),
    ],
  },
})
