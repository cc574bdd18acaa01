import type { Browser, Page } from 'playwright-core'
import type { Server } from './startServer.ts'

/** What the journeys share: one server with the built-in fleet, one browser. */
export interface Context {
  server: Server
  browser: Browser
  names: Names
}

/** Things of the built-in fleet that the journeys use, read from the server. */
export interface Names {
  /** The scenario of the first start, which gets the first plan. */
  mainScenario: string
  siteCount: number
  /** Open sites, the largest first. */
  sites: { key: string; name: string }[]
  /** An inference workload. */
  workload: { key: string; name: string }
}

export async function readNames(server: Server): Promise<Names> {
  const { defaultScenario } = await server.ask<{
    defaultScenario: {
      id: string
      fleet: {
        sites: {
          totalCount: number
          nodes: { key: string; name: string; status: string; pools: { count: number }[] }[]
        }
        workloads: { nodes: { key: string; name: string }[] }
      }
    }
  }>(`{
    defaultScenario {
      id
      fleet {
        sites(first: 200) { totalCount nodes { key name status pools { count } } }
        workloads(first: 1, kind: INFERENCE) { nodes { key name } }
      }
    }
  }`)
  const { sites, workloads } = defaultScenario.fleet
  const size = (site: (typeof sites.nodes)[number]) =>
    site.pools.reduce((sum, pool) => sum + pool.count, 0)
  const [workload] = workloads.nodes
  if (!workload) throw new Error('The built-in fleet has no inference workload.')
  return {
    mainScenario: defaultScenario.id,
    siteCount: sites.totalCount,
    sites: sites.nodes
      .filter((site) => site.status === 'OPERATING')
      .sort((a, b) => size(b) - size(a)),
    workload,
  }
}

export const inspector = (page: Page) => page.getByRole('region', { name: 'Inspector' })
export const changes = (page: Page) => page.getByRole('region', { name: 'Changes' })
export const solveButton = (page: Page) => page.getByRole('button', { name: 'Solve', exact: true })
export const stopButton = (page: Page) => page.getByRole('button', { name: 'Stop', exact: true })
export const planIsThere = (page: Page) =>
  page.getByText(/limits recomputed independently, all hold/).waitFor({ timeout: 110_000 })

/** Picks what has this name in a table. */
export async function pick(page: Page, table: 'Workloads' | 'Sites', name: string): Promise<void> {
  await page.getByRole('tab', { name: table }).click()
  await page.getByRole('searchbox', { name: `Filter ${table.toLowerCase()}` }).fill(name)
  await page
    .getByRole('status')
    .getByText(/^\d+ of/)
    .waitFor()
  await page.getByRole('grid', { name: table }).getByTitle(name, { exact: true }).first().click()
  await inspector(page).getByRole('heading', { name, exact: true }).waitFor()
}

/** Fills in a number in the inspector and sets it. */
export async function setNumber(page: Page, label: string, value: string): Promise<void> {
  const form = inspector(page).locator('form', { has: page.getByLabel(label) })
  await form.getByLabel(label).fill(value)
  await form.getByRole('button', { name: 'Set' }).click()
}
